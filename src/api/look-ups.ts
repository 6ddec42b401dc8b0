import { formatLocalDate, parseLocal, secondsPerDay } from '../time/ole-date.ts';
import type { Endpoint } from './endpoint.ts';

type Members = Readonly<Record<string, unknown>>;

/** What a valid request says of the place where its change can be seen. */
export interface Looked {
  readonly params: Members;
  readonly body: unknown;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

interface LookUp {
  /** Path template of a `GET`, whose parameters the change has, too. */
  readonly path: string;
  readonly query?: (body: Members, now: number) => Members;
}

const site = '/wfm/v1/sites/{siteId}';
const unit = '/api/v2/workforcemanagement/managementunits/{muId}';
const client = '/admin/v1/clients/{clientId}';

/** More would make a path that nobody accepts. */
const mostAgents = 50;

function dayOf(time: unknown, daysLater: number): string | undefined {
  const local = typeof time === 'string' ? parseLocal(time.slice(0, 10)) : undefined;
  return local === undefined ? undefined : formatLocalDate(local + daysLater * secondsPerDay);
}

/** `from` and `to` of a list that has all of a span, in whichever zone its ends were written. */
function daysAround({ from, to, start, end }: Members): Members {
  return from === undefined ? { from: dayOf(start, -1), to: dayOf(end, 2) } : { from, to };
}

function itemsOf(segment: string): LookUp {
  const query: LookUp['query'] = (body) => ({ ...daysAround(body), agentId: body['agentId'] });
  return { path: `${site}/${segment}`, query };
}

/** The schedule, or the pending changes, of the agents of a new exception. */
const exceptionLookUp = (segment: 'schedule' | 'pending-changes'): LookUp => ({
  path: `${site}/${segment}`,
  query: (body) => {
    const { agentIds } = body;
    const named = Array.isArray(agentIds) && agentIds.length <= mostAgents ? agentIds.join(',') : undefined;
    return { ...daysAround(body), agentId: named };
  },
});

const inSchedule = exceptionLookUp('schedule');
const pending = exceptionLookUp('pending-changes');
/** Where most changes are pending. */
const pendingNow: LookUp = {
  path: `${site}/pending-changes`,
  query(_body, now) {
    const day = (ahead: number): string => formatLocalDate(now / 1000 + ahead * secondsPerDay);
    return { from: day(-30), to: day(336) };
  },
};

const itself = (path: string): LookUp => ({ path });

/**
 * The read that shows whether a change has happened, by the endpoint that makes it: of an object its version or its
 * absence, of something new the list that would have it.
 */
const lookUps: Readonly<Record<string, LookUp | ((body: unknown) => LookUp)>> = {
  // Which operation reads what another one writes is said nowhere: the service lists those that read.
  callOperation: itself('/wfm/v1/services/{service}'),
  createException: (body) => (isPending(body) ? pending : inSchedule),
  createMeeting: (body) => (isPending(body) ? pending : inSchedule),
  commitPendingChanges: pendingNow,
  rollbackPendingChanges: pendingNow,
  createCalendarItem: itemsOf('calendar-items'),
  updateCalendarItem: itself(`${site}/calendar-items/{itemId}`),
  deleteCalendarItem: itself(`${site}/calendar-items/{itemId}`),
  createTimeOffRequest: itemsOf('time-off-requests'),
  updateTimeOffRequest: itself(`${site}/time-off-requests/{requestId}`),
  deleteTimeOffRequest: itself(`${site}/time-off-requests/{requestId}`),
  setPerformanceAlert: itself(`${site}/performance-alerts`),
  createUser: itself('/wfm/v1/users'),
  updateUser: itself('/wfm/v1/users/{userId}'),
  deleteUser: itself('/wfm/v1/users/{userId}'),
  createSecurityRole: itself('/wfm/v1/security-roles'),
  updateSecurityRole: itself('/wfm/v1/security-roles/{securityRoleId}'),
  deleteSecurityRole: itself('/wfm/v1/security-roles/{securityRoleId}'),
  createApiClient: itself('/admin/v1/clients'),
  changeApiClient: itself(client),
  deleteApiClient: itself(client),
  disableApiClient: itself(client),
  enableApiClient: itself(client),
  addApiClientSecret: itself(client),
  deleteApiClientSecret: itself(client),
  postWorkforcemanagementManagementunitActivitycodes: itself(`${unit}/activitycodes`),
  patchWorkforcemanagementManagementunitUserTimeoffrequest: itself(
    `${unit}/users/{userId}/timeoffrequests/{timeOffRequestId}`,
  ),
};

function membersOf(body: unknown): Members {
  return typeof body === 'object' && body !== null ? (body as Members) : {};
}

function isPending(body: unknown): boolean {
  return membersOf(body)['commit'] === false;
}

/** A path with its query to `GET`, to see whether a change has happened; `undefined` for endpoints that only read. */
export function lookUpOf({ operationId }: Pick<Endpoint, 'operationId'>, looked: Looked): string | undefined {
  const entry = Object.hasOwn(lookUps, operationId) ? lookUps[operationId] : undefined;
  if (entry === undefined) return undefined;
  const { path, query } = typeof entry === 'function' ? entry(looked.body) : entry;
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(String(looked.params[name])),
  );
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query?.(membersOf(looked.body), looked.now) ?? {}))
    if (typeof value === 'string' || typeof value === 'number') asked.set(name, String(value));
  return asked.size === 0 ? filled : `${filled}?${asked.toString()}`;
}
