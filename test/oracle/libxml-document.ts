/** The tree of a document as libxml2 reads it: where the two readers of the product disagree, it says who is right. */
import { ParseOption, XmlCData, XmlDocument, XmlElement as Node, XmlText } from 'libxml2-wasm';
import type { XmlElement } from '../../src/xml/document.ts';
import { qname, type QName } from '../../src/xml/names.ts';
import { Scope } from '../../src/xml/scope.ts';

const blank = '[ \\t\\r\\n]';
const quoted = (words: string): string => `${blank}*=${blank}*(?:"${words}"|'${words}')`;
/** Anything else at the beginning is for libxml2 to judge. */
const declaration = new RegExp(
  `^<\\?xml${blank}+version${quoted('1\\.[0-9]+')}(?:${blank}+encoding${quoted('[A-Za-z][\\w.-]*')})?` +
    `(?:${blank}+standalone${quoted('(?:yes|no)')})?${blank}*\\?>`,
);

function converted(node: Node, around: Scope, depth: number): XmlElement {
  if (depth > 100) throw new Error('nested too deeply');
  const declared = new Map(Object.entries(node.nsDeclarations));
  const scope = around.inside(declared, 0);
  const attributes = new Map<QName, string>();
  const written = new Map<string, string>();
  for (const attribute of node.attrs) {
    attributes.set(qname(attribute.namespaceUri, attribute.name), attribute.content);
    written.set(
      attribute.prefix === '' ? attribute.name : `${attribute.prefix}:${attribute.name}`,
      attribute.content,
    );
  }
  const children: (XmlElement | string)[] = [];
  for (let child = node.firstChild; child !== null; child = child.next) {
    if (child instanceof Node) children.push(converted(child, scope, depth + 1));
    else if (child instanceof XmlText || child instanceof XmlCData) children.push(child.content);
  }
  return {
    name: qname(node.namespaceUri, node.name),
    namespace: node.namespaceUri,
    local: node.name,
    tag: node.prefix === '' ? node.name : `${node.prefix}:${node.name}`,
    written,
    attributes,
    children,
    scope,
    offset: 0,
  };
}

/** Comments and processing instructions: the binding cannot go past the latter. */
function withoutRemarks(text: string): string {
  return text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g, (markup) =>
    markup.startsWith('<![') ? markup : '',
  );
}

function parsed<T>(text: string, read: (document: XmlDocument) => T, option: ParseOption): T | undefined {
  try {
    const document = XmlDocument.fromString(text, { option });
    try {
      return read(document);
    } finally {
      document.dispose();
    }
  } catch {
    return undefined;
  }
}

/** Character references as their characters; those of what XML does not have stay, for libxml2 to refuse. */
function withoutReferences(text: string): string {
  return text.replace(
    /&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));/g,
    (reference, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const isCharacter = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0xd800);
      return isCharacter ? String.fromCharCode(code) : reference;
    },
  );
}

/** A namespace that is no URI is unwise, but XML; libxml2 overlooks other mistakes behind it. */
function withWiseNamespaces(text: string): string {
  const declarations = /(\sxmlns(?::[^\s=]+)?\s*=\s*)("[^"<]*"|'[^'<]*')/g;
  return text.replace(declarations, (written, name: string, value: string) => {
    const uri = withoutReferences(value.slice(1, -1));
    // An ampersand may be an entity that is not defined; of the namespaces of XML itself libxml2 has its opinions.
    if (
      uri === '' ||
      uri.includes('&') ||
      uri.startsWith('http://www.w3.org/XML/') ||
      uri.includes('/xmlns/')
    )
      return written;
    return `${name}"urn:n:${uri.replace(/\W/g, (character) => `_${character.charCodeAt(0)}_`)}"`;
  });
}

function hasDoctype(text: string): boolean {
  const bare = text.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>/g, '');
  return bare.includes('<!DOCTYPE');
}

/** The root element, or nothing when libxml2 refuses the text, when it has a DTD, or when it is nested beyond 100. */
export function libxmlRoot(source: string): XmlElement | undefined {
  // What the declaration says of the encoding was true of the bytes.
  const text = source.replace(declaration, '');
  const isWellFormed =
    // A mark of the order of bytes was taken off by the decoder of text: another one is a character.
    !/^(?:\ufeff|<\?xml[ \t\r\n])/.test(text) &&
    !hasDoctype(text) &&
    parsed(withWiseNamespaces(text), () => true, ParseOption.XML_PARSE_NO_XXE) === true;
  const read = (document: XmlDocument): XmlElement => converted(document.root, Scope.empty, 1);
  return isWellFormed ? parsed(withoutRemarks(text), read, ParseOption.XML_PARSE_NOERROR) : undefined;
}
