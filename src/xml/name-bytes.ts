import { XmlError } from './xml-error.ts';

/** 1 for every byte that may stand in a name; those of characters beyond ASCII all may. */
export const isNameByte = new Uint8Array(256).map((_, byte) =>
  byte >= 0x80 || /[A-Za-z0-9_:.-]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

/** 1 for blank, tab and the ends of lines. */
export const isBlankByte = new Uint8Array(256).map((_, byte) =>
  [0x20, 0x9, 0xa, 0xd].includes(byte) ? 1 : 0,
);

/** A name as prefix, `''` for none, and local part. Throws `XmlError` for what is no qualified name. */
export function splitName(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  const local = name.slice(colon + 1);
  const isOdd = colon === 0 || local === '' || local.includes(':');
  if (isOdd || /^[0-9.-]/.test(name) || /^[0-9.-]/.test(local))
    throw new XmlError(`${name} is not a qualified name`);
  return [prefix, local];
}
