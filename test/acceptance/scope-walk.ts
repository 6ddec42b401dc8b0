/** A request to every endpoint about things of one site, for whoever shall not see that site, may not do it, or see less. */
import type { Endpoint } from '../../src/api/endpoint.ts';
import type { Answer, RunningBridge } from '../support/running-bridge.ts';
import type { Known } from './known-things.ts';

const range = 'from=2026-10-28&to=2026-10-30';
const wide = 'from=2026-10-01&to=2026-12-01';

/** What an API client of another site is told. */
export type Outside =
  /** 404: there is no such thing. */
  | 'gone'
  /** A list without anything of the site. */
  | 'elsewhere'
  /** 403, for everyone whose scope is not all. */
  | 'refused'
  /** It is about no site. */
  | 'open';

export interface WalkRow {
  readonly outside: Outside;
  readonly query?: string | ((known: Known) => string);
  readonly body?: (known: Known) => unknown;
  /** Where the same name means another thing. */
  readonly params?: (known: Known) => Readonly<Record<string, string>>;
}

const span = { start: '2026-10-28T10:00:00', end: '2026-10-28T10:30:00' };
const days = { startDate: '2026-10-20T00:00:00Z', endDate: '2026-10-22T00:00:00Z' };
const exception = { exceptionTypeId: 705, ...span, commit: false };
const list: WalkRow = { outside: 'elsewhere' };
const one: WalkRow = { outside: 'gone' };
const refused: WalkRow = { outside: 'refused' };
const open: WalkRow = { outside: 'open' };
const ofRange: WalkRow = { outside: 'gone', query: range };
const agentsOf = ({ agentId }: Known): unknown => ({ ...exception, agentIds: [agentId] });
const changesOf = ({ changeIds }: Known): unknown => ({ changeIds });
const note = { body: () => ({ comments: 'x' }) };

/** One row an endpoint: a new one needs its own. */
export const walk: Readonly<Record<string, WalkRow>> = {
  getUserinfo: refused,
  getSession: refused,
  listServices: refused,
  getService: refused,
  callOperation: { ...refused, body: () => ({}) },
  listBusinessUnits: list,
  getBusinessUnit: one,
  listSites: list,
  getSite: one,
  listTeams: list,
  getTeam: one,
  listAgents: list,
  getAgent: one,
  listActivities: list,
  getActivity: one,
  listMultiSiteActivities: list,
  getMultiSiteActivity: one,
  listSkills: open,
  getSkill: open,
  listContracts: list,
  getContract: one,
  listExceptionTypes: list,
  getExceptionType: one,
  listTimeOffTypes: list,
  getTimeOffType: one,
  listTimeOffRules: list,
  getTimeOffRule: one,
  listShifts: list,
  getShift: one,
  listRotatingPatterns: list,
  getRotatingPattern: one,
  listScheduleStateGroups: list,
  getScheduleStateGroup: one,
  listTimeZones: open,
  getTimeZone: open,
  getSiteSchedule: ofRange,
  getAgentSchedule: ofRange,
  getSiteCoverage: ofRange,
  listScheduleScenarios: list,
  getScheduleScenario: one,
  createException: { outside: 'gone', body: agentsOf },
  createMeeting: {
    outside: 'gone',
    body: ({ agentId }) => ({ ...exception, exceptionTypeId: 703, agentIds: [agentId] }),
  },
  listPendingChanges: { outside: 'gone', query: wide },
  commitPendingChanges: { outside: 'gone', body: changesOf },
  rollbackPendingChanges: { outside: 'gone', body: changesOf },
  listCalendarItems: { outside: 'gone', query: wide },
  createCalendarItem: {
    outside: 'gone',
    body: ({ agentId }) => ({ agentId, type: 'day-off', from: '2026-12-01', to: '2026-12-02' }),
  },
  getCalendarItem: one,
  updateCalendarItem: { outside: 'gone', ...note },
  deleteCalendarItem: one,
  listTimeOffRequests: { outside: 'gone', query: wide },
  createTimeOffRequest: {
    outside: 'gone',
    body: ({ agentId }) => ({ agentId, timeOffTypeId: 800, from: '2026-12-01', to: '2026-12-02' }),
  },
  getTimeOffRequest: one,
  updateTimeOffRequest: { outside: 'gone', ...note },
  deleteTimeOffRequest: one,
  listTimeOffBalances: one,
  listTimeOffLimits: ofRange,
  listTimeOffWaitList: ofRange,
  listAdherence: { outside: 'gone', query: 'from=2026-10-20&to=2026-10-21' },
  listSitePerformance: ofRange,
  listBusinessUnitPerformance: ofRange,
  listPerformanceAlerts: one,
  setPerformanceAlert: {
    outside: 'gone',
    body: () => ({ item: 'interaction-volume', minDeviation: 5, maxDeviation: 10 }),
  },
  listForecast: ofRange,
  listForecastScenarios: list,
  getForecastScenario: {
    outside: 'gone',
    params: ({ params }) => ({ scenarioId: params['forecastScenarioId']! }),
  },
  listUsers: refused,
  getUser: refused,
  createUser: { ...refused, body: () => ({ id: 99_999, name: 'x', tenantId: 1 }) },
  updateUser: { ...refused, body: () => ({ firstName: 'x' }) },
  deleteUser: refused,
  listSecurityRoles: refused,
  getSecurityRole: refused,
  createSecurityRole: { ...refused, body: () => ({ name: 'x' }) },
  updateSecurityRole: { ...refused, body: () => ({ name: 'x' }) },
  deleteSecurityRole: refused,
  listApiClients: refused,
  getApiClient: refused,
  createApiClient: { ...refused, body: () => ({ name: 'x', ownerEmail: 'x@x.example' }) },
  changeApiClient: { ...refused, body: () => ({ name: 'x' }) },
  deleteApiClient: refused,
  disableApiClient: refused,
  enableApiClient: refused,
  addApiClientSecret: refused,
  deleteApiClientSecret: refused,
  getWorkforcemanagementManagementunits: { outside: 'elsewhere', query: 'expand=details' },
  getWorkforcemanagementManagementunitUsers: one,
  getWorkforcemanagementManagementunitActivitycodes: one,
  postWorkforcemanagementManagementunitActivitycodes: {
    outside: 'gone',
    body: () => ({ name: 'Drill', category: 'Meeting' }),
  },
  postWorkforcemanagementManagementunitSchedulesSearch: {
    outside: 'gone',
    body: ({ userId }) => ({ userIds: [userId], ...days }),
  },
  getWorkforcemanagementManagementunitIntradayQueues: { outside: 'gone', query: 'date=2026-10-22' },
  postWorkforcemanagementManagementunitIntraday: {
    outside: 'gone',
    body: () => ({
      startDate: '2026-10-22T00:00:00Z',
      endDate: '2026-10-22T06:00:00Z',
      metrics: [{ category: 'ForecastData' }],
    }),
  },
  getWorkforcemanagementManagementunitUserTimeoffrequests: userOfRequest({ outside: 'gone' }),
  getWorkforcemanagementManagementunitUserTimeoffrequest: userOfRequest({ outside: 'gone' }),
  patchWorkforcemanagementManagementunitUserTimeoffrequest: userOfRequest({
    outside: 'gone',
    body: () => ({ notes: 'x', metadata: { version: 1 } }),
  }),
  getWorkforcemanagementAdherence: { outside: 'gone', query: ({ userId }) => `userId=${userId}` },
  postWorkforcemanagementManagementunitHistoricaladherencequery: {
    outside: 'gone',
    body: ({ userId }) => ({ ...days, userIds: [userId] }),
  },
  getWorkforcemanagementHistoricaladherencequery: one,
};

function userOfRequest(row: WalkRow): WalkRow {
  return { ...row, params: ({ params }) => ({ userId: params['requesterId']! }) };
}

/** Sends the request of an endpoint. `accept` is a media type. */
export function step(
  bridge: RunningBridge,
  { operationId, method, path }: Endpoint,
  known: Known,
  accept = 'application/json',
): Promise<Answer> {
  const row = walk[operationId] ?? one;
  const params = { ...known.params, ...row.params?.(known) };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`the walk knows no ${name}`);
    return value;
  });
  const query = typeof row.query === 'function' ? row.query(known) : row.query;
  const url = query === undefined ? filled : `${filled}?${query}`;
  const init = { method: method.toUpperCase(), headers: { accept } };
  return row.body === undefined ? bridge.get(url, init) : bridge.post(url, row.body(known), init);
}
