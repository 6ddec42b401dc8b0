/** The text of an element by section 5 of `docs/json-mapping.md`, and what is left of it where only its meaning counts. */
import { readDocument, type XmlElement } from '../../src/xml/document.ts';

function escaped(text: string, special: RegExp): string {
  return text.replace(special, (character) => {
    if (character === '&') return '&amp;';
    if (character === '<') return '&lt;';
    if (character === '>') return '&gt;';
    if (character === '"') return '&quot;';
    return `&#${character.charCodeAt(0)};`;
  });
}

function print(element: XmlElement, around: ReadonlyMap<string, string>): string {
  const scope = element.scope.all();
  const declared = [...scope]
    .filter(([prefix, namespace]) => prefix !== 'xml' && (around.get(prefix) ?? '') !== namespace)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([prefix, namespace]) => [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, namespace] as const);
  const attributes = [...element.written].filter(([name]) => name !== 'xmlns' && !name.startsWith('xmlns:'));
  const start = [...declared, ...attributes]
    .map(([name, value]) => ` ${name}="${escaped(value, /[&<>"\t\n\r]/g)}"`)
    .join('');
  const content = element.children
    .map((child) => (typeof child === 'string' ? escaped(child, /[&<>\r]/g) : print(child, scope)))
    .join('');
  return content === '' ? `<${element.tag}${start}/>` : `<${element.tag}${start}>${content}</${element.tag}>`;
}

export function canonicalText(element: XmlElement): string {
  return print(element, new Map());
}

/** The element without what prefixes and declarations make of it: equal for two texts that mean the same. */
export function meaningOf(xml: string): unknown {
  const reduce = (element: XmlElement): unknown => [
    element.name,
    [...element.attributes].map(([name, value]) => `${name}=${value}`).sort(),
    element.children.reduce<unknown[]>((parts, child) => {
      const last = parts.at(-1);
      if (typeof child !== 'string') parts.push(reduce(child));
      else if (typeof last === 'string') parts[parts.length - 1] = last + child;
      else if (child !== '') parts.push(child);
      return parts;
    }, []),
  ];
  return reduce(readDocument(xml));
}
