/** The attributes of the SOAP encoding, 1.1 (section 5) and 1.2 (part 2): what they say, and which say nothing in JSON. */
import type { XmlElement } from '../../xml/document.ts';
import { attributeOf } from '../../xml/document.ts';
import { namespaceOf, ns, qname, type QName } from '../../xml/names.ts';

const encodings: ReadonlySet<string> = new Set([ns.soapEncoding11, ns.soapEncoding12]);
const envelopes: ReadonlySet<string> = new Set([ns.soap11, ns.soap12]);

const encodingStyle = [qname(ns.soap11, 'encodingStyle'), qname(ns.soap12, 'encodingStyle')];

/** What a reference refers to: the text of `href` (1.1) or `#` and the text of `enc:ref` (1.2). */
export function referenceOf(element: XmlElement): string | undefined {
  const ref = element.attributes.get(qname(ns.soapEncoding12, 'ref'));
  return ref === undefined ? attributeOf(element, 'href') : `#${ref.trim()}`;
}

export function idOf(element: XmlElement): string | undefined {
  return element.attributes.get(qname(ns.soapEncoding12, 'id'))?.trim() ?? attributeOf(element, 'id');
}

/** True for the attributes that hold the encoding together and are no part of a value, but for references themselves. */
export function isOfEncoding(name: QName): boolean {
  const namespace = namespaceOf(name);
  return encodings.has(namespace) || encodingStyle.includes(name) || name === qname('', 'id');
}

/** True for the types that say no more than the schema does: those of XML Schema and of the encoding itself. */
export function isBuiltinType(name: QName): boolean {
  const namespace = namespaceOf(name);
  return namespace === ns.xsd || encodings.has(namespace);
}

export function isEnvelopeNamespace(namespace: string): boolean {
  return envelopes.has(namespace);
}

/** Why an array cannot be read as a JSON array, or `undefined` when it can. */
export function arrayOddity(array: XmlElement): string | undefined {
  const offset = array.attributes.get(qname(ns.soapEncoding11, 'offset'))?.trim();
  if (offset !== undefined && offset !== '[0]') return 'a partial array is not supported';
  const type = array.attributes.get(qname(ns.soapEncoding11, 'arrayType')) ?? '';
  const size = array.attributes.get(qname(ns.soapEncoding12, 'arraySize'))?.trim() ?? '';
  const isFlat = !type.slice(type.lastIndexOf('[') + 1).includes(',') && !/\s/.test(size);
  return isFlat ? undefined : 'an array of several dimensions is not supported';
}

/** True for an item that says where in its array it stands, as those of sparse arrays do. */
export function hasPosition(item: XmlElement): boolean {
  return item.attributes.has(qname(ns.soapEncoding11, 'position'));
}
