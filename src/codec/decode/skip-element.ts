/** Elements that are passed over: what nobody asked for must be well-formed nevertheless. */
import { XmlError } from '../../xml/xml-error.ts';
import { endCapture } from './capture.ts';
import type { DecoderState } from './decoder-state.ts';
import { endTagAt } from './end-tag.ts';
import { plainEnd, specialAt } from './read-text.ts';

/** Leaves an element that is passed over, and goes back to what was read when that was the outermost one. */
function leave(state: DecoderState, hasScope: boolean): void {
  state.depth -= 1;
  if (state.skipped === 0 && state.capture !== undefined) endCapture(state);
  if (hasScope) state.scopes.leave();
  if (state.skipped === 0) state.mode = state.value === undefined ? 'content' : 'text';
}

/** Passes over the element whose start tag was just read. */
export function skipElement(state: DecoderState): void {
  const { tag } = state;
  const hasScope = tag.declarations.length > 0;
  if (tag.isEmpty) {
    leave(state, hasScope);
    return;
  }
  state.mode = 'skip';
  state.skipped += 1;
  state.names.push(tag.written);
  state.scoped.push(hasScope);
}

function skipEndTag(state: DecoderState): boolean {
  const tag = endTagAt(state);
  if (tag === undefined) return false;
  const open = state.names.pop() ?? '';
  if (tag.name !== open) throw new XmlError(`</${open}> is expected, </${tag.name}> came`);
  state.source.position = tag.next;
  state.skipped -= 1;
  leave(state, state.scoped.pop() === true);
  return true;
}

function skipStartTag(state: DecoderState): boolean {
  const { tag, source, scopes } = state;
  if (!tag.read(source)) return false;
  source.position = tag.next;
  state.descend();
  if (tag.declarations.length > 0) scopes.enter(tag.declarations);
  tag.expanded(scopes);
  scopes.namespaceOf(tag.prefix);
  skipElement(state);
  return true;
}

/** Passes over text up to the next markup; false when more input is needed. */
export function skipText(state: DecoderState): boolean {
  const { source } = state;
  for (;;) {
    const stop = plainEnd(source, source.position);
    source.position = stop;
    if (stop === source.end) return false;
    if (source.bytes[stop] === 0x3c) return true;
    const special = specialAt(source, stop);
    if (special === undefined) return false;
    source.position = special.next;
  }
}

/** Passes over a tag, `kind` being the byte behind its `<`; false when it is not complete. */
export function skipTag(state: DecoderState, kind: number): boolean {
  return kind === 0x2f ? skipEndTag(state) : skipStartTag(state);
}
