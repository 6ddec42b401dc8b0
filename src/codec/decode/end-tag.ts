/** The general path of an end tag, with or without white space in it, and the end of an element without content. */
import { isBlankByte } from '../../xml/name-bytes.ts';
import { XmlError } from '../../xml/xml-error.ts';
import { endElement, endGroupItem } from './close-element.ts';
import type { DecoderState } from './decoder-state.ts';
import { finishValue } from './finish-value.ts';
import { frameLayout } from '../plan/table-layout.ts';

/** Most blanks in an end tag. */
const mostBlanks = 256;

/** The name in the end tag at the source's position, and where it ends; undefined when it is not complete. */
export function endTagAt(state: DecoderState): { readonly name: string; readonly next: number } | undefined {
  const { bytes, position, end } = state.source;
  const close = bytes.subarray(position, end).indexOf(0x3e);
  if (close === -1) {
    if (end - position > state.limits.nameBytes + mostBlanks) throw new XmlError('an end tag is not closed');
    return undefined;
  }
  let nameEnd = position + close;
  while (isBlankByte[bytes[nameEnd - 1] ?? 0] === 1) nameEnd -= 1;
  return { name: bytes.toString('utf8', position + 2, nameEnd), next: position + close + 1 };
}

/** The raw name of the innermost open element; it is then no longer waited for by name. */
function takeOpenName(state: DecoderState): string {
  const close = state.stack[state.frame + frameLayout.close] ?? 0;
  if (close === 0) return state.names.pop() ?? '';
  const tag = state.plan.table.bytesOf(close).toString();
  return tag.slice(2, -1);
}

function endValueOrElement(state: DecoderState): void {
  if (state.mode === 'text') finishValue(state);
  endElement(state);
}

/** Ends the element that was just opened by `<a/>`. */
export function closeEmptyElement(state: DecoderState): void {
  if (state.stack[state.frame + frameLayout.close] === 0) state.names.pop();
  endValueOrElement(state);
}

/** Reads the end tag at the source's position; false when it is not complete. */
export function closeElement(state: DecoderState): boolean {
  const tag = endTagAt(state);
  if (tag === undefined) return false;
  if (state.depth === 0) throw new XmlError(`</${tag.name}> ends nothing`);
  while (state.typeOf(state.frame).role === 'group') endGroupItem(state);
  const open = takeOpenName(state);
  if (tag.name !== open) throw new XmlError(`</${open}> is expected, </${tag.name}> came`);
  state.source.position = tag.next;
  state.hasStrayText = false;
  endValueOrElement(state);
  return true;
}
