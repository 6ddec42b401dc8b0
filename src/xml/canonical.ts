/** One text for one element, however it was written: the `@xml` of JSON, and what a request holds of it. */
import type { XmlElement } from './document.ts';
import { isQualifiedName } from './name-characters.ts';
import type { Scope } from './scope.ts';
import { escapeAttribute, escapeText } from './write.ts';
import { XmlError } from './xml-error.ts';

function byPrefix([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

/** The declarations an element needs inside of another one, or on its own: sorted by prefix, none that says nothing. */
export function namespaceDeclarations(inside: Scope, outside: Scope | undefined): string {
  if (inside === outside) return '';
  const needed = [...inside.beyond(outside)].filter(
    ([prefix, namespace]) => prefix !== 'xml' && namespace !== (outside?.lookup(prefix) ?? ''),
  );
  // An element may be put where another default namespace holds than where it stood: it takes that back.
  if (inside.lookup('') === undefined && (outside?.lookup('') ?? '') !== '') needed.push(['', '']);
  return needed
    .sort(byPrefix)
    .map(([prefix, namespace]) => {
      const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
      return ` ${name}="${escapeAttribute(namespace)}"`;
    })
    .join('');
}

/** Names are the only thing that is not escaped: whoever read the element should have refused what is none. */
function checked(name: string): string {
  if (!isQualifiedName(name)) throw new XmlError(`${name.slice(0, 100)} is not a qualified name`);
  return name;
}

/** A start tag without its end, `<a xmlns:p="…" b="…"`. */
function opening(element: XmlElement, outside: Scope | undefined): string {
  let text = `<${checked(element.tag)}${namespaceDeclarations(element.scope, outside)}`;
  for (const [name, value] of element.written) {
    if (!isDeclaration(name)) text += ` ${checked(name)}="${escapeAttribute(value)}"`;
  }
  return text;
}

interface Open {
  readonly element: XmlElement;
  next: number;
}

/** Whether an element has anything between its tags; an empty text is nothing. */
function isEmpty({ children }: XmlElement): boolean {
  return children.every((child) => child === '');
}

/**
 * The element as canonical text, complete in itself: all namespaces in scope are declared on it, sorted by prefix; on
 * elements inside only what changes. Attributes keep their order and names their prefixes; text and CDATA are escaped
 * text; comments and processing instructions are gone; an empty element is `<a/>`. The text of its canonical text is
 * that text again. Throws `XmlError` for a name that cannot stand in a tag.
 */
export function canonicalXml(root: XmlElement): string {
  let text = opening(root, undefined);
  if (isEmpty(root)) return `${text}/>`;
  text += '>';
  // A stack of its own: how deep an element is nested is decided by whoever wrote it.
  const stack: Open[] = [{ element: root, next: 0 }];
  for (let open = stack.at(-1); open !== undefined; open = stack.at(-1)) {
    const child = open.element.children[open.next];
    open.next += 1;
    if (child === undefined) {
      text += `</${open.element.tag}>`;
      stack.pop();
    } else if (typeof child === 'string') text += escapeText(child);
    else {
      text += opening(child, open.element.scope);
      if (isEmpty(child)) text += '/>';
      else {
        text += '>';
        stack.push({ element: child, next: 0 });
      }
    }
  }
  return text;
}
