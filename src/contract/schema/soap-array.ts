/** Types that restrict `soapenc:Array` (SOAP 1.1, section 5.4.2): which type their items have. */
import { childElements, resolveQName, type XmlElement } from '../../xml/document.ts';
import { ns, qname, type QName } from '../../xml/names.ts';
import { soapArray } from './builtin-type.ts';
import { isGroup, type ParticleNode } from './particle-tree.ts';
import type { SchemaReading, TypeDeclaration } from './schema-reading.ts';
import type { SchemaComplexType } from './schema-type.ts';
import { UnsupportedConstruct } from './unsupported-construct.ts';

const arrayTypeAttribute = qname(ns.wsdl, 'arrayType');

/** `wsdl:arrayType` of a restriction, such as `xsd:int[]`, with the element it stands on. */
function findArrayType(restriction: XmlElement): { on: XmlElement; text: string } | undefined {
  for (const on of childElements(restriction)) {
    const text = on.local === 'attribute' ? on.attributes.get(arrayTypeAttribute) : undefined;
    if (text !== undefined) return { on, text };
  }
  return undefined;
}

/** `xsd:int[][3]` → `xsd:int` and two ranks. */
function itemOf(
  on: XmlElement,
  text: string,
  path: string,
): { readonly item: QName; readonly ranks: number } {
  const open = text.indexOf('[');
  const ranks = open === -1 ? '' : text.slice(open).replace(/\s+/g, '');
  if (!/^(?:\[\d*\]){1,16}$/.test(ranks))
    throw new UnsupportedConstruct(`wsdl:arrayType="${text}" in ${path}`);
  return { item: resolveQName(on, text.slice(0, open)), ranks: ranks.split('[').length - 1 };
}

/** The only element of restated content, wherever it stands. */
function restatedItem(content: ParticleNode | undefined, path: string): QName | undefined {
  if (content === undefined || content.kind === 'any') return undefined;
  if (isGroup(content)) throw new UnsupportedConstruct(`a soapenc:Array of several elements in ${path}`);
  return content.type;
}

/**
 * Reads a restriction of an array type. `inherited` is the item type of the base, `content` what the restriction says
 * of its elements.
 */
export function readSoapArray(
  reading: SchemaReading,
  declaration: TypeDeclaration,
  restriction: XmlElement,
  from: { readonly content: ParticleNode | undefined; readonly inherited: QName },
): SchemaComplexType {
  const { path, evidence, source } = declaration;
  const declared = findArrayType(restriction);
  if (declared === undefined)
    return soapArray(path, restatedItem(from.content, path) ?? from.inherited, evidence);
  const { item, ranks } = itemOf(declared.on, declared.text, path);
  let type = item;
  for (let rank = ranks; rank > 1; rank -= 1)
    type = reading.add(source.targetNamespace, soapArray(`${path}.item`, type));
  return soapArray(path, type, evidence);
}
