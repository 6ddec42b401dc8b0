import { expect, test } from 'vitest';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { startBridge } from '../support/running-bridge.ts';
import { startScriptedWfm } from '../support/scripted-wfm.ts';

/** Longer than the bridge remembers any failure. */
const afterPauses = 60_000;

test('without WFM the bridge starts, says what is missing, and serves as soon as it is there', async () => {
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const wfm = await startScriptedWfm();
  const comeBack = await wfm.server.refuse();
  const bridge = await startBridge(wfm.variables, { clock });

  expect((await bridge.get('/healthz')).status).toBe(200);
  const unready = await bridge.get('/readyz');
  expect(unready.status).toBe(503);
  expect(unready.body).toMatchObject({ code: 'auth-upstream-unavailable' });
  const refused = await bridge.get('/wfm/v1/sites');
  expect(refused).toMatchObject({
    status: 503,
    body: { code: 'auth-upstream-unavailable', retryable: true },
  });

  await comeBack();
  clock.advance(afterPauses);
  expect((await bridge.get('/readyz')).status).toBe(200);
  expect((await bridge.get('/wfm/v1/sites')).status).toBe(200);
});

test('with a token service and no WFM it is the same', async () => {
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const [tokens, wfm] = [await startScriptedWfm(), await startScriptedWfm()];
  const comeBack = await wfm.server.refuse();
  const OAUTH_TOKEN_URL = tokens.variables['OAUTH_TOKEN_URL'];
  const bridge = await startBridge({ ...wfm.variables, OAUTH_TOKEN_URL }, { clock });

  expect((await bridge.get('/healthz')).status).toBe(200);
  expect(await bridge.get('/readyz')).toMatchObject({ status: 503, body: { code: 'upstream-unavailable' } });
  const refused = await bridge.get('/wfm/v1/sites');
  expect(refused).toMatchObject({ status: 503, body: { code: 'upstream-unavailable', retryable: true } });

  await comeBack();
  clock.advance(afterPauses);
  expect((await bridge.get('/wfm/v1/sites')).status).toBe(200);
  expect((await bridge.get('/readyz')).status).toBe(200);
});
