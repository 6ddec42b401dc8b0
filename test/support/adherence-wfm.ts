import { JobWfm, otherSite, siteId, type JobInput } from './job-wfm.ts';

function agentRow(agentId: number, ofSite: number): object {
  return {
    ...{ agentId, siteId: ofSite, teamId: 0, contractId: 0, timezoneId: 0, timeOffRuleId: 0 },
    ...{ firstName: `A${agentId}`, lastName: 'B', rank: 0, hourlyWage: 0, skills: [], activities: [] },
    timestamp: '1',
  };
}

function siteRow(id: number, timezoneId: number): object {
  return {
    ...{ siteId: id, name: `Site ${id}`, buId: 1, timezoneId, switchId: 0, timestamp: '5' },
    ...{ weekStartDay: 'CFG_WEEKDAY_MONDAY', planningPeriod: 'CFG_PLANNING_PERIOD_NONE' },
  };
}

/** A day of history: eight hours of schedule, seven worked, one of them not as scheduled. */
export function historyRow(agentId: number, date: string, more: object = {}): object {
  return {
    ...{ agentId, siteId, teamId: 0, date },
    ...{
      scheduledSeconds: 28_800,
      workedSeconds: 25_200,
      nonAdherenceSeconds: 3_600,
      outOfScheduleSeconds: 0,
    },
    ...{ adherencePercent: 87.5, conformancePercent: 87.5 },
    ...more,
  };
}

export interface AdherenceWorld {
  /** Agents of the site 10; there is one of the other site as well, 9. */
  readonly agents?: readonly number[];
  readonly history?: (input: JobInput) => readonly object[] | Promise<readonly object[]>;
}

/** WFM with whole sites and agents, for what needs more of them than their numbers. It never filters. */
export function adherenceWfm({ agents = [1, 2], history = () => [] }: AdherenceWorld = {}): JobWfm {
  const wfm = new JobWfm();
  const rows = [agentRow(9, otherSite), ...agents.map((id) => agentRow(id, siteId))];
  wfm.answers['GetAgent'] = () => ({ items: rows });
  wfm.answers['GetSite'] = () => ({ items: [siteRow(otherSite, 4), siteRow(siteId, 3)] });
  wfm.answers['GetActivity'] = () => ({ items: [] });
  wfm.answers['GetExceptionType'] = () => ({ items: [] });
  wfm.answers['GetTimeOffType'] = () => ({ items: [] });
  wfm.answers['GetAdherenceHistory'] = async (input) => ({ adhAgentDay: await history(input) });
  return wfm;
}
