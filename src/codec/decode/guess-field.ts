import { isNameByte } from '../../xml/name-bytes.ts';
import { afterText } from './after-text.ts';
import type { DecoderState } from './decoder-state.ts';
import { fieldLayout, frameLayout, typeLayout } from '../plan/table-layout.ts';

const { next: NEXT, open: OPEN, scope: SCOPE, size: FIELD_SIZE } = fieldLayout;
const { fieldCount: FIELD_COUNT, fields: FIELDS } = typeLayout;
const { type: FRAME_TYPE } = frameLayout;
const missed = -1;

/** More members are not tried; the general path finds any in one step. */
const mostGuesses = 24;

/** Looks for another known element of this type and predicts that. True when there is one. */
export function guessField(state: DecoderState, at: number): boolean {
  const { table, stack, source, scopes } = state;
  const type = stack[state.frame + FRAME_TYPE] ?? 0;
  const predicted = table[state.slot + NEXT] ?? 0;
  const first = table[type + FIELDS] ?? 0;
  const end = first + Math.min(table[type + FIELD_COUNT] ?? 0, mostGuesses) * FIELD_SIZE;
  for (let field = first; field < end; field += FIELD_SIZE) {
    if (field === predicted || table[field + SCOPE] !== scopes.current) continue;
    const next = afterText(source.view, table, table[field + OPEN] ?? 0, at);
    if (next === missed || isNameByte[source.bytes[next] ?? 0] === 1) continue;
    table[state.slot + NEXT] = field;
    return true;
  }
  return false;
}
