import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../../../src/error/bridge-error.ts';
import { ManualClock } from '../../../../src/time/manual-clock.ts';
import {
  accepted,
  benchOf,
  day,
  held,
  operationId,
  other,
  replica,
  until,
  usersOf,
} from '../../../support/adherence-queries.ts';
import { adherenceWfm, historyRow } from '../../../support/adherence-wfm.ts';
import { expectCloudShape } from '../../../support/cloud-schema.ts';

describe('who fetches', () => {
  test('early waits a little, and is told to come again', async () => {
    const world = held();
    const bench = benchOf(world);
    const acknowledgement = await accepted(bench, day);
    await until(() => world.asked() === 1);
    let isOver = false;
    const early = bench.get(acknowledgement.downloadUrl).finally(() => (isOver = true));
    await until(() => {
      bench.clock.advance(1_000);
      return isOver;
    });
    const { status, body, headers } = await early;
    expect([status, body, headers['retry-after']]).toEqual([202, acknowledgement, '2']);
    expect(headers['etag']).toBeUndefined();
    expectCloudShape(operationId, 202, body);
    const late = bench.get(acknowledgement.downloadUrl);
    await new Promise((resolve) => setTimeout(resolve, 50));
    world.release();
    expect(usersOf(await late)[0]?.dayMetrics).toHaveLength(1);
    expect(world.asked()).toBe(1);
  });

  test('early while the bridge is about to end is told at once how far it is, and holds nothing up', async () => {
    const world = held();
    const bench = benchOf(world);
    const acknowledgement = await accepted(bench, day);
    await until(() => world.asked() === 1);
    const early = bench.get(acknowledgement.downloadUrl);
    // Comes before or after the fetch: neither waits.
    bench.queries.hurry();
    for (const { status, body } of [await early, await bench.get(acknowledgement.downloadUrl)])
      expect([status, body]).toEqual([202, acknowledgement]);
  });

  test('again, and a second one, get the same without another read', async () => {
    const bench = benchOf({ history: () => [historyRow(1, '2025-12-01')] });
    const { downloadUrl } = await accepted(bench, day);
    const answers = await Promise.all([bench.get(downloadUrl), bench.get(downloadUrl)]);
    answers.push(await bench.get(downloadUrl));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(bench.wfm.count('GetAdherenceHistory')).toBe(1);
  });

  test('from a replica that knows nothing of it has it made there', async () => {
    const clock = new ManualClock('2026-01-05T09:00:00Z');
    const world = { history: () => [historyRow(1, '2025-12-01')] };
    const [first, second] = [replica(adherenceWfm(world), clock), replica(adherenceWfm(world), clock)];
    const { downloadUrl } = await accepted(first, day);
    const here = await first.get(downloadUrl);
    expect(usersOf(await second.get(downloadUrl))).toEqual(usersOf(here));
    expect(second.wfm.count('GetAdherenceHistory')).toBe(1);
  });

  test('too late gets nothing', async () => {
    const bench = benchOf();
    const { id, downloadUrl } = await accepted(bench, day);
    expect((await bench.get(downloadUrl)).status).toBe(200);
    bench.clock.advance(3_600_000 - 1);
    expect((await bench.get(downloadUrl)).status).toBe(200);
    bench.clock.advance(1);
    const { status, body } = await bench.get(downloadUrl);
    expect([status, JSON.stringify(body)]).toEqual([404, expect.stringContaining('or no more')]);
    expect(id.length).toBeLessThan(200);
  });

  test("somebody else's result gets nothing", async () => {
    const bench = benchOf();
    const { downloadUrl } = await accepted(bench, day);
    expect((await bench.get(downloadUrl, other)).status).toBe(404);
  });

  test('with an id of which one letter is another gets nothing', async () => {
    const bench = benchOf();
    const { downloadUrl } = await accepted(bench, day);
    for (const back of [1, 10, 50, 70]) {
      const at = downloadUrl.length - back;
      const letter = downloadUrl[at] === 'A' ? 'B' : 'A';
      const changed = downloadUrl.slice(0, at) + letter + downloadUrl.slice(at + 1);
      expect((await bench.get(changed)).status).toBe(404);
    }
    expect(bench.wfm.count('GetAdherenceHistory')).toBeLessThan(2);
  });
});

describe('a failure', () => {
  test('that may pass is told once; then it is tried again', async () => {
    const broken = new BridgeError('upstream-unavailable', 'WFM cannot be reached');
    let failures = 1;
    const bench = benchOf({
      history: () => {
        failures -= 1;
        return failures >= 0 ? Promise.reject(broken) : [historyRow(1, '2025-12-01')];
      },
    });
    const { downloadUrl } = await accepted(bench, day);
    expect((await bench.get(downloadUrl)).status).toBe(503);
    expect(usersOf(await bench.get(downloadUrl))[0]?.dayMetrics).toHaveLength(1);
  });

  test('that cannot pass is told each time, and WFM is not asked again', async () => {
    const fault = new BridgeError('upstream-fault', 'WFM answered with a fault');
    const bench = benchOf({ history: () => Promise.reject(fault) });
    const { downloadUrl } = await accepted(bench, day);
    for (let turn = 0; turn < 3; turn += 1) {
      const { status, body } = await bench.get(downloadUrl);
      expect([status, body]).toMatchObject([
        500,
        { code: 'internal.server.error', details: [{ errorCode: 'upstream-fault' }] },
      ]);
    }
    expect(bench.wfm.count('GetAdherenceHistory')).toBe(1);
  });

  test('is told to all who wait for it', async () => {
    const world = held();
    const bench = benchOf(world);
    const { downloadUrl } = await accepted(bench, day);
    await until(() => world.asked() === 1);
    const both = Promise.all([bench.get(downloadUrl), bench.get(downloadUrl)]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    world.release(new BridgeError('upstream-unavailable', 'WFM cannot be reached'));
    expect((await both).map(({ status }) => status)).toEqual([503, 503]);
  });

  test('is a result that is larger than what may be kept', async () => {
    const bench = benchOf({ history: () => [historyRow(1, '2025-12-01')] }, { maxBytes: 100 });
    const { downloadUrl } = await accepted(bench, day);
    const { status, body } = await bench.get(downloadUrl);
    expect([status, body]).toMatchObject([
      500,
      {
        code: 'internal.server.error',
        message: expect.stringContaining('ask for fewer users') as string,
        details: [{ errorCode: 'upstream-oversized' }],
      },
    ]);
  });
});

describe('the memory of the bridge', () => {
  test('keeps what fits; the rest is made again', async () => {
    const bench = benchOf({ history: () => [historyRow(1, '2025-12-01')] }, { maxBytes: 600 });
    const urls: string[] = [];
    for (const hour of [1, 2, 3]) {
      const { downloadUrl } = await accepted(bench, { ...day, startDate: `2025-12-01T0${hour}:00:00Z` });
      await bench.get(downloadUrl);
      urls.push(downloadUrl);
    }
    expect(bench.wfm.count('GetAdherenceHistory')).toBe(3);
    expect(usersOf(await bench.get(urls[2]!))[0]?.dayMetrics).toHaveLength(1);
    expect(bench.wfm.count('GetAdherenceHistory')).toBe(3);
    expect(usersOf(await bench.get(urls[0]!))[0]?.dayMetrics).toHaveLength(1);
    expect(bench.wfm.count('GetAdherenceHistory')).toBe(4);
  });

  test('has room for so many that wait; more are refused and told when to come again', async () => {
    const world = held();
    const limits = { runningOfClient: 1, waitingOfClient: 1 };
    const bench = benchOf(world, { limits });
    for (const hour of [1, 2]) await accepted(bench, { ...day, startDate: `2025-12-01T0${hour}:00:00Z` });
    const refused = await bench.post({ ...day, startDate: '2025-12-01T03:00:00Z' });
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '5']);
    await bench.queries.close();
  });
});

describe('at the end', () => {
  test('what runs is aborted, and who waits is told', async () => {
    const world = held();
    const bench = benchOf(world);
    const { downloadUrl } = await accepted(bench, day);
    await until(() => world.asked() === 1);
    const waiting = bench.get(downloadUrl);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await bench.queries.close();
    expect((await waiting).status).toBe(503);
    expect((await bench.post(day)).status).toBe(503);
    world.release();
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
});
