import { expect, test } from 'vitest';
import { bridgeLife, type LivingParts } from '../src/bridge-life.ts';
import { loadConfiguration } from '../src/config/configuration.ts';
import type { Listener } from '../src/http/server.ts';
import { silentLogger } from '../src/log/logger.ts';
import { ManualClock } from '../src/time/manual-clock.ts';
import { serverVariables } from './support/running-bridge.ts';
import { recordedLog } from './support/log-lines.ts';

const { server } = loadConfiguration({
  ...serverVariables,
  WFM_URL: 'http://127.0.0.1:1',
  WFM_APP_NAME: 'WFMServer',
  WFM_PROVISIONAL: 'allow',
  OAUTH_TOKEN_URL: 'http://127.0.0.1:1/token',
  OAUTH_CLIENT_ID: 'wfm-bridge',
  OAUTH_CLIENT_SECRET: 'an-oauth-client-secret',
});

const app: Listener = (_request, response) => void response.end();

const inOrder = ['not ready', 'hurry', 'changes', 'queries', 'upstream', 'store', 'limits'];

/** Parts that say when they are closed; one of them may fail. */
function parts(events: string[], failing?: string): LivingParts {
  const note = (event: string) => (): Promise<void> => {
    events.push(event);
    return event === failing ? Promise.reject(new Error(`${event} will not close`)) : Promise.resolve();
  };
  return {
    server: { ...server, port: 0, shutdownDrainMs: 0 },
    clock: new ManualClock(0),
    logger: silentLogger,
    readiness: { close: () => void events.push('not ready') },
    store: { start: () => Promise.resolve(), close: note('store'), keyedWrites: { close: note('changes') } },
    limits: { start: () => undefined, close: () => void events.push('limits') },
    queries: { hurry: () => void events.push('hurry'), close: note('queries') },
    upstream: { close: note('upstream') },
  };
}

test('whatever something else still needs is closed after it', async () => {
  const events: string[] = [];
  const life = bridgeLife(app, parts(events));
  await life.start();
  await life.close();
  expect(events).toEqual(inOrder);
});

test.each(['changes', 'queries', 'upstream', 'store'])(
  '%s that cannot be closed keep nothing else open, are in the log, and the end is a failure',
  async (failing) => {
    const events: string[] = [];
    const log = recordedLog();
    const life = bridgeLife(app, { ...parts(events, failing), logger: log.logger });
    await life.start();
    await expect(life.close()).rejects.toThrow(`${failing} will not close`);
    expect(events).toEqual(inOrder);
    expect(log.lines()).toContainEqual(expect.objectContaining({ level: 'error' }));
  },
);

test('a clock that was set during the end makes the grace no longer than it is', async () => {
  const clock = new ManualClock(1_000_000);
  const events: string[] = [];
  const fake = parts(events);
  let waits = (): void => undefined;
  const waiting = new Promise<void>((resolve) => (waits = resolve));
  const hanging = (): Promise<void> => {
    waits();
    return new Promise(() => undefined);
  };
  const set = {
    now: () => clock.now() - (events.includes('hurry') ? 900_000 : 0),
    after: clock.after.bind(clock),
  };
  const life = bridgeLife(app, {
    ...fake,
    clock: set,
    store: { ...fake.store, keyedWrites: { close: hanging } },
  });
  const closed = life.close();
  await waiting;
  await new Promise((resolve) => setImmediate(resolve));
  clock.advance(server.shutdownGraceMs);
  await closed;
  expect(events.at(-1)).toBe('limits');
});
