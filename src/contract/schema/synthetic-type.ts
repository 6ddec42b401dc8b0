/** Types that no schema declares: what stands in the Body where the WSDL names parts instead of one element. */
import { localOf, type QName } from '../../xml/names.ts';
import { readEvidence, type Evidence } from '../evidence.ts';
import type { SchemaComplexType, SchemaMember } from './schema-type.ts';

export interface SyntheticPart {
  readonly name: string;
  /** Namespace of the part's element on the wire: empty for rpc. */
  readonly namespace: string;
  readonly type: QName;
  readonly required: boolean;
  readonly nillable: boolean;
  readonly evidence?: Evidence;
}

const noEvidence: Evidence = readEvidence('');

/** The path in a synthetic or anonymous type's name, `{urn:x}#Op` → `Op`. */
function pathOf(name: QName): string {
  const local = localOf(name);
  return local.startsWith('#') ? local.slice(1) : local;
}

function memberOf(part: SyntheticPart): SchemaMember {
  const { name, namespace, type, required, nillable, evidence = noEvidence } = part;
  return {
    kind: 'element',
    name,
    namespace,
    key: name,
    type,
    required,
    repeated: false,
    minItems: 0,
    maxItems: undefined,
    nillable,
    preset: undefined,
    evidence,
  };
}

/**
 * A complex type with the parts as members, in their order: an rpc wrapper, or an empty message when there are none.
 * `name` is its key in the model, such as `{urn:x}#GetQuote`; use a `#`, so that it cannot be a name of a schema.
 */
export function syntheticType(
  name: QName,
  parts: readonly SyntheticPart[],
  evidence: Evidence = noEvidence,
): SchemaComplexType {
  const members = parts.map(memberOf);
  return {
    kind: 'complex',
    name: pathOf(name),
    members,
    content: {
      kind: 'sequence',
      required: true,
      particles: members.map(({ required }, member) => ({ kind: 'member', member, required })),
    },
    attributes: [],
    anyAttribute: false,
    value: undefined,
    abstract: false,
    base: undefined,
    arrayOf: undefined,
    evidence,
  };
}

/** A complex type that is nothing but the text of a simple type: a message element of simple type, `{"$value": …}`. */
export function syntheticValue(name: QName, type: QName, evidence: Evidence = noEvidence): SchemaComplexType {
  return { ...syntheticType(name, [], evidence), value: type };
}
