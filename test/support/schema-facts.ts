/** A schema fragment compiled by itself, and what became of its types in a form that a table can hold. */
import { compileTypes } from '../../src/contract/compile-type.ts';
import { conventionBook, type Conventions } from '../../src/contract/conventions.ts';
import {
  readSchemas,
  type ResolveSchema,
  type SchemaDocument,
} from '../../src/contract/schema/schema-set.ts';
import type { ComplexType, Particle, TypeModel } from '../../src/contract/service-model.ts';
import { readDocument } from '../../src/xml/document.ts';
import { localOf, type QName } from '../../src/xml/names.ts';
import { plainConventions } from './wsdl-text.ts';

export type Types = ReadonlyMap<QName, TypeModel>;

const prefixes =
  'xmlns:s="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:test" xmlns:o="urn:other" ' +
  'xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/"';

/** A whole schema document; prefixes `s`, `t` (urn:test), `o` (urn:other), `wsdl` and `soapenc` are bound. */
export function schemaDocument(content: string, attributes = 'targetNamespace="urn:test"'): string {
  return `<s:schema ${prefixes} elementFormDefault="qualified" ${attributes}>${content}</s:schema>`;
}

function documentsOf(files: Readonly<Record<string, string>>): Map<string, SchemaDocument> {
  return new Map(
    Object.entries(files).map(([location, text]) => [location, { root: readDocument(text), location }]),
  );
}

/** Finds documents by their location alone, or for imports without one by their namespace. */
function resolver(documents: ReadonlyMap<string, SchemaDocument>): ResolveSchema {
  return ({ location, namespace }) => {
    if (location !== undefined) return documents.get(location);
    return [...documents.values()].find(({ root }) => root.attributes.get('{}targetNamespace') === namespace);
  };
}

/** Compiles documents by location; the first one is what a WSDL would hold, the others may be referred to. */
export function compileDocuments(
  files: Readonly<Record<string, string>>,
  conventions: Partial<Conventions> = {},
): Types {
  const documents = documentsOf(files);
  const [first] = documents.values();
  if (first === undefined) throw new Error('no document');
  const schemas = readSchemas([first], resolver(documents));
  const book = conventionBook({ ...plainConventions, ...conventions });
  return compileTypes({ schemas, synthetic: new Map() }, book);
}

/** Compiles the content of one schema of the namespace `urn:test`. */
export function compileSchema(content: string, conventions: Partial<Conventions> = {}): Types {
  return compileDocuments({ 'test.xsd': schemaDocument(content) }, conventions);
}

export function typeIn(types: Types, name: string, namespace = 'urn:test'): TypeModel {
  const type = types.get(`{${namespace}}${name}`);
  if (type === undefined) throw new Error(`no type ${name} among ${[...types.keys()].join(' ')}`);
  return type;
}

export function complexIn(types: Types, name: string, namespace?: string): ComplexType {
  const type = typeIn(types, name, namespace);
  if (type.kind !== 'complex') throw new Error(`${name} is ${JSON.stringify(type)}`);
  return type;
}

function itemsText(min: number, max: number | undefined): string {
  return `[${min}..${max ?? ''}]`;
}

function particleText(type: ComplexType, particle: Particle): string {
  const optional = particle.required ? '' : '?';
  if (particle.kind !== 'member') {
    const separator = { sequence: ', ', choice: ' | ', all: ' & ' }[particle.kind];
    return `(${particle.particles.map((part) => particleText(type, part)).join(separator)})${optional}`;
  }
  const member = type.members[particle.member];
  if (member === undefined) throw new Error(`${type.name} has no member ${particle.member}`);
  return `${member.key}${member.repeated ? itemsText(member.minItems, member.maxItems) : ''}${optional}`;
}

/** `(a, b?, (c | d[0..9])?)`: what stands where, `?` for what may be absent where it stands. */
export function contentOf(type: ComplexType): string {
  return particleText(type, type.content);
}

/** `a: int`, `b?: T | null`, `@choice?: T.@choice[]` with `?` for what not every document has. */
export function membersOf(type: ComplexType): string[] {
  return type.members.map(({ key, type: name, required, repeated, nillable }) => {
    const items = `${localOf(name)}${repeated ? '[]' : ''}`;
    return `${key}${required ? '' : '?'}: ${items}${nillable ? ' | null' : ''}`;
  });
}

/** `@a: string`, `@b?: int`. */
export function attributesOf(type: ComplexType): string[] {
  return type.attributes.map(
    ({ key, type: name, required }) => `${key}${required ? '' : '?'}: ${localOf(name)}`,
  );
}

/** Why a type is refused; `undefined` when it is not. */
export function refusalOf(type: TypeModel): string | undefined {
  return type.kind === 'unsupported' ? type.construct : undefined;
}
