/** Model groups, elements and wildcards of a schema → the particle tree, with references followed. */
import { attributeOf, type XmlElement } from '../../xml/document.ts';
import { localOf, namespaceOf, ns, type QName } from '../../xml/names.ts';
import { anyType, isSoapEncoding } from './builtin-type.ts';
import { presetOf, type ElementDeclarations } from './element-declarations.ts';
import type { ElementNode, GroupNode, ParticleNode } from './particle-tree.ts';
import type { ElementDeclaration } from './schema-document.ts';
import { usable, type SchemaReading } from './schema-reading.ts';
import {
  documentationOf,
  isTrue,
  localNamespace,
  partOf,
  partsOf,
  referenceOf,
  type SchemaSource,
} from './schema-source.ts';
import { UnsupportedConstruct } from './unsupported-construct.ts';

/** Deepest nesting of groups, those of group definitions counted. */
const deepestNesting = 100;

/** Where a particle stands: its document, the path for names of anonymous types, and the groups around it. */
interface Place {
  readonly source: SchemaSource;
  readonly path: string;
  /** The type that is read, for messages. */
  readonly owner: string;
  readonly groups: readonly QName[];
  readonly depth: number;
}

interface Occurs {
  readonly min: number;
  readonly max: number;
}

function occursOf(element: XmlElement, owner: string): Occurs {
  const read = (attribute: string): number => {
    const text = (attributeOf(element, attribute) ?? '1').trim();
    if (text === 'unbounded' && attribute === 'maxOccurs') return Infinity;
    if (!/^\d{1,15}$/.test(text)) throw new UnsupportedConstruct(`${attribute}="${text}" in ${owner}`);
    return Number(text);
  };
  const occurs = { min: read('minOccurs'), max: read('maxOccurs') };
  if (occurs.min > occurs.max) throw new UnsupportedConstruct(`minOccurs above maxOccurs in ${owner}`);
  return occurs;
}

/** The namespaces that a wildcard admits: `##any`, `!urn:x` for all but one, or names, `##local` for none. */
function admittedNamespaces(source: SchemaSource, element: XmlElement): string {
  const text = attributeOf(element, 'namespace')?.trim() ?? '##any';
  if (text === '##other') return `!${source.targetNamespace}`;
  const own = source.targetNamespace === '' ? '##local' : source.targetNamespace;
  const words = text.split(/\s+/);
  return words.map((word) => (word === '##targetNamespace' ? own : word)).join(' ');
}

function elementNode(declaration: ElementDeclaration, occurs: Occurs): ElementNode {
  const { name, type, nillable, preset, evidence } = declaration;
  return {
    kind: 'element',
    ...occurs,
    name: localOf(name),
    namespace: namespaceOf(name),
    type,
    nillable: nillable || isSoapEncoding(type),
    preset,
    evidence,
  };
}

export class ParticleReader {
  readonly #reading: SchemaReading;
  readonly #elements: ElementDeclarations;

  constructor(reading: SchemaReading, elements: ElementDeclarations) {
    this.#reading = reading;
    this.#elements = elements;
  }

  /** Reads the model group of a complex type. `path` is the name of the type. */
  read(element: XmlElement, source: SchemaSource, path: string): ParticleNode {
    return this.#particle(element, { source, path, owner: path, groups: [], depth: 0 });
  }

  #particle(element: XmlElement, place: Place): ParticleNode {
    this.#reading.spend(1, place.owner);
    if (place.depth > deepestNesting)
      throw new UnsupportedConstruct(`groups nested more than ${deepestNesting} deep in ${place.owner}`);
    switch (element.local) {
      case 'element':
        return attributeOf(element, 'ref') === undefined
          ? this.#local(element, place)
          : this.#reference(element, place);
      case 'any':
        return {
          kind: 'any',
          ...occursOf(element, place.owner),
          namespace: admittedNamespaces(place.source, element),
          evidence: documentationOf(element),
        };
      case 'group':
        return this.#group(element, place);
      case 'sequence':
      case 'choice':
      case 'all': {
        const inside = { ...place, depth: place.depth + 1 };
        const children = partsOf(element).map((part) => this.#particle(part, inside));
        return { kind: element.local, ...occursOf(element, place.owner), children, head: undefined };
      }
      default:
        throw new UnsupportedConstruct(`xsd:${element.local} in ${place.owner}`);
    }
  }

  #local(element: XmlElement, { source, path, owner }: Place): ElementNode {
    const name = attributeOf(element, 'name');
    if (name === undefined) throw new UnsupportedConstruct(`an element without a name in ${owner}`);
    for (const attribute of ['abstract', 'substitutionGroup'])
      if (attributeOf(element, attribute) !== undefined)
        throw new UnsupportedConstruct(`element/@${attribute} in ${path}.${name}`);
    const type = this.#elements.declaredType(element, source, `${path}.${name}`) ?? anyType;
    return {
      kind: 'element',
      ...occursOf(element, `${path}.${name}`),
      name,
      namespace: localNamespace(source, element),
      type,
      nillable: isTrue(element, 'nillable') || isSoapEncoding(type),
      preset: presetOf(element),
      evidence: documentationOf(element),
    };
  }

  #reference(element: XmlElement, { source, owner }: Place): ParticleNode {
    const name = referenceOf(source, element, attributeOf(element, 'ref') ?? '');
    const occurs = occursOf(element, owner);
    for (const attribute of ['name', 'type', 'nillable', 'default', 'fixed', 'form'])
      if (attributeOf(element, attribute) !== undefined)
        throw new UnsupportedConstruct(`element/@${attribute} beside @ref in ${owner}`);
    const evidence = documentationOf(element);
    // A data set of .NET sends its schema along, which is XML like any other to us.
    if (namespaceOf(name) === ns.xsd) {
      const declaration = { name, type: anyType, nillable: false, abstract: false, preset: undefined };
      return elementNode({ ...declaration, evidence }, occurs);
    }
    const declaration = this.#elements.get(name);
    if (declaration === undefined)
      throw new UnsupportedConstruct(`the element ${name}, which is not defined, in ${owner}`);
    const candidates = this.#elements.candidates(declaration, owner);
    this.#reading.spend(candidates.length, owner);
    const [only, ...others] = candidates;
    if (only === undefined && occurs.min > 0)
      throw new UnsupportedConstruct(`the abstract element ${name}, which nothing substitutes, in ${owner}`);
    if (only !== undefined && others.length === 0)
      return elementNode(evidence.text === '' ? only : { ...only, evidence }, occurs);
    const once = { min: 1, max: 1 };
    const children = candidates.map((candidate) => elementNode(candidate, once));
    return { kind: 'choice', ...occurs, children, head: localOf(name) };
  }

  #group(element: XmlElement, place: Place): ParticleNode {
    const ref = attributeOf(element, 'ref');
    if (ref === undefined) throw new UnsupportedConstruct(`xsd:group without a reference in ${place.owner}`);
    const name = referenceOf(place.source, element, ref);
    const local = localOf(name);
    if (place.groups.includes(name))
      throw new UnsupportedConstruct(`the group ${local}, which contains itself, in ${place.owner}`);
    const group = usable(this.#reading.components.groups.get(name), `the group ${name}`, place.owner);
    const model = partOf(group.element, 'sequence', 'choice', 'all');
    if (model === undefined) throw new UnsupportedConstruct(`the empty group ${local} in ${place.owner}`);
    const child = this.#particle(model, {
      source: group.source,
      path: local,
      owner: place.owner,
      groups: [...place.groups, name],
      depth: place.depth + 1,
    });
    const around: GroupNode = {
      kind: 'sequence',
      ...occursOf(element, place.owner),
      children: [child],
      head: undefined,
    };
    return around;
  }
}
