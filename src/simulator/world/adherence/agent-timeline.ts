import type { SiteClock } from '../site-clock.ts';
import { minute, type AgentDay, type ScheduleState } from '../schedule/schedule-state.ts';
import { expectedDoing, type Doing, type Stretch } from './doing.ts';
import { livedDay } from './lived-day.ts';

/** So long before it begins and after it ends a scheduled state still excuses who is in it. */
export const thresholdMinutes = 5;
/** Who has not adhered for so long does not adhere severely. */
export const severeAfterMinutes = 15;

export type Verdict = 'adherent' | 'non-adherent' | 'uncertain';

/** One minute of somebody, as scheduled and as lived. */
export interface Moment {
  readonly verdict: Verdict;
  readonly expected: Doing;
  /** Absent before and after the shift. */
  readonly scheduled: ScheduleState | undefined;
  readonly doing: Doing;
  /** Absent while logged out. */
  readonly lived: Stretch | undefined;
}

/** A schedule day with what became of it. */
export interface LivedDay {
  readonly day: number;
  /** Absent where the agent is not employed. */
  readonly planned: AgentDay | undefined;
  /** Being logged in, in order. */
  readonly lived: readonly Stretch[];
  /** First and last instant of shift and work together; equal where there is neither. */
  readonly start: number;
  readonly end: number;
}

/** What one agent's timeline is made of. */
export interface TimelineSource {
  readonly seed: number;
  readonly clock: SiteClock;
  planned(day: number): AgentDay | undefined;
}

/**
 * What an agent should do and does, minute by minute. Time belongs to the schedule day of its local date, except that whatever
 * follows from a shift that began the day before belongs to that one. So each minute belongs to exactly one schedule day, and
 * history is nothing but the sum of its moments.
 */
export class AgentTimeline {
  readonly clock: SiteClock;
  readonly #source: TimelineSource;
  readonly #days = new Map<number, LivedDay>();

  constructor(source: TimelineSource) {
    this.clock = source.clock;
    this.#source = source;
  }

  day(day: number): LivedDay {
    let found = this.#days.get(day);
    if (found === undefined) {
      found = makeDay(this.#source, day);
      this.#days.set(day, found);
    }
    return found;
  }

  /** The schedule day to which an instant belongs. */
  dayOf(instant: number): LivedDay {
    const local = this.clock.dayAt(instant);
    const before = this.day(local - 1);
    return instant < before.end ? before : this.day(local);
  }

  /** First instant that belongs to a schedule day. */
  beginningOf(day: number): number {
    return Math.max(this.clock.dayBounds(day).start, this.day(day - 1).end);
  }
}

/** The moment of a schedule day in which an instant lies. All of it is decided minute by minute. */
export function momentOf(day: LivedDay, instant: number): Moment {
  const at = Math.floor(instant / minute) * minute;
  const states = day.planned?.states ?? [];
  const scheduled = states.find((state) => state.start <= at && at < state.end);
  const expected = scheduled === undefined ? 'out' : expectedDoing(scheduled);
  const lived = day.lived.find((stretch) => stretch.start <= at && at < stretch.end);
  const doing = lived?.doing ?? 'out';
  return { verdict: verdictOf(day, at, { expected, doing }), expected, scheduled, doing, lived };
}

function verdictOf(
  day: LivedDay,
  at: number,
  { expected, doing }: { readonly expected: Doing; readonly doing: Doing },
): Verdict {
  if (doing === 'unknown') return 'uncertain';
  if (doing === expected) return 'adherent';
  const { planned } = day;
  const threshold = thresholdMinutes * minute;
  const isNear = (start: number, end: number): boolean => start - threshold <= at && at < end + threshold;
  const isExcused =
    planned?.kind === 'work' &&
    ((doing === 'out' && (isNear(-Infinity, planned.start) || isNear(planned.end, Infinity))) ||
      planned.states.some((state) => expectedDoing(state) === doing && isNear(state.start, state.end)));
  return isExcused ? 'adherent' : 'non-adherent';
}

function makeDay(source: TimelineSource, day: number): LivedDay {
  const planned = source.planned(day);
  const lived = planned === undefined ? [] : livedDay(source.seed, planned);
  const isShift = planned?.kind === 'work';
  const starts = [...(isShift ? [planned.start] : []), ...lived.slice(0, 1).map(({ start }) => start)];
  const ends = [...(isShift ? [planned.end] : []), ...lived.slice(-1).map(({ end }) => end)];
  const midnight = source.clock.dayBounds(day).start;
  return {
    day,
    planned,
    lived,
    start: starts.length === 0 ? midnight : Math.min(...starts),
    end: ends.length === 0 ? midnight : Math.max(...ends),
  };
}
