import { describe, expect, test } from 'vitest';
import { listIntradayQueues } from '../../../src/api/cloud/intraday/list-intraday-queues.ts';
import type { WfmIntradayQueueListing } from '../../../src/api/cloud/models/intraday.ts';
import { missingUses } from '../../../src/contract/missing-uses.ts';
import { cloudCall, cloudFailure, cloudRefusal } from '../../support/cloud-call.ts';
import { expectCloudShape } from '../../support/cloud-schema.ts';
import { contract } from '../../support/contract.ts';
import { siteId, type JobWfm } from '../../support/job-wfm.ts';
import { calls, chats, desk, elsewhere, forecast, intradayWfm, params, queue } from './intraday-wfm.ts';

describe('the queues of a day', () => {
  async function queuesOf(wfm: JobWfm, date = '2026-01-05'): Promise<WfmIntradayQueueListing> {
    const answer = await cloudCall(listIntradayQueues, { params, wfm, query: `date=${date}` });
    expectCloudShape(listIntradayQueues.operationId, 200, answer);
    return answer as WfmIntradayQueueListing;
  }

  test('are those that interactions are forecast for', async () => {
    const wfm = forecast(
      intradayWfm(),
      [elsewhere, '08:00', 9],
      [calls, '08:00', 0],
      [calls, '09:00', 0.5],
      [chats, '09:00', 3],
      [desk, '09:00', 3],
    );
    expect(await queuesOf(wfm)).toEqual({
      entities: [{ id: queue(calls), name: 'Calls' }, { id: queue(chats) }],
    });
    expect(wfm.inputOf('GetMasterForecast')).toEqual({
      siteId,
      start: '2026-01-05T00:00:00',
      end: '2026-01-06T00:00:00',
      activityId: [calls, chats],
      timestepMinutes: 60,
    });
  });

  test('are not those of the next day, nor those that are closed', async () => {
    const wfm = forecast(intradayWfm(), [calls, '00:00', 0], [chats, '09:00', 'NaN']);
    expect(await queuesOf(wfm)).toEqual({ entities: [] });
    expect(await queuesOf(forecast(intradayWfm(), [calls, '09:00', 8]), '2026-01-04')).toEqual({
      entities: [],
      noDataReason: 'NoSourceForecast',
    });
  });

  test.each([
    ['WFM answers none', forecast(intradayWfm())],
    ['WFM has no values', forecast(intradayWfm(), [calls, '09:00', 'NaN'])],
  ])('there are none without a forecast: %s', async (_why, wfm) => {
    expect(await queuesOf(wfm)).toEqual({ entities: [], noDataReason: 'NoSourceForecast' });
  });

  test('a unit without queues asks WFM for no forecast, which would be that of all', async () => {
    const wfm = intradayWfm();
    wfm.answers['GetActivity'] = () => ({ items: [] });
    expect(await queuesOf(wfm)).toEqual({ entities: [], noDataReason: 'NoSourceForecast' });
    expect(wfm.count('GetMasterForecast')).toBe(0);
  });

  test('while WFM’s kinds are numbers, interactions tell a queue', async () => {
    const wfm = forecast(intradayWfm(), [calls, '09:00', 1], [desk, '09:00', 0]);
    const known = wfm.answers['GetActivity']!({}) as { readonly items: readonly object[] };
    wfm.answers['GetActivity'] = () => ({ items: known.items.map((item) => ({ ...item, activityType: 2 })) });
    expect((await queuesOf(wfm)).entities).toEqual([{ id: queue(calls), name: 'Calls' }]);
  });

  test.each([
    ['2026-02-30', 'invalid-date'],
    ['2026-1-5', 'invalid-date'],
    ['2026-01-05T00:00:00Z', 'invalid-date'],
    ['1899-12-31', 'invalid-date'],
    ['9999-12-31', 'invalid-date'],
    ['', 'invalid-date'],
  ])('%s is no date', async (date, kind) => {
    const flaws = await cloudRefusal(listIntradayQueues, {
      params,
      query: `date=${date}`,
      wfm: intradayWfm(),
    });
    expect(flaws).toMatchObject([{ parameter: 'date', kind }]);
  });

  test('a date is needed, and one that the clocks of the unit have', async () => {
    const flaws = await cloudRefusal(listIntradayQueues, { params, wfm: intradayWfm() });
    expect(flaws).toMatchObject([{ parameter: 'date' }]);
    const wfm = intradayWfm();
    wfm.zone = 'Pacific/Apia';
    const skipped = await cloudRefusal(listIntradayQueues, { params, query: 'date=2011-12-30', wfm });
    expect(skipped).toMatchObject([{ parameter: 'date', kind: 'invalid-date' }]);
  });
});

test('they need their permission, and what WFM has', async () => {
  const permissions = ['wfm:forecast:view'] as const;
  const failure = await cloudFailure(listIntradayQueues, { params, query: 'date=2026-01-05', permissions });
  expect(failure.code).toBe('forbidden');
  expect(missingUses(contract, listIntradayQueues.uses)).toEqual([]);
});
