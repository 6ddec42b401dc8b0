/** The tree of a document as libxml2 reads it: where the two readers of the product disagree, it says who is right. */
import { ParseOption, XmlCData, XmlDocument, XmlElement as Node, XmlLibError, XmlText } from 'libxml2-wasm';
import type { XmlElement } from '../../src/xml/document.ts';
import { qname, type QName } from '../../src/xml/names.ts';
import { Scope } from '../../src/xml/scope.ts';

const declaration = /^\ufeff?<\?xml[^>]*\?>/;

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

/** A namespace that is no URI is unwise, but XML. */
function isOnlyUnwise(reason: unknown): boolean {
  return (
    reason instanceof XmlLibError &&
    reason.details.every(({ message }) => message.includes('is not a valid URI'))
  );
}

function parsed<T>(
  text: string,
  read: (document: XmlDocument) => T,
  option = ParseOption.XML_PARSE_NO_XXE,
): T | undefined {
  try {
    const document = XmlDocument.fromString(text, { option });
    try {
      return read(document);
    } finally {
      document.dispose();
    }
  } catch (reason) {
    const mayGoOn = option === ParseOption.XML_PARSE_NO_XXE && isOnlyUnwise(reason);
    return mayGoOn ? parsed(text, read, ParseOption.XML_PARSE_NOERROR) : undefined;
  }
}

/** The root element, or nothing when libxml2 refuses the text, when it has a DTD, or when it is nested beyond 100. */
export function libxmlRoot(source: string): XmlElement | undefined {
  // What the declaration says of the encoding was true of the bytes.
  const text = source.replace(declaration, '');
  const isWellFormed = parsed(text, () => true) === true && !text.includes('<!DOCTYPE');
  return isWellFormed
    ? parsed(withoutRemarks(text), (document) => converted(document.root, Scope.empty, 1))
    : undefined;
}
