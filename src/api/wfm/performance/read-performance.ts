import { z } from 'zod';
import { BridgeError } from '../../../error/bridge-error.ts';
import type { Clock } from '../../../time/clock.ts';
import type { Zone } from '../../../time/zone.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { StreamedList } from '../../streamed-list.ts';
import { readInOrder } from '../parts/chunks.ts';
import { constantsOf } from '../parts/constant-of.ts';
import { localParts, type DayRange } from '../parts/day-range.ts';
import { jobUse } from '../parts/job-use.ts';
import { rangeOf, rangeQuery } from '../parts/range.ts';
import type { NamedIds } from '../parts/site-activities.ts';
import { zonedHead } from '../parts/site-job.ts';
import { timestep } from '../parts/timestep.ts';
import { itemWords, toPerformanceSteps, type LevelConstant } from './mapping.ts';
import { performanceItems, type PerformanceStep } from './schema.ts';

export const performanceUse = jobUse('PerformanceService', 'GetPerformance', {
  GetPerformance: 'level objectId start end timestepMinutes item provideAlerts',
  PerfStep:
    'wmLevel wmObjectId wmDateTime wmItem wmActual wmForecast wmScheduled wmRequired wmAnticipated wmAlert',
});

/** What every query of performance has. */
export const performanceQuery = {
  ...rangeQuery,
  timestep,
  item: z.array(z.enum(performanceItems)).min(1).optional().describe('Only these items.'),
  alerts: z.boolean().default(false).describe('Whether values that crossed an alert are marked.'),
};

export interface PerformanceAsked {
  readonly from: string;
  readonly to: string;
  readonly timestep: number;
  readonly item?: readonly (typeof performanceItems)[number][] | undefined;
  readonly alerts: boolean;
}

/** Throws `invalid-request` where the query names objects of one level, in `parameter`, and asks for another level. */
export function requireLevel(
  level: string,
  named: { readonly level: string; readonly parameter: string; readonly ids: readonly number[] | undefined },
): void {
  if (level === named.level || named.ids === undefined) return;
  const { parameter } = named;
  const detail = `is for level=${named.level}`;
  throw new BridgeError('invalid-request', `${parameter}: ${detail}`, {
    facts: { errors: [{ parameter, detail }] },
  });
}

/** Whose performance. */
export interface PerformanceObjects {
  readonly zone: Zone;
  readonly level: LevelConstant;
  readonly objects: NamedIds;
}

interface Request {
  readonly wfm: Wfm;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

const maxDays = 31;
const concurrency = 2;

/** Performance of some objects of one level, day by day as it is read; timesteps that begin in the range. */
export function readPerformance(
  asked: PerformanceAsked,
  { zone, level, objects }: PerformanceObjects,
  { wfm, clock, signal }: Request,
): StreamedList<PerformanceStep> {
  const range = rangeOf(asked, zone, { maxDays });
  const context = { zone, level, objects, instants: range.instants, alerts: asked.alerts };
  const read = async (part: DayRange): Promise<readonly PerformanceStep[]> => {
    const { perfStep } = await wfm.call('PerformanceService', 'GetPerformance', {
      level,
      objectId: [...objects.keys()],
      ...part,
      timestepMinutes: asked.timestep,
      item: constantsOf(asked.item, itemWords),
      provideAlerts: asked.alerts,
    });
    return toPerformanceSteps(perfStep, context);
  };
  async function* steps(): AsyncGenerator<PerformanceStep> {
    // No objects would mean all objects to WFM.
    const parts = objects.size === 0 ? [] : localParts(range, 1);
    for await (const part of readInOrder(parts, read, { concurrency, signal })) yield* part;
  }
  return new StreamedList({ ...zonedHead({ clock, wfm }, zone), timestepMinutes: asked.timestep }, steps());
}
