/** The quotas of an API client's own record, on both faces. */
import { expect, test } from 'vitest';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import { basicOf, callerOf, startPair, type Caller } from '../support/running-bridge.ts';

const unit = `/api/v2/workforcemanagement/managementunits/${cloudId('management-unit', 101)}`;

/** Someone who may do all in WFM, within these quotas. */
async function clientWith(quotas: Readonly<Record<string, number>>): Promise<Caller> {
  const { bridge } = await startPair({ env: { API_CLIENT_ROLES: 'admin', REQUESTS_PER_MINUTE: '500' } });
  const wish = {
    id: 'bi',
    name: 'BI',
    ownerEmail: 'bi@example.com',
    roles: ['integrator'],
    scope: 'all',
    view: 'full',
    quotas,
  };
  const made = await bridge.post('/admin/v1/clients', wish);
  expect(made.status, made.text).toBe(201);
  expect(made.headers.get('ratelimit')).toMatch(/^"minute";r=499;t=\d+$/);
  const { secret } = (made.body as { readonly secret: { readonly secret: string } }).secret;
  return callerOf(bridge.url, basicOf('bi', secret));
}

test('requests of a minute and an hour count over both faces', async () => {
  const bi = await clientWith({ requestsPerMinute: 50, requestsPerHour: 3 });
  const policies = '"minute";q=50;w=60, "hour";q=3;w=3600';
  const first = await bi.get('/wfm/v1/services');
  expect([first.status, first.headers.get('ratelimit-policy')]).toEqual([200, policies]);
  const second = await bi.get(`${unit}/activitycodes`);
  expect([second.status, second.headers.get('inin-ratelimit-allowed')]).toEqual([200, '50']);
  expect(second.headers.get('ratelimit-policy')).toBe(`"cloud-minute";q=300;w=60, ${policies}`);
  // A raw call that is refused counts as well.
  expect((await bi.post('/wfm/v1/services/ConfigService/Nothing', {})).status).toBe(404);
  const refused = await bi.get('/wfm/v1/services');
  expect(refused.status).toBe(429);
  expect(refused.body).toMatchObject({
    code: 'too-many-requests',
    quota: { requests: 3, windowSeconds: 3600 },
  });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
  const cloud = await bi.get(`${unit}/activitycodes`);
  expect([cloud.status, cloud.body]).toMatchObject([429, { code: 'too.many.requests' }]);
});

test('a range may be so long, and no longer', async () => {
  const bi = await clientWith({ maxRangeDays: 7 });
  const coverage = (to: string): string => `/wfm/v1/sites/101/coverage?from=2026-10-20&to=${to}`;
  const short = await bi.get(coverage('2026-10-27'));
  expect(short.status, short.text).toBe(200);
  const long = await bi.get(coverage('2026-10-28'));
  const detail = 'the range is longer than this client may ask for at once: 7 days';
  expect([long.status, long.body]).toMatchObject([
    400,
    { code: 'invalid-request', errors: [{ parameter: 'to', detail }] },
  ]);
  const startDate = '2026-10-01T00:00:00.000Z';
  const cloud = await bi.post(`${unit}/schedules/search`, {
    userIds: [cloudId('user', 1)],
    startDate,
    endDate: '2026-10-09T00:00:00.000Z',
  });
  expect([cloud.status, cloud.body]).toMatchObject([400, { code: 'bad.request' }]);
  expect(cloud.text).toContain('7 days');
  const raw = await bi.post('/wfm/v1/services/ScheduleService/GetSchedule', {
    filter: { start: '2026-10-01', end: '2026-10-09' },
  });
  expect([raw.status, raw.body]).toMatchObject([400, { errors: [{ pointer: '/filter/end', detail }] }]);
});
