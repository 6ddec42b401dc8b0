/** rpc/encoded on a tree: every value moved to where it is referred to, the attributes of the encoding taken off. */
import type { XmlElement } from '../../src/xml/document.ts';
import type { QName } from '../../src/xml/names.ts';
import { violation } from './failure.ts';

const encoding = 'http://schemas.xmlsoap.org/soap/encoding/';
const encoding12 = 'http://www.w3.org/2003/05/soap-encoding';

function elementsUnder(root: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of root.children)
    if (typeof child !== 'string') found.push(child, ...elementsUnder(child));
  return found;
}

function isOfEncoding(name: QName): boolean {
  return (
    name === '{}id' ||
    name === '{}href' ||
    name.startsWith(`{${encoding}}`) ||
    name.startsWith(`{${encoding12}}`) ||
    name.endsWith('}encodingStyle')
  );
}

/** The element of the Body with all references inside of it resolved. Fails for a cycle and for no or two targets. */
export function withoutReferences(body: XmlElement, element: XmlElement): XmlElement {
  const byId = new Map<string, XmlElement[]>();
  for (const candidate of elementsUnder(body)) {
    const id = candidate.attributes.get('{}id') ?? candidate.attributes.get(`{${encoding12}}id`);
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), candidate]);
  }
  const follow = (from: XmlElement, open: readonly XmlElement[]): XmlElement => {
    const ref = from.attributes.get(`{${encoding12}}ref`);
    const href = ref === undefined ? from.attributes.get('{}href') : `#${ref}`;
    if (href === undefined) return inline(from, from, open);
    const [target, ...more] = byId.get(href.slice(1)) ?? [];
    if (!href.startsWith('#') || target === undefined || more.length > 0)
      throw violation(from.local, `${href} is not one element`);
    if (open.includes(target)) throw violation(from.local, `${href} refers to itself`);
    return inline(from, target, [...open, target]);
  };
  /** The content of one element under the name of another. */
  const inline = (from: XmlElement, target: XmlElement, open: readonly XmlElement[]): XmlElement => {
    if (target !== from && (target.attributes.has('{}href') || target.attributes.has(`{${encoding12}}ref`)))
      return follow({ ...from, attributes: target.attributes, scope: target.scope }, open);
    const inside = open.includes(target) ? open : [...open, target];
    return {
      ...from,
      scope: target.scope,
      attributes: new Map([...target.attributes].filter(([name]) => !isOfEncoding(name))),
      children: target.children.map((child) =>
        typeof child === 'string' ? child : follow(child, [...inside, child]),
      ),
    };
  };
  return follow(element, [element]);
}
