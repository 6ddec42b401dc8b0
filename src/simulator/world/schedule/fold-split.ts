import type { SiteClock } from '../site-clock.ts';
import { minute, type ScheduleState } from './schedule-state.ts';

/**
 * On the night on which the clock is set back, WFM's rows name an hour twice without saying which of the two is meant;
 * readers go by the order of the rows. That works only where a row shows that the clock has gone back. Where none would, the
 * state that lasts over the moment is cut in two shortly before it: everything after the cut is then earlier on the wall
 * clock than the cut, and so can only be the second time.
 */
export function splitAtFold(states: readonly ScheduleState[], clock: SiteClock): readonly ScheduleState[] {
  const first = states[0];
  const last = states.at(-1);
  if (first === undefined || last === undefined || first.fullDay) return states;
  const fold = clock.foldWithin(first.start, last.end);
  if (fold === undefined) return states;
  const bounds = [first.start, ...states.map((state) => state.end)];
  const again = bounds.filter((at) => at >= fold.instant && at < fold.instant + fold.milliseconds);
  if (again.length === 0) return states;
  const cut = fold.instant - minute;
  return states.flatMap((state) =>
    state.start < cut && cut < state.end
      ? [
          { ...state, end: cut },
          { ...state, start: cut },
        ]
      : [state],
  );
}
