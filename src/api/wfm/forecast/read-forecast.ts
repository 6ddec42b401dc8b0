import { BridgeError } from '../../../error/bridge-error.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { eachOf, readInOrder } from '../parts/chunks.ts';
import { localParts, type DayRange } from '../parts/day-range.ts';
import { jobUse } from '../parts/job-use.ts';
import type { ZonedRange } from '../parts/range.ts';
import type { NamedIds } from '../parts/site-activities.ts';
import { toForecastSteps, type FrcStep } from './mapping.ts';
import type { ForecastStep } from './schema.ts';
import { shownActivities, type ShownActivities, type WantedActivities } from './shown-activities.ts';

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

export interface ForecastAsked extends WantedActivities {
  readonly siteId: number;
  readonly range: ZonedRange;
  readonly timestep: number;
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

async function stepsOf(
  wfm: Wfm,
  asked: Omit<ForecastAsked, 'seesAll'>,
  part: DayRange,
): Promise<readonly FrcStep[]> {
  const { siteId, scenarioId, activityId = [], timestep: timestepMinutes } = asked;
  const request = { siteId, ...part, activityId, timestepMinutes };
  if (scenarioId === undefined)
    return (await wfm.call('ForecastService', 'GetMasterForecast', request)).frcStep;
  return (await wfm.call('ForecastService', 'GetForecastData', { scenarioId, ...request })).frcStep;
}

/** Days of one call, and calls at a time. */
const daysAtOnce = 7;
const concurrency = 2;

interface Shown extends Omit<ForecastAsked, 'seesAll'> {
  readonly shown: ShownActivities;
}

function forecastSteps(wfm: Wfm, asked: Shown, signal: AbortSignal): AsyncGenerator<ForecastStep> {
  const { zone, instants } = asked.range;
  const read = async (part: DayRange): Promise<readonly ForecastStep[]> => {
    const steps = await stepsOf(wfm, asked, part);
    return toForecastSteps(steps, { zone, instants, activities: await asked.shown(steps) });
  };
  return eachOf(readInOrder(localParts(asked.range, daysAtOnce), read, { concurrency, signal }));
}

/**
 * The timesteps of a forecast that begin in the range, week by week as they are read. Throws `not-found` for an activity
 * or a scenario that is not of the site before anything is read.
 */
export async function readForecast(
  wfm: Wfm,
  asked: ForecastAsked,
  signal: AbortSignal,
): Promise<AsyncGenerator<ForecastStep>> {
  const { siteId, scenarioId } = asked;
  if (scenarioId !== undefined) await requireScenario(wfm, siteId, scenarioId);
  const shown = await shownActivities(wfm, siteId, asked);
  return forecastSteps(wfm, { ...asked, shown }, signal);
}

/** The same of the Master Forecast for activities that are known already; none of them: nothing. */
export async function* readMasterForecast(
  wfm: Wfm,
  asked: Pick<ForecastAsked, 'siteId' | 'range' | 'timestep'> & { readonly activities: NamedIds },
  signal: AbortSignal,
): AsyncGenerator<ForecastStep, void, undefined> {
  const { activities, ...rest } = asked;
  // Asking for no activity would mean all.
  if (activities.size === 0) return;
  const shown = (): Promise<NamedIds> => Promise.resolve(activities);
  const all = { ...rest, activityId: [...activities.keys()], scenarioId: undefined, shown };
  yield* forecastSteps(wfm, all, signal);
}
