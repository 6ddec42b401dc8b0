import { XmlError } from './xml-error.ts';

const predefined: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The characters of XML 1.0, production 2. */
export function isXmlCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}

function resolve(reference: string, offset: number): string {
  const name = reference.slice(1, -1);
  if (!name.startsWith('#')) {
    const text = predefined[name];
    if (text === undefined) throw new XmlError(`the entity ${reference} is not defined`, offset);
    return text;
  }
  const code = name.startsWith('#x')
    ? Number.parseInt(name.slice(2), 16)
    : Number.parseInt(name.slice(1), 10);
  if (!isXmlCharacter(code)) throw new XmlError(`${reference} is not a character of XML`, offset);
  return String.fromCodePoint(code);
}

/** Replaces the five predefined entities and character references, once; any other `&` is an error. */
export function expandReferences(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x[0-9A-Fa-f]{1,8};|#[0-9]{1,8};|[A-Za-z_][\w.-]{0,63};)?/g,
    (reference, offset: number) => {
      if (reference === '&') throw new XmlError('a bare & is not allowed', offset);
      return resolve(reference, offset);
    },
  );
}
