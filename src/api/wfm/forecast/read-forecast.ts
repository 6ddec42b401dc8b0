import { BridgeError } from '../../../error/bridge-error.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { readInOrder } from '../parts/chunks.ts';
import { localParts, type DayRange } from '../parts/day-range.ts';
import { jobUse } from '../parts/job-use.ts';
import type { ZonedRange } from '../parts/range.ts';
import { toForecastSteps, type FrcStep } from './mapping.ts';
import type { ForecastStep } from './schema.ts';
import { shownActivities } from './shown-activities.ts';

const stepUse = { FrcStep: 'wmActivityId wmDateTime wmVolume wmAHT wmCalculatedStaffing wmRequiredStaffing' };

export const masterForecastUse = jobUse('ForecastService', 'GetMasterForecast', {
  GetMasterForecast: 'siteId start end activityId timestepMinutes',
  ...stepUse,
});

export const readForecastUses = [
  masterForecastUse,
  jobUse('ForecastService', 'GetForecastData', {
    GetForecastData: 'scenarioId siteId start end activityId timestepMinutes',
    ...stepUse,
  }),
  jobUse('ForecastService', 'GetForecastScenario', {
    GetForecastScenario: 'filter',
    FrcScenarioFilter: 'wmScenarioId',
    FrcScenario: 'wmScenarioId wmSiteId',
  }),
];

export interface ForecastAsked {
  readonly siteId: number;
  readonly range: ZonedRange;
  readonly timestep: number;
  readonly activityId: readonly number[] | undefined;
  /** `undefined` for the Master Forecast. */
  readonly scenarioId: number | undefined;
}

/** Throws `not-found` unless the scenario is one of the site. */
export async function requireScenario(wfm: Wfm, siteId: number, scenarioId: number): Promise<void> {
  const { items } = await wfm.call('ForecastService', 'GetForecastScenario', {
    filter: { scenarioId: [scenarioId] },
  });
  const found = items.find((scenario) => scenario.scenarioId === scenarioId);
  if (found?.siteId.includes(siteId) === true) return;
  const detail = `the site has no forecast scenario ${scenarioId}`;
  throw new BridgeError('not-found', detail, { facts: { errors: [{ parameter: 'scenarioId', detail }] } });
}

async function stepsOf(wfm: Wfm, asked: ForecastAsked, part: DayRange): Promise<readonly FrcStep[]> {
  const { siteId, scenarioId, activityId = [], timestep: timestepMinutes } = asked;
  const request = { siteId, ...part, activityId, timestepMinutes };
  if (scenarioId === undefined)
    return (await wfm.call('ForecastService', 'GetMasterForecast', request)).frcStep;
  return (await wfm.call('ForecastService', 'GetForecastData', { scenarioId, ...request })).frcStep;
}

/** Days of one call, and calls at a time. */
const daysAtOnce = 7;
const concurrency = 2;

/**
 * The timesteps of a forecast that begin in the range, week by week as they are read. Throws `not-found` for an activity
 * or a scenario that is not of the site before anything is read.
 */
export async function readForecast(
  wfm: Wfm,
  asked: ForecastAsked,
  signal: AbortSignal,
): Promise<AsyncGenerator<ForecastStep>> {
  const { siteId, range, scenarioId } = asked;
  if (scenarioId !== undefined) await requireScenario(wfm, siteId, scenarioId);
  const shown = await shownActivities(wfm, siteId, asked.activityId);
  const { zone, instants } = range;
  const read = async (part: DayRange): Promise<readonly ForecastStep[]> => {
    const steps = await stepsOf(wfm, asked, part);
    return toForecastSteps(steps, { zone, instants, activities: await shown(steps) });
  };
  async function* steps(): AsyncGenerator<ForecastStep> {
    const parts = localParts(range, daysAtOnce);
    for await (const part of readInOrder(parts, read, { concurrency, signal })) yield* part;
  }
  return steps();
}
