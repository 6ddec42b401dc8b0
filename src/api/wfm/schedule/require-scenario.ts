import { BridgeError } from '../../../error/bridge-error.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { jobUse } from '../parts/job-use.ts';

export const requireScenarioUse = jobUse('ScheduleService', 'GetSchScenario', {
  GetSchScenario: 'filter',
  SchScenarioFilter: 'wmScenarioId',
  SchScenarioHolder: 'objectArray',
  SchScenario: 'wmScenarioId wmSiteId',
});

/** Throws `not-found` unless there is this scenario and the site is in it; 0 is the Master Schedule. */
export async function requireScenario(wfm: Wfm, scenarioId: number, siteId: number): Promise<void> {
  if (scenarioId === 0) return;
  const { items } = await wfm.call('ScheduleService', 'GetSchScenario', {
    filter: { scenarioId: [scenarioId] },
  });
  const scenario = items.find((one) => one.scenarioId === scenarioId);
  if (scenario === undefined)
    throw new BridgeError('not-found', `there is no schedule scenario ${scenarioId}`);
  if (!scenario.siteId.includes(siteId))
    throw new BridgeError('not-found', `site ${siteId} is not in schedule scenario ${scenarioId}`);
}
