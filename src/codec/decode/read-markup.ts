/** What the fast path leaves over, one piece at a time: tags in general, comments, CDATA, text between elements. */
import { enterMarkup, markupAt, passMarkup } from '../../xml/passed-markup.ts';
import { XmlError } from '../../xml/xml-error.ts';
import { readContent } from './content-loop.ts';
import type { DecoderState } from './decoder-state.ts';
import { closeElement } from './end-tag.ts';
import { openElement } from './open-element.ts';
import { readCharacterData, readText } from './read-text.ts';
import { skipTag, skipText } from './skip-element.ts';
import { frameLayout } from '../plan/table-layout.ts';

/** Of a CDATA section. */
const endMark = ']]>';

/** So many bytes at the end of what is there may be of an element that is cut off. */
const mostWaiting = 512;

/** Text where only elements are expected: an error outside the root, else something the WSDL does not know. */
function noteStrayText(state: DecoderState): void {
  if (state.depth === 0) throw new XmlError('text outside of the root element');
  state.stack[state.frame + frameLayout.hasOthers] = 1;
  if (state.hasStrayText || state.typeOf(state.frame).ignoresUnknown) return;
  state.hasStrayText = true;
  state.unknown('', 'text between elements');
}

/** Comments, instructions, CDATA; false when more is needed to tell which it is. */
function openMarkup(state: DecoderState): boolean {
  const { source } = state;
  const kind = markupAt(source);
  if (kind === undefined || !enterMarkup(source, kind)) return false;
  state.markup = kind;
  return true;
}

function passOpenMarkup(state: DecoderState): boolean {
  if (state.markup === undefined) return true;
  const isCharacterData = state.markup === 'cdata';
  if (isCharacterData && state.depth === 0) noteStrayText(state);
  const { position } = state.source;
  const isText = isCharacterData && state.mode === 'text';
  const isOver = isText ? readCharacterData(state) : passMarkup(state.source, state.markup);
  if (isOver) state.markup = undefined;
  if (isCharacterData && state.mode === 'content') {
    const end = state.source.position - (isOver ? endMark.length : 0);
    if (/[^ \t\r\n]/.test(state.source.bytes.toString('latin1', position, end))) noteStrayText(state);
  }
  return isOver;
}

/** Reads up to the next `<`; false when there is none. */
function readUpToMarkup(state: DecoderState): boolean {
  const { source } = state;
  if (state.mode === 'text') return readText(state);
  if (state.mode === 'skip') return skipText(state);
  // The rest of a long tag comes in many pieces: the fast path would begin anew with each.
  const isPending = state.tag.isPending(source);
  if (!isPending) readContent(state);
  if (state.output.isFull || source.position === source.end) return false;
  if (state.mayWait && !isPending && state.hasBegun && source.end - source.position < mostWaiting)
    return false;
  if (source.bytes[source.position] === 0x3c) return true;
  noteStrayText(state);
  return skipText(state);
}

/** Reads one piece of markup; false when it is not complete. */
function readTag(state: DecoderState): boolean {
  const { source } = state;
  if (source.position + 1 >= source.end) return false;
  const byte = source.bytes[source.position + 1] ?? 0;
  if (byte === 0x21 || byte === 0x3f) return openMarkup(state);
  if (state.mode === 'skip') return skipTag(state, byte);
  return byte === 0x2f ? closeElement(state) : openElement(state);
}

/** Reads what is there. True when it has all been read, as far as it can be; false when the output is full. */
export function readAvailable(state: DecoderState): boolean {
  while (passOpenMarkup(state) && readUpToMarkup(state) && readTag(state)) {
    if (state.output.isFull) return false;
  }
  return !state.output.isFull;
}
