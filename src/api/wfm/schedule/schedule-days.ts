import { formatLocalDate, parseLocal } from '../../../time/ole-date.ts';
import type { Span } from '../../../time/day-start.ts';
import type { Zone } from '../../../time/zone.ts';
import type { Output } from '../../../wfm/wfm-port.ts';
import { localOf, spanOfLength } from '../parts/instants.ts';

/** A row of WFM, as far as it is used. */
export type SchAgentDay = Omit<Output<'ScheduleService', 'GetSchAgentDay'>['schAgentDay'][number], 'shiftId'>;

/** WFM's summary of an agent-day. */
export interface DaySummary {
  readonly row: SchAgentDay;
  /** In instants; null on a day without a shift. */
  readonly shift: Span | null;
}

function shiftOf(zone: Zone, { startDateTime, endDateTime, totalMinutes }: SchAgentDay): Span | null {
  if (startDateTime === null || endDateTime === null) return null;
  const start = localOf(startDateTime, 'SchAgentDay.wmStartDateTime');
  return spanOfLength(zone, start, localOf(endDateTime, 'SchAgentDay.wmEndDateTime'), totalMinutes);
}

/** `2026-03-29` → `2026-03-28`. */
export function dayBefore(date: string): string {
  return formatLocalDate((parseLocal(date) ?? 0) - 86_400);
}

/** `2026-03-28` → `2026-03-29`. */
export function dayAfter(date: string): string {
  return formatLocalDate((parseLocal(date) ?? 0) + 86_400);
}

/** The summaries of some agent-days, and with them the answer to the question to which day a state belongs. */
export class ScheduleDays {
  readonly #days = new Map<number, Map<string, DaySummary>>();
  readonly #before = new Map<string, string>();

  /** Of two rows for the same agent and day the first counts. */
  constructor(zone: Zone, rows: readonly SchAgentDay[]) {
    for (const row of rows) {
      const days = this.#days.get(row.agentId) ?? new Map<string, DaySummary>();
      this.#days.set(row.agentId, days);
      if (!days.has(row.date)) days.set(row.date, { row, shift: shiftOf(zone, row) });
    }
  }

  summary(agentId: number, date: string): DaySummary | undefined {
    return this.#days.get(agentId)?.get(date);
  }

  agentIds(): Iterable<number> {
    return this.#days.keys();
  }

  /**
   * The shift that begins with a state, which can begin at `earliest` at the earliest; null within a shift, also within
   * that of the day before. Whose clocks show its beginning twice can tell which is meant by how long it lasts.
   */
  shiftFrom(
    { agentId, startDateTime }: { readonly agentId: number; readonly startDateTime: string },
    earliest: number,
  ): Span | null {
    const date = startDateTime.slice(0, 10);
    const day = this.summary(agentId, date);
    if (day?.row.startDateTime !== startDateTime) return null;
    const before = this.summary(agentId, this.#dayBefore(date))?.shift ?? null;
    return before !== null && earliest < before.to ? null : day.shift;
  }

  /**
   * The schedule day of what begins on `date` at an instant: the day before while the shift of that day lasts, else
   * `date`. So each state has one day and no more, whatever the answer it came in, and also where WFM's summaries and
   * states disagree. What takes the whole day belongs to the day that it takes.
   */
  dateOf(
    agentId: number,
    state: { readonly date: string; readonly from: number; readonly fullDay: boolean },
  ): string {
    if (state.fullDay) return state.date;
    const before = this.#dayBefore(state.date);
    const shift = this.summary(agentId, before)?.shift ?? null;
    return shift !== null && shift.from <= state.from && state.from < shift.to ? before : state.date;
  }

  #dayBefore(date: string): string {
    const known = this.#before.get(date) ?? dayBefore(date);
    this.#before.set(date, known);
    return known;
  }
}
