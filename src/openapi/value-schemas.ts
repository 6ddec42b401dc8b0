/** Schemas of what is not an object of its own: simple types, enums of WFM, dates. */
import {
  typeOf,
  type Builtin,
  type DateModel,
  type EnumModel,
  type Member,
  type Service,
  type SimpleType,
  type UnionType,
} from '../contract/service-model.ts';
import { builtinSchemas, doubleSchema, xmlSchema } from './builtin-schemas.ts';
import type { Components } from './components.ts';
import { withFacets, withListFacets } from './facet-schemas.ts';
import { byName, present, type JsonSchema } from './json-schema.ts';

export type TypeName = Member['type'];

function builtinSchema(base: Builtin, components: Components): JsonSchema {
  return base === 'float' || base === 'double'
    ? components.reference('double', 'Double', () => doubleSchema)
    : builtinSchemas[base];
}

/** XML as text; `name` is that of the element which it must be. */
export function xmlReference(
  components: Components,
  name: { readonly namespace: string; readonly name: string } | undefined,
): JsonSchema {
  const reference = components.reference('xml', 'Xml', () => xmlSchema);
  if (name === undefined) return reference;
  const namespace = name.namespace.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const declared = namespace === '' ? '' : ` xmlns="${namespace}"`;
  return { ...reference, examples: [{ '@xml': `<${name.name}${declared}>text</${name.name}>` }] };
}

/** The name of a WFM enum or its number: which of them comes depends on how well the number is known. */
export function enumReference(components: Components, model: EnumModel): JsonSchema {
  return components.reference(`enum ${model.name}`, model.name, () => ({
    description: model.provisional
      ? 'Provisional: the numbers are guesses. Where WFM is real they stay numbers in answers and are refused in writes.'
      : 'A number where WFM sends one without a known name.',
    anyOf: [{ type: 'string', enum: [...model.numbers.keys()] }, { type: 'integer' }],
    'x-enum-numbers': byName(model.numbers),
    'x-provisional': model.provisional,
    'x-critical': model.critical,
    'x-evidence': model.evidence,
  }));
}

/** A double that is an OLE date, in the friendly profile. */
export function dateSchema(model: DateModel): JsonSchema {
  const none = model.none === undefined ? '' : ` null = none (${model.none} in WFM).`;
  const schema =
    model.form === 'date'
      ? { type: 'string', format: 'date', description: `A date.${none}` }
      : {
          type: 'string',
          description: `ISO 8601, with an offset when the call has a zone, local without.${none}`,
          examples: ['2024-01-15T09:15:00'],
        };
  return model.none === undefined ? schema : { ...schema, type: ['string', 'null'] };
}

/** A text of a simple type, which a union shows as an example. */
function sampleText(service: Service, name: TypeName): string | undefined {
  const type = typeOf(service, name);
  if (type.kind !== 'simple' || type.variety === 'list') return undefined;
  const [value] = type.facets.enumeration ?? [];
  if (value !== undefined) return value;
  if (type.variety === 'union') return unionSample(service, type);
  const { base } = type;
  const schema = base === 'float' || base === 'double' ? { type: 'number' } : builtinSchemas[base];
  const [example] = Array.isArray(schema['examples']) ? (schema['examples'] as readonly string[]) : [];
  if (schema['type'] === 'string')
    return type.facets.patterns === undefined ? (example ?? 'text') : undefined;
  return schema['type'] === 'boolean' ? 'true' : (type.facets.minInclusive ?? '1');
}

function unionSample(service: Service, { memberTypes }: UnionType): string | undefined {
  return memberTypes.map((name) => sampleText(service, name)).find((text) => text !== undefined);
}

function namedSchema(service: Service, type: SimpleType, components: Components): JsonSchema {
  if (type.variety === 'union') {
    const sample = unionSample(service, type);
    return present({
      type: 'string',
      description: 'The text of a value of one of several types.',
      enum: type.facets.enumeration,
      examples: sample === undefined || type.facets.enumeration !== undefined ? undefined : [sample],
    });
  }
  if (type.variety === 'list') {
    const items = simpleSchema(service, type.item, components);
    return withListFacets({ type: 'array', items }, type.facets);
  }
  return withFacets(builtinSchema(type.base, components), type);
}

/** A simple type: in place when it is a built-in one, else a component, the same for all shapes. */
export function simpleSchema(service: Service, name: TypeName, components: Components): JsonSchema {
  const type = typeOf(service, name);
  if (type.kind !== 'simple') throw new Error(`${name} of ${service.name} is no simple type`);
  if (type.variety === 'atomic' && Object.keys(type.facets).length === 0)
    return builtinSchema(type.base, components);
  return components.reference(`${service.name} ${name}`, `${service.name}.${type.name}`, () =>
    namedSchema(service, type, components),
  );
}
