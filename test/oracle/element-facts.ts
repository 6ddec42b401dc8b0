/** What the oracle asks of an element before it looks at its type. */
import type { XmlElement } from '../../src/xml/document.ts';
import { ns } from '../../src/xml/names.ts';
import { trimmed, type Prefixes } from './simple-text.ts';

/** The text between its children. */
export function ownText(element: XmlElement): string {
  return element.children.filter((child) => typeof child === 'string').join('');
}

export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => typeof child !== 'string');
}

export function prefixesOf(element: XmlElement): Prefixes {
  return (prefix) =>
    prefix === 'xml' ? ns.xml : (element.scope.lookup(prefix) ?? (prefix === '' ? '' : undefined));
}

export function isNil(element: XmlElement): boolean {
  const text = trimmed(element.attributes.get(`{${ns.xsi}}nil`) ?? '');
  return text === 'true' || text === '1';
}

/** Whether a wildcard admits a namespace: `##any`, `!urn:x` for others, or names, `##local` for none. */
export function admits(words: string, namespace: string): boolean {
  if (words === '##any') return true;
  if (words.startsWith('!')) return namespace !== '' && namespace !== words.slice(1);
  return words.split(' ').includes(namespace === '' ? '##local' : namespace);
}
