/**
 * The reader of documents that are held as a whole: WSDL, XSD, `@xml`, rpc/encoded answers, and answers that are not the
 * expected one (at most 1 MiB of them); answers in general are streamed and never come here. `fast-xml-parser` makes a
 * tree of what `well-formed.ts` has judged to be XML; this module adds namespaces and references. A document costs some 700 bytes an element, so one of more than 500,000 is refused before it is parsed.
 */
import { XMLParser } from 'fast-xml-parser';
import { ns, qname, type QName } from './names.ts';
import { isXmlCharacter, expandReferences } from './references.ts';
import { Scope } from './scope.ts';
import { wellFormed, type XmlLimits } from './well-formed.ts';
import { XmlError } from './xml-error.ts';

export type { XmlLimits } from './well-formed.ts';

export interface XmlElement {
  readonly name: QName;
  readonly namespace: string;
  readonly local: string;
  /** The name as it is written, prefix included. */
  readonly tag: string;
  /** Attributes and namespace declarations by their names as they are written, in their order. */
  readonly written: ReadonlyMap<string, string>;
  /** Attributes by qualified name; namespace declarations are in `scope`, not here. */
  readonly attributes: ReadonlyMap<QName, string>;
  /** Child elements and texts in document order; comments and processing instructions are gone. */
  readonly children: readonly (XmlElement | string)[];
  /** The prefixes in scope: what a QName in a value is resolved with. */
  readonly scope: Scope;
  /** 0-based index of the start tag in the text. */
  readonly offset: number;
}

const defaultLimits: XmlLimits = { depth: 100, elements: 500_000 };
const attributePrefix = '@';
/** No name begins with it. */
const tagMark = '.';
const textKey = '#text';
const cdataKey = '#cdata';
// The library types its symbol as the wrapper `Symbol`, which cannot index anything.
const metadata = XMLParser.getMetaDataSymbol() as unknown as symbol;

type Node = Readonly<Record<string | symbol, unknown>>;

function offsetOf(node: Node): number {
  return (node[metadata] as { readonly startIndex?: number } | undefined)?.startIndex ?? 0;
}

function parser(limits: XmlLimits): XMLParser {
  return new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: attributePrefix,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    // References are resolved below: the library leaves character references alone and resolves others silently.
    processEntities: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    cdataPropName: cdataKey,
    captureMetaData: true,
    maxNestedTags: limits.depth,
    // It renames or refuses elements that are called like members of Object, and may ask for one name twice.
    transformTagName: (name) => (name.startsWith(tagMark) ? name : tagMark + name),
  });
}

function refuseControlCharacters(text: string): void {
  const match = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(text);
  if (match !== null && !isXmlCharacter(match[0].charCodeAt(0))) {
    throw new XmlError('a control character is not allowed', match.index);
  }
}

function declarationsOf(raw: ReadonlyMap<string, string>, offset: number): ReadonlyMap<string, string> {
  const declarations = new Map<string, string>();
  for (const [name, value] of raw) {
    if (name === 'xmlns') declarations.set('', value);
    else if (name.startsWith('xmlns:')) {
      const prefix = name.slice(6);
      // Namespaces in XML 1.0, section 3 and "Prefix Declared": what is accepted here must be writable again.
      if (value === '' || prefix === 'xmlns' || (prefix === 'xml') !== (value === ns.xml))
        throw new XmlError(`the prefix ${prefix} cannot be declared so`, offset);
      declarations.set(prefix, value);
    }
  }
  return declarations;
}

function expand(name: string, scope: Scope, isAttribute: boolean, offset: number): [string, string] {
  const colon = name.indexOf(':');
  if (colon === -1) return [isAttribute ? '' : (scope.lookup('') ?? ''), name];
  const prefix = name.slice(0, colon);
  const local = name.slice(colon + 1);
  const namespace = prefix === 'xml' ? ns.xml : scope.lookup(prefix);
  if (namespace === undefined) throw new XmlError(`the prefix ${prefix} is not declared`, offset);
  if (local === '' || local.includes(':')) throw new XmlError(`${name} is not a qualified name`, offset);
  return [namespace, local];
}

function attributesOf(
  raw: ReadonlyMap<string, string>,
  scope: Scope,
  offset: number,
): ReadonlyMap<QName, string> {
  const attributes = new Map<QName, string>();
  for (const [name, value] of raw) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const key = qname(...expand(name, scope, true, offset));
    if (attributes.has(key)) throw new XmlError(`the attribute ${name} is there twice`, offset);
    attributes.set(key, value);
  }
  return attributes;
}

function rawAttributes(node: Node): ReadonlyMap<string, string> {
  const raw = new Map<string, string>();
  for (const [key, value] of Object.entries((node[':@'] ?? {}) as Record<string, string>)) {
    // Attribute values are normalised: each literal white-space character is a blank (XML 1.0, section 3.3.3).
    raw.set(key.slice(attributePrefix.length), expandReferences(value.replace(/[\t\n\r]/g, ' ')));
  }
  return raw;
}

function tagOf(node: Node): string {
  for (const key of Object.keys(node)) if (key !== ':@') return key;
  throw new XmlError('an element without a name');
}

function toElement(node: Node, tag: string, outer: Scope): XmlElement {
  const offset = offsetOf(node);
  const raw = rawAttributes(node);
  const scope = outer.inside(declarationsOf(raw, offset), offset);
  const realTag = tag.slice(tagMark.length);
  const [namespace, local] = expand(realTag, scope, false, offset);
  const children: (XmlElement | string)[] = [];
  for (const child of node[tag] as readonly Node[]) {
    const childTag = tagOf(child);
    if (childTag === textKey) children.push(expandReferences(child[textKey] as string));
    else if (childTag === cdataKey) children.push(...cdataOf(child));
    else children.push(toElement(child, childTag, scope));
  }
  return {
    name: qname(namespace, local),
    namespace,
    local,
    tag: realTag,
    written: raw,
    attributes: attributesOf(raw, scope, offset),
    children,
    scope,
    offset,
  };
}

function cdataOf(node: Node): string[] {
  return (node[cdataKey] as readonly Node[]).map((part) => part[textKey] as string);
}

/**
 * Reads one document, or an element that stood in the scope `around`, and returns its root element. Throws `XmlError` for text that is not well-formed, has a DTD, an
 * unknown entity, an undeclared prefix, more than 256 namespace declarations in scope, or is nested deeper than the
 * limit; `XmlSizeError` for one with more elements than the limit.
 */
export function readDocument(
  source: string,
  limits: XmlLimits = defaultLimits,
  around: Scope = Scope.empty,
): XmlElement {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  refuseControlCharacters(text);
  const markup = wellFormed(text, limits);
  let nodes: readonly Node[];
  try {
    nodes = parser(limits).parse(markup) as readonly Node[];
  } catch (cause) {
    throw new XmlError(cause instanceof Error ? cause.message : 'the document cannot be parsed');
  }
  const root = nodes.find((node) => tagOf(node) !== textKey);
  if (root === undefined) throw new XmlError('one root element expected, none found');
  return toElement(root, tagOf(root), around);
}

export function childElements(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

export function textOf(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

/** An attribute without a namespace, as nearly all attributes of WSDL and XSD are. */
export function attributeOf(element: XmlElement, local: string): string | undefined {
  return element.attributes.get(qname('', local));
}

/** A QName that stands in an attribute value or text, resolved where it stands. */
export function resolveQName(element: XmlElement, value: string): QName {
  const [namespace, local] = expand(value.trim(), element.scope, false, element.offset);
  return qname(namespace, local);
}
