import type { ScheduleState } from './schedule-state.ts';

/** What is laid over the states of a shift. */
export type Overlay = Pick<ScheduleState, 'type' | 'id' | 'start' | 'end' | 'paid'>;

/** Which pauses stay what they are under an overlay. */
export interface Kept {
  readonly breaks: boolean;
  readonly meals: boolean;
}

/**
 * The states with something laid over them: what it covers gives way, except for the pauses that are kept. The result tiles
 * the same time without gap or overlap; what of the overlay is before or after that time is cut off.
 */
export function layOver(states: readonly ScheduleState[], overlay: Overlay, kept: Kept): ScheduleState[] {
  const result: ScheduleState[] = [];
  const put = (state: ScheduleState): void => {
    if (state.start >= state.end) return;
    const last = result.at(-1);
    const continues =
      last?.type === overlay.type &&
      last.id === overlay.id &&
      state.type === overlay.type &&
      state.id === overlay.id &&
      last.start >= overlay.start;
    if (continues) result[result.length - 1] = { ...last, end: state.end };
    else result.push(state);
  };
  for (const state of states) {
    const from = Math.max(state.start, overlay.start);
    const to = Math.min(state.end, overlay.end);
    const stays =
      (kept.breaks && state.type === 'SCH_STATE_BREAK') || (kept.meals && state.type === 'SCH_STATE_MEAL');
    if (from >= to || stays) {
      put(state);
      continue;
    }
    put({ ...state, end: from });
    put({ ...overlay, start: from, end: to, fullDay: false });
    put({ ...state, start: to });
  }
  return result;
}
