import { cloudId } from '../../../src/api/cloud/parts/cloud-id.ts';
import { unitId } from '../../support/cloud-call.ts';
import { JobWfm, otherSite, siteId } from '../../support/job-wfm.ts';

export const params = { muId: unitId };
export const [calls, chats, desk, elsewhere] = [70, 71, 72, 79];
export const queue = (id: number): string => cloudId('queue', id);

/** Two queues, a fixed-staff activity, and one of another site. WFM never filters. */
export function intradayWfm(weekStartDay: string | number = 'CFG_WEEKDAY_MONDAY'): JobWfm {
  const wfm = new JobWfm();
  const site = { buId: 1, timezoneId: 3, switchId: 0, weekStartDay, timestamp: '1' };
  const planningPeriod = 'CFG_PLANNING_PERIOD_NONE';
  wfm.answers['GetSite'] = () => ({
    items: [otherSite, siteId].map((id) => ({ ...site, planningPeriod, siteId: id })),
  });
  const activity = { siteId, multiSiteActivityId: 0, active: true, timestamp: '1' };
  wfm.answers['GetActivity'] = () => ({
    items: [
      { ...activity, activityId: desk, name: 'Desk', activityType: 'CFG_ACTIVITY_FIXED_STAFF' },
      { ...activity, activityId: calls, name: 'Calls', activityType: 'CFG_ACTIVITY_IMMEDIATE' },
      { ...activity, activityId: chats, activityType: 'CFG_ACTIVITY_DEFERRED' },
      { ...activity, activityId: elsewhere, siteId: otherSite, activityType: 'CFG_ACTIVITY_IMMEDIATE' },
    ],
  });
  wfm.answers['GetMasterForecast'] = () => ({ frcStep: [] });
  wfm.answers['GetSchActivity'] = () => ({ schActivityStep: [] });
  wfm.answers['GetPerformance'] = () => ({ perfStep: [] });
  return wfm;
}

/** The same with a forecast of 2026-01-05. */
export function forecast(
  wfm: JobWfm,
  ...steps: readonly (readonly [id: number, time: string, volume: unknown])[]
) {
  const rest = { aht: 300, calculatedStaffing: 1, requiredStaffing: 1 };
  const frcStep = steps.map(([activityId, time, volume]) => ({
    ...rest,
    activityId,
    dateTime: `2026-01-05T${time}:00`,
    volume,
  }));
  wfm.answers['GetMasterForecast'] = () => ({ frcStep });
  return wfm;
}
