import type { PerformanceLevel } from './performance-levels.ts';
import type { PerformanceItem } from './performance-totals.ts';

/** From which deviations on an item of an object alerts, in percent; 0 = off. */
export interface AlertLimits {
  readonly minDeviation: number;
  readonly maxDeviation: number;
}

/** What alerts. */
export interface AlertSubject {
  readonly level: PerformanceLevel;
  readonly objectId: number;
  readonly item: PerformanceItem;
}

export type AlertMark = 'PERF_ALERT_NONE' | 'PERF_ALERT_BELOW' | 'PERF_ALERT_ABOVE';

const off: AlertLimits = { minDeviation: 0, maxDeviation: 0 };

/** What is set where nobody has set anything. */
const preset: Readonly<Partial<Record<PerformanceItem, AlertLimits>>> = {
  PERF_ITEM_IV: { minDeviation: 15, maxDeviation: 15 },
  PERF_ITEM_SERVICE_FACTOR: { minDeviation: 10, maxDeviation: 0 },
  PERF_ITEM_WORKING_AGENTS: { minDeviation: 10, maxDeviation: 0 },
};

/** The alert settings of all objects. */
export class PerformanceAlerts {
  readonly #set = new Map<string, AlertLimits>();

  limits(subject: AlertSubject): AlertLimits {
    return this.#set.get(keyOf(subject)) ?? preset[subject.item] ?? off;
  }

  set(subject: AlertSubject, limits: AlertLimits): void {
    this.#set.set(keyOf(subject), limits);
  }

  /** Which limit a value has crossed, seen from what it should be; none where either is not known. */
  mark(subject: AlertSubject, value: number, planned: number): AlertMark {
    const { minDeviation, maxDeviation } = this.limits(subject);
    const percent = planned === 0 ? 100 * Math.sign(value) : ((value - planned) / planned) * 100;
    if (minDeviation > 0 && percent < -minDeviation) return 'PERF_ALERT_BELOW';
    if (maxDeviation > 0 && percent > maxDeviation) return 'PERF_ALERT_ABOVE';
    return 'PERF_ALERT_NONE';
  }
}

function keyOf({ level, objectId, item }: AlertSubject): string {
  return `${level}:${objectId}:${item}`;
}
