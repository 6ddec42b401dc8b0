/** `xsd:simpleType` → atomic, list and union types with their facets. */
import { attributeOf, type XmlElement } from '../../xml/document.ts';
import type { QName } from '../../xml/names.ts';
import { anySimpleType, typeReference } from './builtin-type.ts';
import { builtinFor, readFacets } from './facets.ts';
import type { SchemaReading, TypeDeclaration } from './schema-reading.ts';
import { partOf, partsOf } from './schema-source.ts';
import type { SimpleType } from '../type-model.ts';
import { UnsupportedConstruct } from './unsupported-construct.ts';

/** A type that must be simple; throws naming the reason when it is not. */
export function simpleTypeOf(reading: SchemaReading, name: QName, place: string): SimpleType {
  const type = reading.type(name, place);
  if (type.kind === 'simple') return type;
  if (type.kind === 'unsupported') throw new UnsupportedConstruct(type.construct);
  throw new UnsupportedConstruct(`the type ${name}, which is not simple, in ${place}`);
}

/** The type that an attribute of an element names, or that stands inside it. */
function namedOrInline(
  reading: SchemaReading,
  { source, path }: TypeDeclaration,
  holder: { readonly element: XmlElement; readonly attribute: string; readonly path: string },
): QName | undefined {
  const named = attributeOf(holder.element, holder.attribute);
  if (named !== undefined) return typeReference(source, holder.element, named, path);
  const inline = partOf(holder.element, 'simpleType');
  return inline === undefined ? undefined : reading.declare(inline, source, holder.path);
}

/** A base with the facets of an `xsd:restriction` laid over it. */
export function restrict(
  base: SimpleType,
  restriction: XmlElement,
  { source, path }: Pick<TypeDeclaration, 'source' | 'path'>,
): SimpleType {
  const builtin = base.variety === 'atomic' ? base.base : undefined;
  const from = { restriction: partsOf(restriction), source, path, builtin };
  const facets = readFacets(from, base.facets);
  const own = { ...base, name: path, facets };
  return own.variety === 'atomic' ? { ...own, base: builtinFor(own.base, from) } : own;
}

function readRestriction(reading: SchemaReading, element: XmlElement, type: TypeDeclaration): SimpleType {
  const base = namedOrInline(reading, type, { element, attribute: 'base', path: `${type.path}.@base` });
  if (base === undefined) throw new UnsupportedConstruct(`a restriction without a base in ${type.path}`);
  return restrict(simpleTypeOf(reading, base, type.path), element, type);
}

function readList(reading: SchemaReading, element: XmlElement, type: TypeDeclaration): SimpleType {
  const item = namedOrInline(reading, type, { element, attribute: 'itemType', path: `${type.path}.@item` });
  if (item === undefined) throw new UnsupportedConstruct(`xsd:list without a type in ${type.path}`);
  if (simpleTypeOf(reading, item, type.path).variety === 'list')
    throw new UnsupportedConstruct(`xsd:list of lists in ${type.path}`);
  return { kind: 'simple', variety: 'list', name: type.path, item, facets: {} };
}

function readUnion(reading: SchemaReading, element: XmlElement, type: TypeDeclaration): SimpleType {
  const words = (attributeOf(element, 'memberTypes') ?? '').split(/\s+/).filter((word) => word !== '');
  const named = words.map((word) => typeReference(type.source, element, word, type.path));
  const inline = partsOf(element).map((part, index) =>
    reading.declare(part, type.source, `${type.path}.@member${index + 1}`),
  );
  const memberTypes = [...named, ...inline];
  if (memberTypes.length === 0) throw new UnsupportedConstruct(`xsd:union without a type in ${type.path}`);
  for (const member of memberTypes) simpleTypeOf(reading, member, type.path);
  // Any text is an anySimpleType, whatever the others would say of it.
  if (memberTypes.includes(anySimpleType))
    return { kind: 'simple', variety: 'atomic', name: type.path, base: 'anySimpleType', facets: {} };
  return { kind: 'simple', variety: 'union', name: type.path, memberTypes, facets: {} };
}

export function readSimpleType(type: TypeDeclaration, reading: SchemaReading): SimpleType {
  const [content, ...more] = partsOf(type.element);
  if (content === undefined || more.length > 0)
    throw new UnsupportedConstruct(
      `xsd:simpleType of ${more.length + (content ? 1 : 0)} parts in ${type.path}`,
    );
  if (content.local === 'list') return readList(reading, content, type);
  if (content.local === 'union') return readUnion(reading, content, type);
  return readRestriction(reading, content, type);
}
