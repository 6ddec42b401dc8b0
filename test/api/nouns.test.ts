import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { basic, face } from '../support/bridge-face.ts';
import { endpointOf } from './endpoint-of.ts';
import { nounRows } from './noun-rows.ts';

describe.each(nounRows)('$path', ({ path, operation, wfm: record, rest, short, details = {} }) => {
  const list = `/wfm/v1/${path}`;

  test('lists full objects in the words of REST, as described', async () => {
    const { app, wfm } = face();
    wfm.answers.set(operation, { items: [record] });
    const response = await request(app).get(list).set('Authorization', basic);
    const body: unknown = JSON.parse(response.text);
    expect(body).toEqual({ items: [rest], asOf: '2026-01-05T09:00:00.000Z' });
    expect(endpointOf(list).response.parse(body)).toEqual(body);
    expect(wfm.calls).toMatchObject([{ input: { details: { infoType: 'CFG_INFO_OBJECT', ...details } } }]);
  });

  test('gives one by its id, which WFM is not trusted to have filtered', async () => {
    const { app, wfm } = face();
    wfm.answers.set(operation, { items: [record] });
    const one = await request(app).get(`${list}/${rest.id}`).set('Authorization', basic);
    expect(JSON.parse(one.text)).toEqual(rest);
    expect(JSON.stringify(wfm.calls)).toContain(`[${rest.id}]`);
    const other = await request(app)
      .get(`${list}/${rest.id + 1}`)
      .set('Authorization', basic);
    expect(other.status).toBe(404);
  });

  test('does not take short objects for full ones', async () => {
    const { app, wfm } = face();
    wfm.answers.set(operation, { items: [record, short] });
    const response = await request(app).get(list).set('Authorization', basic);
    expect(response.status).toBe(502);
    expect(JSON.parse(response.text)).toMatchObject({ code: 'upstream-contract-violation' });
  });
});

test.each([
  {
    query: 'sites?businessUnitId=1,2&id=10',
    filter: { buId: [1, 2], siteId: [10] },
  },
  { query: 'teams?siteId=10&siteId=11', filter: { buId: [], siteId: [10, 11], teamId: [] } },
  {
    query: 'agents?teamId=100&siteId=10&businessUnitId=1&id=4711',
    filter: { buId: [1], siteId: [10], teamId: [100], agentId: [4711] },
  },
  { query: 'users?id=1,2', filter: { userId: [1, 2] } },
])('$query filters in WFM', async ({ query, filter }) => {
  const { app, wfm } = face();
  await request(app).get(`/wfm/v1/${query}`).set('Authorization', basic);
  expect(wfm.calls).toMatchObject([{ input: { filter } }]);
});

test('security roles have an id list instead of a filter', async () => {
  const { app, wfm } = face();
  await request(app).get('/wfm/v1/security-roles?id=1,2').set('Authorization', basic);
  expect(wfm.calls).toMatchObject([{ operation: 'GetSecurityRole', input: { securityRoleId: [1, 2] } }]);
});

test('a constant that the conventions call otherwise is named, not dropped', async () => {
  const { app, wfm } = face();
  const record = { ...nounRows[0]!.wfm, weekStartDay: 'CFG_MONDAY' };
  wfm.answers.set('GetBU', { items: [record] });
  const response = await request(app).get('/wfm/v1/business-units').set('Authorization', basic);
  expect(JSON.parse(response.text)).toMatchObject({
    code: 'contract-mismatch',
    members: ['CfgBU.wmWeekStartDay'],
  });
});
