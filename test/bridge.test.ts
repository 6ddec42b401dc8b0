import { expect, test } from 'vitest';
import { ManualClock } from '../src/time/manual-clock.ts';
import { openBridge } from './support/running-bridge.ts';
import { startScriptedWfm } from './support/scripted-wfm.ts';

test('a bridge that ends says so and goes on serving while balancers take notice, then stops', async () => {
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const wfm = await startScriptedWfm();
  const bridge = await openBridge({ ...wfm.variables, SHUTDOWN_DRAIN_MS: '7000' }, { clock });
  expect((await bridge.get('/readyz')).status).toBe(200);

  const closed = bridge.close();
  clock.advance(6999);
  expect(await bridge.get('/readyz')).toMatchObject({ status: 503, body: { code: 'shutting-down' } });
  expect((await bridge.get('/wfm/v1/sites')).status).toBe(200);
  expect(wfm.count('CloseSession')).toBe(0);

  clock.advance(1);
  await closed;
  expect(wfm.count('CloseSession')).toBe(1);
  await expect(fetch(bridge.url)).rejects.toThrow('fetch failed');
});

test('told twice to end, it ends once', async () => {
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const wfm = await startScriptedWfm();
  const bridge = await openBridge({ ...wfm.variables, SHUTDOWN_DRAIN_MS: '7000' }, { clock });
  const both = [bridge.close(), bridge.close()];
  clock.advance(7000);
  await Promise.all(both);
  await bridge.close();
});
