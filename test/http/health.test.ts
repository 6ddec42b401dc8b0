import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { readiness } from '../../src/http/readiness.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { face } from '../support/bridge-face.ts';
import { FakeWfm } from '../support/fake-wfm.ts';

describe('health', () => {
  test('liveness asks nobody', async () => {
    const { app, wfm } = face();
    const response = await request(app).get('/healthz');
    expect(response.status).toBe(200);
    expect(wfm.readyCalls).toBe(0);
  });

  test('readiness says what it stands in front of', async () => {
    const response = await request(face({ upstream: 'simulator' }).app).get('/readyz');
    expect(JSON.parse(response.text)).toEqual({ status: 'ready', upstream: 'simulator' });
  });

  test('readiness names code and step, whatever the status of the code, and no address', async () => {
    const { app, wfm } = face();
    wfm.readyFailure = new BridgeError('upstream-address-refused', 'the session service is elsewhere', {
      internal: { step: 'OpenSession', address: 'http://10.1.2.3' },
    });
    const response = await request(app).get('/readyz');
    expect(response.status).toBe(503);
    expect(JSON.parse(response.text)).toMatchObject({
      status: 503,
      code: 'upstream-address-refused',
      step: 'OpenSession',
    });
    expect(response.text).not.toContain('10.1.2.3');
  });

  test('many probes are one question, and its answer holds for five seconds', async () => {
    const { app, wfm, clock } = face();
    await Promise.all(Array.from({ length: 10 }, () => request(app).get('/readyz')));
    expect(wfm.readyCalls).toBe(1);
    clock.advance(4999);
    await request(app).get('/readyz');
    expect(wfm.readyCalls).toBe(1);
    clock.advance(1);
    await request(app).get('/readyz');
    expect(wfm.readyCalls).toBe(2);
  });

  test('a WFM that never answers is not ready', async () => {
    const clock = new ManualClock(0);
    const ready = (signal: AbortSignal): Promise<void> =>
      new Promise((_resolve, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason as Error)),
      );
    const checking = readiness({ gateway: { ready }, clock, timeoutMs: 1000 }).check();
    clock.advance(1000);
    expect(await checking).toMatchObject({ code: 'upstream-timeout' });
  });

  test('closing is shutting-down at once', async () => {
    const wfm = new FakeWfm();
    const watched = readiness({ gateway: wfm, clock: new ManualClock(0) });
    const { app } = face({ readiness: watched });
    expect((await request(app).get('/readyz')).status).toBe(200);
    watched.close();
    const response = await request(app).get('/readyz');
    expect(response.status).toBe(503);
    expect(JSON.parse(response.text)).toMatchObject({ code: 'shutting-down', retryable: true });
  });
});
