import type { Clock } from '../../../time/clock.ts';
import type { CfgAgent } from '../agents.ts';
import type { EnumNumbers } from '../enum-numbers.ts';
import type { Plans } from '../schedule/plans.ts';
import { nextVersion } from '../row-version.ts';
import { oleOfLocal } from '../site-clock.ts';
import type { World, WorldNow } from '../world.ts';
import type { CalItem, ScheduledCalendar } from './calendar-item.ts';
import { CalendarChanges, type Written } from './calendar-changes.ts';
import { calendarNumbers, type CalendarNumbers } from './calendar-numbers.ts';
import { halfYearsWithin } from './half-year.ts';
import { itemAt, momentOf, type Moment } from './item-at-a-time.ts';
import { byNumbers } from './number-order.ts';
import { SeededCalendar } from './seeded-calendar.ts';
import type { SeededItem } from './seeded-item.ts';
import type { Stretch } from './working-days.ts';

export interface CalendarSources {
  readonly seed: number;
  readonly world: WorldNow;
  readonly plans: Plans;
  readonly numberOf: EnumNumbers;
  readonly clock: Clock;
}

/** No seeded item is asked for earlier, in days: what lies further ahead is not there yet. */
const daysAhead = 120;

/**
 * All calendars as they are now: what the seed has made and the clock has reached, with what was written since the start.
 * `calendar-writes.ts` says what may be written.
 */
export class LiveCalendar implements ScheduledCalendar {
  readonly seed: number;
  readonly plans: Plans;
  readonly numbers: CalendarNumbers;
  readonly seeded: SeededCalendar;
  readonly changes = new CalendarChanges();
  readonly #world: WorldNow;
  readonly #clock: Clock;

  constructor(sources: CalendarSources) {
    this.seed = sources.seed;
    this.#world = sources.world;
    this.plans = sources.plans;
    this.numbers = calendarNumbers(sources.numberOf);
    this.#clock = sources.clock;
    // What the seed has made stays as it is, whatever types are added later.
    this.seeded = new SeededCalendar({ ...sources, world: sources.world.now, numbers: this.numbers });
  }

  /** The world as it is now. */
  get world(): World {
    return this.#world.now;
  }

  /** What the clock of a site shows. */
  moment(siteId: number): Moment {
    const now = this.plans.clockOf(siteId).instantToLocal(this.#clock.now());
    return momentOf(oleOfLocal(now), this.plans.rules.weekStartOf(siteId));
  }

  find(itemId: number): CalItem | undefined {
    const written = this.changes.get(itemId);
    if (written !== undefined) return this.#writtenNow(written);
    const seeded = this.seeded.find(itemId);
    return seeded && this.#seededNow(seeded, this.moment(seeded.siteId));
  }

  /** The items of an agent that share a moment with [start, end), in the order of time. */
  itemsOf(agent: CfgAgent, range: Stretch): readonly CalItem[] {
    const moment = this.moment(agent.wmSiteId);
    const end = Math.min(range.end, Math.max(range.start, moment.now + daysAhead));
    const seeded = halfYearsWithin(range.start, end).flatMap((half) =>
      this.seeded
        .itemsOf(agent, half)
        .filter((item) => item.start < range.end && item.end > range.start)
        .flatMap((item) => this.#seededNow(item, moment) ?? []),
    );
    const written = this.#writtenNowOf(this.changes.of(agent.gswAgentId)).filter((item) =>
      touches(item, range),
    );
    return written.length === 0 ? seeded : inOrder([...seeded, ...written]);
  }

  scheduledOn(agentId: number, day: number): readonly CalItem[] {
    const agent = this.plans.agent(agentId);
    if (agent === undefined) return [];
    const { scheduled } = this.numbers.actual;
    return this.itemsOf(agent, { start: day, end: day + 1 }).filter(
      (item) => item.wmActualStatus === scheduled,
    );
  }

  /** The time off of a site, granted or not, that touches a day. */
  timeOffOn(siteId: number, day: number): readonly CalItem[] {
    const moment = this.moment(siteId);
    const seeded = this.seeded.timeOffOn(siteId, day).flatMap((item) => this.#seededNow(item, moment) ?? []);
    const written = this.#writtenNowOf(this.changes.all()).filter(
      (item) =>
        item.wmSiteId === siteId &&
        item.wmItemType === this.numbers.type.timeOff &&
        touches(item, { start: day, end: day + 1 }),
    );
    return [...seeded, ...written];
  }

  /** The time off of an agent that touches a range. */
  timeOffOf(agent: CfgAgent, range: Stretch): readonly CalItem[] {
    return this.itemsOf(agent, range).filter((item) => item.wmItemType === this.numbers.type.timeOff);
  }

  /** Writes an item as it is to be. */
  put(item: CalItem): void {
    const { wmItemId: itemId, gswAgentId: agentId } = item;
    this.changes.put({ itemId, agentId, item, at: this.moment(item.wmSiteId) });
  }

  remove({ wmItemId: itemId, gswAgentId: agentId, wmSiteId }: CalItem): void {
    this.changes.put({ itemId, agentId, item: undefined, at: this.moment(wmSiteId) });
  }

  /** Builds the schedule of a site anew up to its horizon: what was granted since the last time comes into it. */
  rebuild(siteId: number): void {
    const { horizon } = this.moment(siteId);
    const { status, actual } = this.numbers;
    for (const item of this.#writtenNowOf(this.changes.all())) {
      const isNew = item.wmStatus === status.granted && item.wmActualStatus === actual.notScheduled;
      if (isNew && item.wmSiteId === siteId && item.wmStartDateTime < horizon) {
        this.put({ ...item, wmActualStatus: actual.scheduled, timestamp: nextVersion(item) });
      }
    }
  }

  /**
   * A seeded item as it is now, unless something was written about it. What the clock brings later gives way to what was
   * written before it, where both want the same day.
   */
  #seededNow(seeded: SeededItem, moment: Moment): CalItem | undefined {
    if (this.changes.get(seeded.id) !== undefined) return undefined;
    const isInTheWay = this.changes
      .of(seeded.agentId)
      .some(({ item, at }) => item !== undefined && at.now < seeded.submitted && claimSameDay(item, seeded));
    return isInTheWay ? undefined : itemAt(seeded, moment, this.numbers);
  }

  #writtenNowOf(all: Iterable<Written>): CalItem[] {
    return [...all].flatMap((written) => this.#writtenNow(written) ?? []);
  }

  /** What was granted beyond the horizon comes into the schedule when the schedule of its day is built. */
  #writtenNow({ item, at }: Written): CalItem | undefined {
    if (item === undefined) return undefined;
    const { status, actual } = this.numbers;
    const waits = item.wmStatus === status.granted && item.wmActualStatus === actual.notScheduled;
    const isBuilt =
      item.wmStartDateTime >= at.horizon && item.wmStartDateTime < this.moment(item.wmSiteId).horizon;
    return waits && isBuilt
      ? { ...item, wmActualStatus: actual.scheduled, timestamp: nextVersion(item) }
      : item;
  }
}

export function inOrder(items: readonly CalItem[]): readonly CalItem[] {
  return items.toSorted(byNumbers((item) => [item.wmStartDateTime, item.wmItemId]));
}

function touches(item: CalItem, range: Stretch): boolean {
  return item.wmStartDateTime < range.end && item.wmEndDateTime > range.start;
}

function claimSameDay(item: CalItem, seeded: SeededItem): boolean {
  return item.wmFullDay && seeded.fullDay && touches(item, seeded);
}
