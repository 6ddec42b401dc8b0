import type { QueueQuality } from '../forecast/erlang-c.ts';
import { rounded } from '../forecast/noise.ts';

/** The items of WFM, as `EPerfItem` names them. */
export const performanceItems = [
  'PERF_ITEM_IV',
  'PERF_ITEM_AHT',
  'PERF_ITEM_ABANDONED',
  'PERF_ITEM_SERVICE_FACTOR',
  'PERF_ITEM_ASA',
  'PERF_ITEM_WORKING_AGENTS',
] as const;
export type PerformanceItem = (typeof performanceItems)[number];

/**
 * What happened, or would happen, in one or several quarter-hours of one or several activities. All members add up, so
 * that any roll-up of activities and of time agrees with its parts.
 */
export interface PerformanceTotals {
  /** Interactions. */
  readonly volume: number;
  /** Handling time of all of them. */
  readonly handlingSeconds: number;
  /** Those of them that wait in a queue; only they can be answered in time, or abandoned. */
  readonly queued: number;
  readonly inTime: number;
  readonly waitingSeconds: number;
  readonly abandoned: number;
  /** Agents at work × quarter-hours. */
  readonly agentQuarters: number;
}

export const noTotals: PerformanceTotals = {
  volume: 0,
  handlingSeconds: 0,
  queued: 0,
  inTime: 0,
  waitingSeconds: 0,
  abandoned: 0,
  agentQuarters: 0,
};

/** How long a caller waits before giving up, on average. */
const patienceSeconds = 240;

/** One quarter-hour of one activity; `quality` only where there is a queue. */
export function quarterTotals(
  arrival: { readonly volume: number; readonly handlingSeconds: number },
  agents: number,
  quality: QueueQuality | undefined,
): PerformanceTotals {
  const { volume } = arrival;
  const queued = quality === undefined ? 0 : volume;
  const answerSeconds = quality?.answerSeconds ?? 0;
  return {
    volume,
    handlingSeconds: volume * arrival.handlingSeconds,
    queued,
    inTime: queued * (quality?.serviceFactor ?? 0),
    waitingSeconds: queued * answerSeconds,
    abandoned: rounded(queued * (1 - Math.exp(-answerSeconds / patienceSeconds)), 2),
    agentQuarters: agents,
  };
}

export function addTotals(parts: readonly PerformanceTotals[]): PerformanceTotals {
  const sum = (member: keyof PerformanceTotals): number =>
    parts.reduce((total, part) => total + part[member], 0);
  return {
    volume: sum('volume'),
    handlingSeconds: sum('handlingSeconds'),
    queued: sum('queued'),
    inTime: sum('inTime'),
    waitingSeconds: sum('waitingSeconds'),
    abandoned: sum('abandoned'),
    agentQuarters: sum('agentQuarters'),
  };
}

/**
 * The value of an item. Volumes and agents add up, averages are weighted with the volume, agents are the mean over the
 * quarter-hours. NaN where nothing came of which there could be an average.
 */
export function itemValue(totals: PerformanceTotals, item: PerformanceItem, quarters: number): number {
  switch (item) {
    case 'PERF_ITEM_IV':
      return rounded(totals.volume, 2);
    case 'PERF_ITEM_AHT':
      return rounded(totals.handlingSeconds / totals.volume, 1);
    case 'PERF_ITEM_ABANDONED':
      return rounded(totals.abandoned, 2);
    case 'PERF_ITEM_SERVICE_FACTOR':
      return rounded((totals.inTime / totals.queued) * 100, 2);
    case 'PERF_ITEM_ASA':
      return rounded(totals.waitingSeconds / totals.queued, 1);
    case 'PERF_ITEM_WORKING_AGENTS':
      return rounded(totals.agentQuarters / quarters, 2);
  }
}
