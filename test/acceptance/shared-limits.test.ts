/** Quotas of an API client over several bridges that share a Redis, and what holds while it is away. */
import { describe, expect, onTestFinished, test } from 'vitest';
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { samplesNamed, samplesOf } from '../support/metric-samples.ts';
import { noRedis, redisServer } from '../support/redis-server.ts';
import { startBridge, type RunningBridge } from '../support/running-bridge.ts';

const patience = { timeout: 30_000, interval: 20 };
const quota = 100;
/** Asks nothing of WFM. */
const path = '/wfm/v1/services';

async function bridgesOver(url: string, count: number): Promise<readonly RunningBridge[]> {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  const env = { REDIS_URL: url, REQUESTS_PER_MINUTE: String(quota), METRICS: 'open' };
  const bridges: RunningBridge[] = [];
  for (let index = 0; index < count; index += 1)
    bridges.push(await startBridge({ ...simulatorVariables(simulator), ...env }));
  return bridges;
}

async function readyOf(bridge: RunningBridge): Promise<unknown> {
  const { text } = await bridge.get('/metrics');
  return samplesNamed(samplesOf(text), 'wfm_bridge_redis_ready')['{use="limits"}'];
}

async function expectReady(bridges: readonly RunningBridge[], ready: 0 | 1): Promise<void> {
  for (const bridge of bridges) await expect.poll(() => readyOf(bridge), patience).toBe(ready);
}

/** So many requests, one bridge after the other, a dozen at a time: how many were answered, by status. */
async function asked(
  bridges: readonly RunningBridge[],
  count: number,
): Promise<Readonly<Record<number, number>>> {
  const statuses: Record<number, number> = {};
  let next = 0;
  async function ask(): Promise<void> {
    while (next < count) {
      const bridge = bridges[next % bridges.length];
      next += 1;
      const { status, headers } = (await bridge?.get(path)) ?? {};
      statuses[status ?? 0] = (statuses[status ?? 0] ?? 0) + 1;
      expect(headers?.get('ratelimit-policy')).toBe(`"minute";q=${quota};w=60`);
      if (status === 429) expect(Number(headers?.get('retry-after'))).toBeGreaterThan(0);
    }
  }
  await Promise.all(Array.from({ length: 12 }, ask));
  return statuses;
}

describe.skipIf(noRedis !== undefined)(
  `over a real Redis${noRedis === undefined ? '' : `: ${noRedis}`}`,
  () => {
    test('a quota of a hundred is a hundred over three bridges', async () => {
      const redis = await redisServer();
      await redis.start();
      const bridges = await bridgesOver(redis.url, 3);
      await expectReady(bridges, 1);
      expect(await asked(bridges, 150)).toEqual({ 200: 100, 429: 50 });
    }, 120_000);

    test('without Redis each bridge counts for itself, and they agree again when it is back', async () => {
      const redis = await redisServer();
      const bridges = await bridgesOver(redis.url, 2);
      await expectReady(bridges, 0);
      expect(await asked(bridges, 150)).toEqual({ 200: 150 });

      await redis.start();
      await expectReady(bridges, 1);
      expect(await asked(bridges, 120)).toEqual({ 200: 100, 429: 20 });

      await redis.stop();
      await expectReady(bridges, 0);
      // What each had counted alone before still counts.
      expect(await asked(bridges, 60)).toEqual({ 200: 50, 429: 10 });
    }, 120_000);
  },
);
