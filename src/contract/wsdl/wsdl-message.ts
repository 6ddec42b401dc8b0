/** One end of a bound operation: what stands in the Body of its message, and which headers go with it. */
import { attributeOf, childElements, resolveQName, type XmlElement } from '../../xml/document.ts';
import { ns, qname, type QName } from '../../xml/names.ts';
import { XmlError } from '../../xml/xml-error.ts';
import { requireBuiltin } from '../schema/builtin-type.ts';
import { UnsupportedConstruct } from '../schema/unsupported-construct.ts';
import type { Definitions } from './wsdl-definitions.ts';
import { requiredExtension, type Binding } from './wsdl-port.ts';

export type MessageStyle = 'document' | 'rpc';

export interface WsdlPart {
  readonly name: string;
  readonly type: QName;
}

export type WsdlMessage =
  | { readonly kind: 'element'; readonly element: QName }
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'rpc';
      readonly wrapper: QName;
      readonly parts: readonly WsdlPart[];
      readonly encoded: boolean;
    };

export interface WsdlHeader {
  readonly element: QName;
  /** True when the operation must not be called without understanding it. */
  readonly required: boolean;
}

export interface WsdlEnd {
  readonly message: WsdlMessage;
  readonly headers: readonly WsdlHeader[];
}

/** What is to be read: an end of a port type's operation and the same end of the binding's, if it is there. */
export interface EndSource {
  readonly abstractEnd: XmlElement;
  readonly boundEnd: XmlElement | undefined;
  readonly binding: Binding;
  readonly definitions: Definitions;
  readonly style: MessageStyle;
  /** Local name of the wrapper element in rpc style. */
  readonly wrapper: string;
  /** False for an answer, whose headers are skipped whatever they are. */
  readonly readsHeaders: boolean;
}

/** Bindings that put the message elsewhere than into the Body. */
const otherPackaging: ReadonlyMap<string, string> = new Map([
  ['http://schemas.xmlsoap.org/wsdl/mime/', 'mime'],
  ['http://schemas.xmlsoap.org/wsdl/http/', 'http'],
  ['http://schemas.xmlsoap.org/ws/2002/04/dime/wsdl/', 'dime'],
]);

const ncName = /^[\p{L}_][\p{L}\p{M}\p{N}.\-_\u00b7]*$/u;

function isSoap(element: XmlElement): boolean {
  return element.namespace === ns.wsdlSoap11 || element.namespace === ns.wsdlSoap12;
}

function messageParts(definitions: Definitions, at: XmlElement): readonly XmlElement[] {
  const message = attributeOf(at, 'message');
  if (message === undefined) throw new UnsupportedConstruct('a message without a name');
  return definitions.messageParts(resolveQName(at, message));
}

function partName(part: XmlElement): string {
  return attributeOf(part, 'name') ?? '';
}

/** The element of one named part, or of the only one. Throws `UnsupportedConstruct` when it has a type instead. */
function partElement(parts: readonly XmlElement[], name: string | undefined): QName {
  const part = name === undefined ? parts[0] : parts.find((candidate) => partName(candidate) === name);
  const element = part && attributeOf(part, 'element');
  if (part === undefined || element === undefined)
    throw new UnsupportedConstruct('a part without an element');
  return resolveQName(part, element);
}

/** What a fault's detail holds; nothing when its message is not one element. */
export function faultElement(definitions: Definitions, fault: XmlElement): QName | undefined {
  try {
    return partElement(messageParts(definitions, fault), undefined);
  } catch (reason) {
    if (reason instanceof UnsupportedConstruct || reason instanceof XmlError) return undefined;
    throw reason;
  }
}

/** Each is looked up among the parts of its message. */
const mostHeaders = 100;

interface BoundEnd {
  readonly body: XmlElement | undefined;
  readonly headers: readonly XmlElement[];
}

function readBoundEnd(end: XmlElement | undefined): BoundEnd {
  if (end === undefined) return { body: undefined, headers: [] };
  for (const extension of childElements(end)) {
    const packaging = otherPackaging.get(extension.namespace);
    if (packaging !== undefined) throw new UnsupportedConstruct(`${packaging}:${extension.local}`);
    if (isSoap(extension) && extension.local !== 'body' && extension.local !== 'header')
      throw new UnsupportedConstruct(`soap:${extension.local}`);
  }
  const required = requiredExtension(end);
  if (required !== undefined) throw new UnsupportedConstruct(required);
  const [body, ...more] = childElements(end).filter((child) => isSoap(child) && child.local === 'body');
  if (more.length > 0) throw new UnsupportedConstruct('two elements soap:body');
  const headers = childElements(end).filter((child) => isSoap(child) && child.local === 'header');
  if (headers.length > mostHeaders) throw new UnsupportedConstruct(`more than ${mostHeaders} headers`);
  return { body, headers };
}

function isRequired(header: XmlElement): boolean {
  const flag = header.attributes.get(qname(ns.wsdl, 'required'));
  return flag === 'true' || flag === '1';
}

function readHeader(definitions: Definitions, header: XmlElement): WsdlHeader | undefined {
  const required = isRequired(header);
  try {
    if ((attributeOf(header, 'use') ?? 'literal') !== 'literal')
      throw new UnsupportedConstruct('an encoded soap:header');
    const element = partElement(messageParts(definitions, header), attributeOf(header, 'part'));
    return { element, required };
  } catch (reason) {
    if (!(reason instanceof UnsupportedConstruct || reason instanceof XmlError)) throw reason;
    if (required) throw new UnsupportedConstruct(`${reason.message} in soap:header with wsdl:required`);
    return undefined;
  }
}

/** The part that a header takes of this message; an undeclared prefix is for `readHeader` to judge. */
function takenPart(header: XmlElement, message: QName): string | undefined {
  try {
    const isOurs = resolveQName(header, attributeOf(header, 'message') ?? '') === message;
    return isOurs ? attributeOf(header, 'part') : undefined;
  } catch (reason) {
    if (reason instanceof XmlError) return undefined;
    throw reason;
  }
}

/** The parts of the Body: those that `soap:body` names, else all that no header takes. */
function bodyParts(
  { abstractEnd, definitions }: EndSource,
  { body, headers }: BoundEnd,
): readonly XmlElement[] {
  const all = messageParts(definitions, abstractEnd);
  const named = body && attributeOf(body, 'parts');
  if (named === undefined) {
    const own = resolveQName(abstractEnd, attributeOf(abstractEnd, 'message') ?? '');
    const taken = new Set(headers.map((header) => takenPart(header, own)));
    return all.filter((part) => !taken.has(partName(part)));
  }
  const wanted = new Set(named.split(/\s+/).filter((name) => name !== ''));
  const found = all.filter((part) => wanted.has(partName(part)));
  if (found.length < wanted.size)
    throw new UnsupportedConstruct(`soap:body parts="${named}", which its message lacks,`);
  return found;
}

/** SOAP 1.2 has an encoding of its own, but bindings of that version often name the older one. */
const encodings = { '1.1': [ns.soapEncoding11], '1.2': [ns.soapEncoding12, ns.soapEncoding11] } as const;

function isEncoded(body: XmlElement | undefined, { style, binding }: EndSource): boolean {
  const use = (body && attributeOf(body, 'use')) ?? 'literal';
  if (use === 'literal') return false;
  if (use !== 'encoded' || style === 'document')
    throw new UnsupportedConstruct(`use="${use}" in ${style} style`);
  const encodingStyle = (body && attributeOf(body, 'encodingStyle')) ?? ns.soapEncoding11;
  const named = new Set(encodingStyle.split(/\s+/));
  if (!encodings[binding.soapVersion].some((encoding) => named.has(encoding)))
    throw new UnsupportedConstruct(`encodingStyle="${encodingStyle}"`);
  return true;
}

function documentMessage(parts: readonly XmlElement[]): WsdlMessage {
  const [part, ...more] = parts;
  if (part === undefined) return { kind: 'empty' };
  if (more.length > 0) throw new UnsupportedConstruct(`a message of ${parts.length} parts`);
  const element = attributeOf(part, 'element');
  if (element === undefined) throw new UnsupportedConstruct('a part with a type in document style');
  return { kind: 'element', element: resolveQName(part, element) };
}

function rpcPart(part: XmlElement): WsdlPart {
  const type = attributeOf(part, 'type');
  const name = partName(part);
  if (type === undefined) throw new UnsupportedConstruct('a part without a type in rpc style');
  if (!ncName.test(name)) throw new UnsupportedConstruct(`a part called "${name}"`);
  return { name, type: requireBuiltin(resolveQName(part, type), `the part ${name}`) };
}

function rpcMessage(
  source: EndSource,
  parts: readonly XmlElement[],
  body: XmlElement | undefined,
): WsdlMessage {
  const read = parts.map(rpcPart);
  if (new Set(read.map(({ name }) => name)).size < read.length)
    throw new UnsupportedConstruct('two parts of one name');
  if (!ncName.test(source.wrapper)) throw new UnsupportedConstruct(`an operation called "${source.wrapper}"`);
  const namespace = (body && attributeOf(body, 'namespace')) ?? source.binding.namespace;
  const encoded = isEncoded(body, source);
  return { kind: 'rpc', wrapper: qname(namespace, source.wrapper), parts: read, encoded };
}

/** Throws `UnsupportedConstruct` or `XmlError` for what the codec could not write or read. */
export function readEnd(source: EndSource): WsdlEnd {
  const bound = readBoundEnd(source.boundEnd);
  const parts = bodyParts(source, bound);
  let message: WsdlMessage;
  if (source.style === 'rpc') message = rpcMessage(source, parts, bound.body);
  else {
    isEncoded(bound.body, source);
    message = documentMessage(parts);
  }
  const wanted = source.readsHeaders ? bound.headers : [];
  const headers = wanted.flatMap((header) => readHeader(source.definitions, header) ?? []);
  return { message, headers };
}
