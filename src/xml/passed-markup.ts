/** Comments, processing instructions and CDATA sections: markup that ends at a mark of its own, wherever that comes. */
import type { ByteSource } from './byte-source.ts';
import { isBlankByte, isNameByte } from './name-bytes.ts';
import { isXmlDeclaration } from './xml-declaration.ts';
import { XmlError } from './xml-error.ts';

export type Markup = 'comment' | 'cdata' | 'instruction';

/** What begins with `<!` or `<?` at the source's position; `undefined` when too little of it is there to tell. */
export function markupAt(source: ByteSource): Markup | undefined {
  const { bytes, position, end } = source;
  if (bytes[position + 1] === 0x3f) return 'instruction';
  const text = bytes.toString('latin1', position, Math.min(end, position + 9));
  if (text.startsWith('<!--')) return 'comment';
  if (text === '<![CDATA[') return 'cdata';
  if ('<!--'.startsWith(text) || '<![CDATA['.startsWith(text)) return undefined;
  throw new XmlError('a DTD is not accepted');
}

/** No instruction has a longer name. */
const longestTarget = 1024;
const beginnings = { comment: 4, cdata: 9, instruction: 2 } as const;
const ends = { comment: '-->', cdata: ']]>', instruction: '?>' } as const;
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

function check(kind: Markup, text: string): void {
  if (control.test(text)) throw new XmlError('a control character is not allowed');
  if (kind === 'comment' && text.includes('--')) throw new XmlError('-- is not allowed in a comment');
}

const longestDeclaration = 1024;

/** The XML declaration at the beginning of a document; false when it is not complete. */
function enterDeclaration(source: ByteSource): boolean {
  const text = source.bytes.toString('latin1', 0, Math.min(source.end, longestDeclaration));
  const stop = text.indexOf('?>');
  if (stop === -1 && text.length < longestDeclaration) return false;
  if (!isXmlDeclaration(text.slice(0, stop + 2))) throw new XmlError('the XML declaration is malformed');
  source.position = beginnings.instruction;
  return true;
}

/**
 * Moves the source behind the beginning of the markup at its position; false when more is needed to tell whether it may
 * stand there. Throws `XmlError` for a misplaced XML declaration.
 */
export function enterMarkup(source: ByteSource, kind: Markup): boolean {
  const { bytes, position, end } = source;
  if (kind === 'instruction') {
    let stop = position + 2;
    while (stop < end && stop - position < longestTarget && isNameByte[bytes[stop] ?? 0] === 1) stop += 1;
    if (source.offset === 0 && bytes.toString('latin1', 0, stop) === '<?xml') return enterDeclaration(source);
    // Behind the name is a blank or the end mark.
    if (stop + 1 >= end) return false;
    const target = bytes.toString('latin1', position + 2, stop);
    if (target.toLowerCase() === 'xml')
      throw new XmlError('an XML declaration is only allowed at the beginning');
    const isMark = bytes[stop] === 0x3f && bytes[stop + 1] === 0x3e;
    if (!/^[A-Za-z_:\u0080-\u00ff]/.test(target) || !(isMark || isBlankByte[bytes[stop] ?? 0] === 1))
      throw new XmlError('a processing instruction needs a name');
  }
  source.position = position + beginnings[kind];
  return true;
}

/**
 * Moves the source to the end of what may be read of the markup it is in, and behind its end mark when that is there:
 * then the answer is true.
 */
export function passMarkup(source: ByteSource, kind: Markup): boolean {
  const { bytes, position, end } = source;
  const mark = ends[kind];
  const found = bytes.subarray(0, end).indexOf(mark, position, 'latin1');
  const stop = found === -1 ? Math.max(position, end - (mark.length - 1)) : found;
  // With one byte more, so that a -- is seen that ends behind it.
  check(kind, bytes.toString('latin1', position, Math.min(end, stop + 1)));
  source.position = found === -1 ? stop : found + mark.length;
  return found !== -1;
}
