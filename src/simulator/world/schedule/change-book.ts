import type { Outcome, Refusal } from '../outcome.ts';
import type { ScheduleState } from './schedule-state.ts';

/** A state that somebody put into the Master Schedule. */
export interface ScheduleChange {
  readonly id: number;
  readonly agentId: number;
  readonly siteId: number;
  /** The schedule day whose shift it lies in. */
  readonly day: number;
  readonly state: ScheduleState;
  readonly userId: number;
  /** Instant. */
  readonly madeAt: number;
  readonly comments?: string;
  readonly isPending: boolean;
}

export type NewChange = Omit<ScheduleChange, 'id'>;

/** Which of the changes a schedule shows. */
export type ChangesShown = 'committed' | 'committed and pending';

/** The changes of the Master Schedule, in the order in which they were made. */
export class ChangeBook {
  #changes: ScheduleChange[] = [];
  #byAgentDay = new Map<string, ScheduleChange[]>();
  #lastId = 0;

  /** Writes down all of them and gives the id of the first. */
  add(changes: readonly NewChange[]): number {
    const first = this.#lastId + 1;
    for (const change of changes) {
      this.#lastId += 1;
      const written = { ...change, id: this.#lastId };
      this.#changes.push(written);
      this.#file(written);
    }
    return changes.length === 0 ? 0 : first;
  }

  of(agentId: number, day: number, shown: ChangesShown): readonly ScheduleChange[] {
    const changes = this.#byAgentDay.get(`${agentId}:${day}`) ?? [];
    return shown === 'committed' ? changes.filter((change) => !change.isPending) : changes;
  }

  /** Those that are not committed. */
  pending(siteId: number): readonly ScheduleChange[] {
    return this.#changes.filter((change) => change.isPending && change.siteId === siteId);
  }

  /** Makes pending changes part of the schedule: all of them or, where one cannot be found, none. */
  commit(siteId: number, ids: readonly number[]): Outcome {
    return this.#settle(siteId, ids, (change) => [{ ...change, isPending: false }]);
  }

  /** Throws pending changes away: all of them or, where one cannot be found, none. */
  rollBack(siteId: number, ids: readonly number[]): Outcome {
    return this.#settle(siteId, ids, () => []);
  }

  #settle(
    siteId: number,
    ids: readonly number[],
    become: (change: ScheduleChange) => readonly ScheduleChange[],
  ): Outcome {
    const waiting = new Set(this.pending(siteId).map((change) => change.id));
    const refusals = ids.filter((id) => !waiting.has(id)).map((id) => notPending(id, siteId));
    if (refusals.length > 0) return { done: false, refusals };
    const wanted = new Set(ids);
    this.#set(this.#changes.flatMap((change) => (wanted.has(change.id) ? become(change) : [change])));
    return { done: true, objectId: 0 };
  }

  #file(change: ScheduleChange): void {
    const key = `${change.agentId}:${change.day}`;
    const filed = this.#byAgentDay.get(key);
    if (filed === undefined) this.#byAgentDay.set(key, [change]);
    else filed.push(change);
  }

  #set(changes: ScheduleChange[]): void {
    this.#changes = changes;
    this.#byAgentDay = new Map();
    for (const change of changes) this.#file(change);
  }
}

function notPending(id: number, siteId: number): Refusal {
  return { id: 29, message: `site ${siteId} has no pending change ${id}`, objectId: id };
}
