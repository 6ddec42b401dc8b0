/** `xsd:complexType` → members with their content, attributes, text, and what it derives from. */
import { attributeOf, type XmlElement } from '../../xml/document.ts';
import { localOf, type QName } from '../../xml/names.ts';
import { anyType, isSoapEncoding, typeReference } from './builtin-type.ts';
import { ContentBuilder } from './content-builder.ts';
import { simplify, type ParticleNode } from './particle-tree.ts';
import type { ParticleReader } from './particle-reader.ts';
import { readAttributes, type Attributes } from './schema-attributes.ts';
import type { SchemaReading, TypeDeclaration } from './schema-reading.ts';
import { documentationOf, isTrue, partOf, partsOf } from './schema-source.ts';
import type { SchemaComplexType, SchemaMember, SchemaType } from './schema-type.ts';
import { restrict, simpleTypeOf } from './simple-type.ts';
import { readSoapArray } from './soap-array.ts';
import { UnsupportedConstruct } from './unsupported-construct.ts';

const modelGroups = ['sequence', 'choice', 'all', 'group'];

interface Derivation {
  readonly step: XmlElement;
  readonly kind: 'extension' | 'restriction';
  readonly name: QName;
}

export class ComplexTypeReader {
  readonly #reading: SchemaReading;
  readonly #particles: ParticleReader;

  constructor(reading: SchemaReading, particles: ParticleReader) {
    this.#reading = reading;
    this.#particles = particles;
  }

  read(declaration: TypeDeclaration): SchemaType {
    const { element, path } = declaration;
    const content = partOf(element, 'complexContent', 'simpleContent');
    if (content === undefined) {
      if (isTrue(element, 'mixed')) return { kind: 'opaque', name: path };
      return this.#plain(declaration, element, undefined);
    }
    if (partsOf(element).length > 1)
      throw new UnsupportedConstruct(`xsd:${content.local} beside others in ${path}`);
    const derivation = this.#derivation(declaration, content);
    if (content.local === 'simpleContent') return this.#simpleContent(declaration, derivation);
    const mixed =
      attributeOf(content, 'mixed') === undefined ? isTrue(element, 'mixed') : isTrue(content, 'mixed');
    return this.#complexContent(declaration, derivation, mixed);
  }

  #derivation({ source, path }: TypeDeclaration, content: XmlElement): Derivation {
    const [step, ...more] = partsOf(content);
    const base = step && attributeOf(step, 'base');
    const kind = step?.local;
    if (
      step === undefined ||
      base === undefined ||
      more.length > 0 ||
      (kind !== 'extension' && kind !== 'restriction')
    )
      throw new UnsupportedConstruct(`xsd:${content.local} without a base in ${path}`);
    return { step, kind, name: typeReference(source, step, base, path) };
  }

  /** The one model group among the parts of a type, simplified. */
  #tree({ source, path }: TypeDeclaration, holder: XmlElement): ParticleNode | undefined {
    const [model, ...more] = partsOf(holder).filter((part) => modelGroups.includes(part.local));
    if (more.length > 0) throw new UnsupportedConstruct(`two model groups in ${path}`);
    return model === undefined ? undefined : simplify(this.#particles.read(model, source, path));
  }

  /** Members, content and attributes as `holder` says them; `base` is what is extended. */
  #plain(
    declaration: TypeDeclaration,
    holder: XmlElement,
    base: SchemaComplexType | undefined,
  ): SchemaComplexType {
    const { element, source, path, evidence } = declaration;
    this.#reading.spend(base?.members.length ?? 0, path);
    this.#reading.spend(base?.attributes.length ?? 0, path);
    const addType = (type: SchemaType): QName => this.#reading.add(source.targetNamespace, type);
    const builder = new ContentBuilder(path, addType, base?.members);
    const content = builder.build(this.#tree(declaration, holder), base?.content);
    const inherited = base && { list: base.attributes, anyAttribute: base.anyAttribute };
    const { list, anyAttribute } = readAttributes(this.#reading, partsOf(holder), declaration, inherited);
    const documented = documentationOf(element);
    return {
      kind: 'complex',
      name: path,
      members: builder.members,
      content,
      attributes: list,
      anyAttribute,
      value: undefined,
      abstract: isTrue(element, 'abstract'),
      base: undefined,
      arrayOf: undefined,
      evidence: documented.label === 'genuine' && documented.text === '' ? evidence : documented,
    };
  }

  #complexContent(declaration: TypeDeclaration, derivation: Derivation, mixed: boolean): SchemaType {
    const { path } = declaration;
    const { step, kind, name } = derivation;
    const opaque = { kind: 'opaque', name: path } as const;
    if (name === anyType)
      return mixed || kind === 'extension' ? opaque : this.#plain(declaration, step, undefined);
    const base = this.#reading.type(name, path);
    if (base.kind === 'unsupported') throw new UnsupportedConstruct(base.construct);
    if (base.kind === 'simple') throw new UnsupportedConstruct(`complexContent of a simple type in ${path}`);
    if (base.kind === 'opaque')
      return isSoapEncoding(name) ? this.#plain(declaration, step, undefined) : opaque;
    if (mixed) throw new UnsupportedConstruct(`mixed content that derives from ${base.name} in ${path}`);
    if (base.arrayOf !== undefined) return this.#array(declaration, derivation, base.arrayOf);
    if (kind === 'extension') return this.#extension(declaration, derivation, base);
    return this.#restriction(declaration, derivation, base);
  }

  #extension(
    declaration: TypeDeclaration,
    { step, name }: Derivation,
    base: SchemaComplexType,
  ): SchemaComplexType {
    const type = this.#plain(declaration, step, base);
    if (base.value !== undefined && type.members.length > 0)
      throw new UnsupportedConstruct(`elements beside the text of ${base.name} in ${declaration.path}`);
    return { ...type, value: base.value, base: name };
  }

  #restriction(
    declaration: TypeDeclaration,
    { step, name }: Derivation,
    base: SchemaComplexType,
  ): SchemaComplexType {
    const type = this.#plain(declaration, step, undefined);
    const inherited = { list: base.attributes, anyAttribute: false };
    const { list, anyAttribute } = readAttributes(this.#reading, partsOf(step), declaration, inherited);
    const repeated = new Set(base.members.filter((member) => member.repeated).map(({ key }) => key));
    // What is an array in the base stays one, so that a reader of the base can read both.
    const members = type.members.map((member): SchemaMember => {
      if (member.repeated || !repeated.has(member.key)) return member;
      return { ...member, repeated: true, minItems: 1, maxItems: 1 };
    });
    return { ...type, members, attributes: list, anyAttribute, base: name };
  }

  #array(declaration: TypeDeclaration, { step, kind }: Derivation, inherited: QName): SchemaComplexType {
    const content = this.#tree(declaration, step);
    if (kind === 'extension' && content !== undefined)
      throw new UnsupportedConstruct(`an extension of soapenc:Array in ${declaration.path}`);
    return readSoapArray(this.#reading, declaration, step, { content, inherited });
  }

  #simpleContent(declaration: TypeDeclaration, { step, kind, name }: Derivation): SchemaComplexType {
    const { path } = declaration;
    const base = this.#reading.type(name, path);
    if (base.kind === 'unsupported') throw new UnsupportedConstruct(base.construct);
    if (base.kind === 'opaque' || (base.kind === 'complex' && base.value === undefined))
      throw new UnsupportedConstruct(`simpleContent of ${localOf(name)}, which has none, in ${path}`);
    const text = base.kind === 'simple' ? name : (base.value ?? name);
    const value = kind === 'extension' ? text : this.#restrictedValue(declaration, step, text);
    const plain = this.#plain(declaration, step, undefined);
    if (plain.members.length > 0) throw new UnsupportedConstruct(`elements in the simpleContent of ${path}`);
    if (base.kind === 'simple') return { ...plain, value };
    const anyAttribute = kind === 'extension' && base.anyAttribute;
    const inherited: Attributes = { list: base.attributes, anyAttribute };
    const attributes = readAttributes(this.#reading, partsOf(step), declaration, inherited);
    return {
      ...plain,
      attributes: attributes.list,
      anyAttribute: attributes.anyAttribute,
      value,
      base: name,
    };
  }

  /** The text's type with the facets of a restriction of simple content. */
  #restrictedValue(declaration: TypeDeclaration, step: XmlElement, text: QName): QName {
    const path = `${declaration.path}.$value`;
    const inline = partOf(step, 'simpleType');
    const from =
      inline === undefined ? text : this.#reading.declare(inline, declaration.source, `${path}.@base`);
    const base = simpleTypeOf(this.#reading, from, path);
    return this.#reading.add(
      declaration.source.targetNamespace,
      restrict(base, step, { ...declaration, path }),
    );
  }
}
