/** Requests of every kind whose right answer does not change while nobody changes what they ask for. */
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import type { Sent } from './exchange.ts';

export interface Probe extends Sent {
  /** The status in peace. */
  readonly status: number;
}

/** Authorization headers of the clients that ask. */
export interface Callers {
  /** May do everything. */
  readonly whole: string;
  /** A reader of site 101 with the view `roster`. */
  readonly scoped: string;
}

const json = 'application/json';
const lines = 'application/x-ndjson';
const csv = 'text/csv';
const days = 'from=2026-12-07&to=2026-12-09';
const unit = `/api/v2/workforcemanagement/managementunits/${cloudId('management-unit', 101)}`;

type Row = readonly [path: string, accept?: string];

const lists: readonly Row[] = [
  ['/wfm/v1/sites'],
  ['/wfm/v1/business-units', lines],
  ['/wfm/v1/teams?siteId=101', lines],
  ['/wfm/v1/agents?siteId=201'],
  ['/wfm/v1/agents?siteId=201', lines],
  ['/wfm/v1/agents?siteId=101'],
  ['/wfm/v1/activities?siteId=101'],
  ['/wfm/v1/contracts?siteId=101', lines],
  ['/wfm/v1/skills'],
  ['/wfm/v1/users/748'],
  ['/wfm/v1/security-roles'],
  [`/wfm/v1/sites/101/schedule?${days}`],
  [`/wfm/v1/sites/101/schedule?${days}`, lines],
  [`/wfm/v1/sites/201/schedule?${days}`, csv],
  [`/wfm/v1/agents/5001/schedule?${days}`, 'text/calendar'],
  [`/wfm/v1/sites/101/coverage?${days}`],
  [`/wfm/v1/sites/101/calendar-items?${days}`, csv],
  [`/wfm/v1/sites/101/forecast?${days}`, lines],
  ['/openapi/cloud.json'],
  ['/healthz'],
];

const cloud: readonly string[] = [
  '/api/v2/workforcemanagement/managementunits?pageSize=25&pageNumber=1',
  `${unit}/users`,
  `${unit}/activitycodes`,
];

const calls: readonly (readonly [path: string, body: object, accept?: string])[] = [
  ['ConfigService/GetSite', {}],
  ['ConfigService/GetSite', { filter: { siteId: [201] }, details: { infoType: 'CFG_INFO_OBJECT_SHORT' } }],
  ['ConfigService/GetAgent', { filter: { siteId: [101] } }],
  ['ConfigService/GetAgent', { filter: { siteId: [201] } }, lines],
];

/** What must be refused, and how: a mishap of WFM may come first, never a success. */
function refused({ whole, scoped }: Callers): readonly Probe[] {
  const get = (path: string, status: number, headers: Sent['headers'] = {}): Probe => ({
    method: 'GET',
    path,
    status,
    headers: { authorization: whole, accept: json, ...headers },
  });
  const post = (path: string, status: number, body: string, type = json): Probe => ({
    method: 'POST',
    path,
    status,
    body,
    headers: { authorization: whole, accept: json, 'content-type': type },
  });
  return [
    get('/wfm/v1/sites/999', 404),
    get('/wfm/v1/sites?colour=red', 400),
    get('/wfm/v1/sites', 401, { authorization: 'Basic bm9ib2R5Om5vdGhpbmc=' }),
    get('/wfm/v1/sites', 406, { accept: 'image/png' }),
    get('/wfm/v1/nothing', 404),
    get(`/wfm/v1/sites/101/schedule?from=2026-01-01&to=2026-12-31`, 400),
    get(`${unit}x`, 404),
    get('/wfm/v1/sites/201', 404, { authorization: scoped }),
    get('/wfm/v1/users', 403, { authorization: scoped }),
    get('/api/v2/workforcemanagement/managementunits/nonsense/users', 400),
    { ...get('/wfm/v1/sites', 405), method: 'DELETE' },
    post('/wfm/v1/services/ConfigService/GetSite', 400, '{"filter":'),
    post('/wfm/v1/services/ConfigService/GetSite', 400, '{"filter":{"colour":1}}'),
    post('/wfm/v1/services/ConfigService/GetSites', 404, '{}'),
    post('/wfm/v1/services/SessionService/CloseSession', 403, '{}'),
    post('/wfm/v1/services/ConfigService/GetSite', 415, '<a/>', 'text/xml'),
    post('/wfm/v1/users', 400, '{"id":"seven"}'),
  ];
}

export function probesOf(callers: Callers): readonly Probe[] {
  const ask = (authorization: string, accept = json) => ({ authorization, accept });
  const get = (path: string, headers: Sent['headers']): Probe => ({
    method: 'GET',
    path,
    status: 200,
    headers,
  });
  return [
    ...lists.map(([path, accept]) => get(path, ask(callers.whole, accept))),
    ...cloud.map((path) => get(path, ask(callers.whole))),
    ...calls.map(([call, body, accept]): Probe => ({
      method: 'POST',
      path: `/wfm/v1/services/${call}`,
      status: 200,
      body: JSON.stringify(body),
      headers: { ...ask(callers.whole, accept), 'content-type': json },
    })),
    // Other rights, other answers: what one client is shown must never reach another.
    get('/wfm/v1/sites', ask(callers.scoped)),
    get('/wfm/v1/agents', ask(callers.scoped)),
    get('/wfm/v1/agents?siteId=101', ask(callers.scoped, lines)),
    ...refused(callers),
  ];
}
