import { afterEach, describe, expect, test } from 'vitest';
import { mishapCatalogue } from '../../../src/simulator/mishaps/mishap-catalogue.ts';
import { startSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';

const running: Simulator[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.close()));
});

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

async function start(): Promise<{
  simulator: Simulator;
  ask: (method: string, path: string, body?: unknown) => Promise<Reply>;
}> {
  const simulator = await startSimulator({ clock: new ManualClock('2026-01-05T09:00:00Z') });
  running.push(simulator);
  const ask = async (method: string, path: string, body?: unknown): Promise<Reply> => {
    const answer = await fetch(`${simulator.origin}/simulator${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  return { simulator, ask };
}

async function askForToken(simulator: Simulator): Promise<void> {
  await fetch(simulator.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: simulator.credentials.clientId,
      client_secret: simulator.credentials.clientSecret,
    }),
  });
}

describe('the control API', () => {
  test('tells what the simulator is', async () => {
    const { ask } = await start();
    const { body } = await ask('GET', '/state');
    expect(body).toMatchObject({
      mode: 'cloud-bearer',
      seed: 850,
      clock: { now: '2026-01-05T09:00:00.000Z', running: true, real: true },
      sessions: [],
      world: { sites: 4 },
    });
  });

  test('sets, stops and turns the clock', async () => {
    const { simulator, ask } = await start();
    await ask('PUT', '/clock', { now: '2026-03-29T01:00:00+01:00' });
    expect(simulator.clock.view()).toEqual({ now: '2026-03-29T00:00:00.000Z', running: true, real: false });
    await ask('PUT', '/clock', { running: false });
    expect(simulator.clock.view()).toMatchObject({ running: false });
    expect((await ask('DELETE', '/clock')).body).toEqual({
      now: '2026-01-05T09:00:00.000Z',
      running: true,
      real: true,
    });
  });

  test('makes another world of another seed, and the first one again', async () => {
    const { simulator, ask } = await start();
    const first = simulator.world.agents;
    await ask('PUT', '/seed', { seed: 7 });
    expect(simulator.world.agents).not.toEqual(first);
    expect((await ask('GET', '/state')).body).toMatchObject({ seed: 7 });
    await ask('POST', '/reset', {});
    expect(simulator.world.agents).toEqual(first);
  });

  test('a reset leaves no mishap, token or request', async () => {
    const { simulator, ask } = await start();
    await askForToken(simulator);
    simulator.mishaps.order({ name: 'html' });
    expect(simulator.requests.count('client_credentials')).toBe(1);
    await ask('POST', '/reset', {});
    expect(simulator.requests.all()).toEqual([]);
    expect(simulator.mishaps.waiting).toEqual([]);
    expect(simulator.expireTokens()).toBe(0);
  });

  test('orders mishaps, counts them down and clears them', async () => {
    const { simulator, ask } = await start();
    const ordered = await ask('POST', '/mishaps', { name: 'http-503', operation: 'GetSite', times: 2 });
    expect(ordered).toMatchObject({ status: 201, body: { id: 1, catalogue: mishapCatalogue } });
    expect(simulator.mishaps.strike('GetTeam')).toBeUndefined();
    expect(simulator.mishaps.strike('GetSite')).toMatchObject({ name: 'http-503' });
    expect((await ask('GET', '/mishaps')).body).toMatchObject({ waiting: [{ id: 1, struck: 1 }] });
    expect(simulator.mishaps.strike('GetSite')).toMatchObject({ name: 'http-503' });
    expect(simulator.mishaps.strike('GetSite')).toBeUndefined();
    await ask('POST', '/mishaps', { name: 'html' });
    expect((await ask('DELETE', '/mishaps/2')).body).toMatchObject({ waiting: [] });
    expect((await ask('DELETE', '/mishaps/2')).status).toBe(404);
  });

  test('sets how userinfo, client and addresses go wrong', async () => {
    const { simulator, ask } = await start();
    await ask('PATCH', '/mishaps', { userinfo: 'html', omitServices: ['ConfigService850'] });
    expect(simulator.mishaps.current).toEqual({ userinfo: 'html', omitServices: ['ConfigService850'] });
  });

  test('shows what was received', async () => {
    const { simulator, ask } = await start();
    await askForToken(simulator);
    await fetch(simulator.locatorUrl, {
      method: 'POST',
      headers: { 'content-type': 'text/xml' },
      body: '<not-soap/>',
    });
    const { body } = await ask('GET', '/requests');
    expect(body).toMatchObject({
      items: [
        { service: 'oauth', operation: 'client_credentials' },
        { service: 'WFMLocatorService800', operation: '', xml: '<not-soap/>' },
      ],
    });
    expect((await ask('GET', '/requests?operation=client_credentials')).body).toMatchObject({
      items: { length: 1 },
    });
  });

  test.each([
    ['POST', '/mishaps', { name: 'hmtl' }, 'name must be one of expire-sessions'],
    ['POST', '/mishaps', { name: 'html', often: 2 }, 'often is none of name, operation, times, bytes'],
    ['POST', '/mishaps', { name: 'html', times: 0 }, 'times must be a whole number from 1'],
    ['POST', '/mishaps', [], 'the body must be a JSON object'],
    ['PUT', '/clock', { now: '2026-03-29' }, 'now must be an instant with its offset'],
    ['PUT', '/clock', { now: '2026-13-29T00:00:00Z' }, '2026-13-29T00:00:00Z is no instant'],
    ['PUT', '/clock', { now: '2026-02-30T00:00:00Z' }, '2026-02-30T00:00:00Z is no instant'],
    ['PUT', '/seed', {}, 'seed is missing'],
    ['PUT', '/seed', { seed: -1 }, 'seed must be a whole number from 0'],
    ['PATCH', '/mishaps', { userinfo: 'teapot' }, 'userinfo must be unauthorized, forbidden or html'],
    ['PATCH', '/mishaps', { internalOrigin: 'javascript:x' }, 'internalOrigin must be an origin such as'],
  ])('%s %s refuses %j', async (method, path, body, message) => {
    const { ask } = await start();
    const { status, body: answer } = await ask(method, path, body);
    expect(status).toBe(400);
    expect((answer as { readonly error: string }).error).toContain(message);
  });

  test('no page of another origin can change anything with a form', async () => {
    const { simulator } = await start();
    const answer = await fetch(`${simulator.origin}/simulator/mishaps`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"name":"html"}',
    });
    expect(answer.status).toBe(415);
    expect(simulator.mishaps.waiting).toEqual([]);
  });

  test('the page and its parts come from the simulator under a policy of its own', async () => {
    const { simulator } = await start();
    const page = await fetch(`${simulator.origin}/simulator`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const text = await page.text();
    for (const [, path = ''] of text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect([path, (await fetch(simulator.origin + path)).status]).toEqual([path, 200]);
    }
    expect(text).not.toMatch(/<script>|style=|onclick=/);
  });
});
