import { describe, expect, test } from 'vitest';
import { getQueryResult } from '../../../../src/api/cloud/historical-adherence/get-query-result.ts';
import { postQuery } from '../../../../src/api/cloud/historical-adherence/post-query.ts';
import type { WfmHistoricalAdherenceResultWrapper } from '../../../../src/api/cloud/models/historical-adherence-result.ts';
import { cloudId } from '../../../../src/api/cloud/parts/cloud-id.ts';
import { missingUses } from '../../../../src/contract/missing-uses.ts';
import { accepted, benchOf, day, operationId, unitId, usersOf } from '../../../support/adherence-queries.ts';
import { historyRow } from '../../../support/adherence-wfm.ts';
import { expectCloudShape } from '../../../support/cloud-schema.ts';
import { contract } from '../../../support/contract.ts';

describe('a query', () => {
  test('is accepted with its id and an address, and the address has the result', async () => {
    const bench = benchOf({ history: () => [historyRow(1, '2025-12-01'), historyRow(9, '2025-12-01')] });
    const { id, downloadUrl, queryState } = await accepted(bench, day);
    expect(queryState).toBe('Processing');
    expect(downloadUrl).toBe(`/api/v2/workforcemanagement/historicaladherencequeries/${id}`);
    const answer = await bench.get(downloadUrl);
    expect(answer.headers['content-type']).toMatch('application/json');
    expect((answer.body as WfmHistoricalAdherenceResultWrapper).entityId).toBe(id);
    const [first, second, ...none] = usersOf(answer);
    expect(none).toEqual([]);
    expect(first).toMatchObject({ userId: cloudId('user', 1), adherencePercentage: 87.5 });
    expect(first?.dayMetrics).toHaveLength(1);
    expect(second).toMatchObject({ userId: cloudId('user', 2), dayMetrics: [] });
  });

  test('stands under the public address where there is one', async () => {
    const bench = benchOf({}, { publicUrl: 'https://wfm.example.com/bridge' });
    const { id, downloadUrl } = await accepted(bench);
    expect(downloadUrl).toBe(
      `https://wfm.example.com/bridge/api/v2/workforcemanagement/historicaladherencequeries/${id}`,
    );
  });

  test('of some users is of these alone', async () => {
    const bench = benchOf({
      agents: [1, 2, 3],
      history: () => [1, 2, 3].map((id) => historyRow(id, '2025-12-01')),
    });
    const userIds = [cloudId('user', 3), cloudId('user', 1), cloudId('user', 3)];
    const { downloadUrl } = await accepted(bench, { ...day, userIds });
    expect(usersOf(await bench.get(downloadUrl)).map(({ userId }) => userId)).toEqual([
      cloudId('user', 1),
      cloudId('user', 3),
    ]);
    expect(bench.wfm.inputOf('GetAdherenceHistory')['agentId']).toEqual([1, 3]);
  });

  test('of 1,500 users is read in groups, and each comes once', async () => {
    const agents = Array.from({ length: 1500 }, (_, index) => index * 1_431_655);
    const bench = benchOf({
      agents,
      history: ({ agentId }) => (agentId as number[]).map((id) => historyRow(id, '2025-12-01')),
    });
    const userIds = agents.map((id) => cloudId('user', id));
    const { downloadUrl } = await accepted(bench, { ...day, userIds });
    expect(downloadUrl.length).toBeLessThan(8_000);
    expect(usersOf(await bench.get(downloadUrl)).map(({ userId }) => userId)).toEqual(userIds);
    expect(bench.wfm.count('GetAdherenceHistory')).toBe(15);
  });

  test('of an empty unit has an empty result', async () => {
    const bench = benchOf({ agents: [] });
    expect(usersOf(await bench.get((await accepted(bench)).downloadUrl))).toEqual([]);
  });

  test('may name a zone with the same days', async () => {
    const bench = benchOf();
    await accepted(bench, { ...day, timeZone: 'Europe/Berlin', includeExceptions: true });
  });
});

describe('a query that cannot be meant is refused', () => {
  const user = (id: number) => cloudId('user', id);
  test.each<[string, object | null, string, string]>([
    ['without a body', null, 'bad.request', 'body'],
    ['without a start', {}, 'bad.request', 'startDate'],
    ['with a start that is none', { startDate: 'yesterday' }, 'invalid.date', 'startDate'],
    ['that starts in the future', { startDate: '2026-01-05T09:00:01Z' }, 'invalid.date', 'endDate'],
    ['that ends before it starts', { ...day, endDate: '2025-11-30T00:00:00Z' }, 'invalid.date', 'endDate'],
    ['of more than 92 days', { startDate: '2025-10-05T07:59:59Z' }, 'invalid.date', 'endDate'],
    ['in a zone with other days', { ...day, timeZone: 'America/New_York' }, 'invalid.value', 'timeZone'],
    ['in no zone', { ...day, timeZone: 'Mars/Olympus' }, 'invalid.value', 'timeZone'],
    ['in an offset', { ...day, timeZone: '+01:00' }, 'invalid.value', 'timeZone'],
    ['of nobody', { ...day, userIds: [] }, 'invalid.value', 'userIds'],
    [
      'of 1,501 users',
      { ...day, userIds: Array.from({ length: 1501 }, (_, id) => user(id)) },
      'invalid.value',
      'userIds',
    ],
    ['of what is no UUID', { ...day, userIds: [user(1), '7'] }, 'invalid.value', 'userIds.1'],
    ['with a property that is none', { ...day, useractions: [] }, 'bad.request', 'useractions'],
  ])('%s', async (_name, body, code, fieldName) => {
    const { status, body: error } = await benchOf().post(body);
    expectCloudShape(operationId, 400, error);
    expect([status, error]).toMatchObject([
      400,
      { code, status: 400, details: [{ errorCode: code, fieldName }] },
    ]);
  });

  test.each([
    ['of a user of another unit', { ...day, userIds: [cloudId('user', 9)] }, unitId],
    ['of a user that is not there', { ...day, userIds: [cloudId('user', 77)] }, unitId],
    ['of a unit that is not there', day, cloudId('management-unit', 77)],
    ['of the unit of a client that has none', day, 'mine'],
  ])('%s', async (_name, body, unit) => {
    const { status, body: error } = await benchOf().post(body, `${unit}/historicaladherencequery`);
    expectCloudShape(operationId, 404, error);
    const [entityId] = 'userIds' in body ? body.userIds : [unit];
    expect([status, error]).toMatchObject([404, { code: 'not.found', entityId }]);
  });

  test('92 days are not too many', async () => {
    await accepted(benchOf(), { startDate: '2025-10-05T09:00:00Z' });
  });
});

test('neither uses anything that the WSDLs do not have', () => {
  expect(missingUses(contract, [...postQuery.uses, ...getQueryResult.uses])).toEqual([]);
});
