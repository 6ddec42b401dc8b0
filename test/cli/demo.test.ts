import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { demoConfiguration } from '../../src/cli/demo.ts';
import type { Environment } from '../../src/config/env.ts';
import { startSimulator } from '../../src/simulator/simulator.ts';
import { runCommand, startCommand, type RunningCommand } from '../support/fake-terminal.ts';
import { takenPort } from '../support/free-port.ts';
import { basicOf, itemsOf, send } from '../support/running-bridge.ts';

const freePorts = { PORT: '0', SIMULATOR_PORT: '0' };
const curl = ['/usr/bin/curl', '/bin/curl', '/usr/local/bin/curl'].find((path) => existsSync(path));

/** Ends with the test. */
function startDemo(command: string, env: Environment = {}): RunningCommand {
  const demo = startCommand([command], { env: { ...freePorts, ...env } });
  onTestFinished(async () => {
    demo.end();
    await demo.exitCode;
  });
  return demo;
}

test.each([
  { env: {}, siteId: undefined },
  { env: { API_CLIENT_SITE_ID: '4711' }, siteId: 4711 },
])('the client of the demo works for the first site, or for the one of $env', async ({ env, siteId }) => {
  const simulator = await startSimulator({ port: 0 });
  onTestFinished(() => simulator.close());
  const { apiClient } = demoConfiguration(env, simulator, 'open sesame');
  expect(apiClient!.siteId).toBe(siteId ?? simulator.world.sites[0]?.wmSiteId);
  expect(apiClient!.siteId).toBeGreaterThan(0);
  expect(apiClient!.secret.reveal()).toBe('open sesame');
});

describe('the demo', () => {
  test.each(['demo', 'start'])(
    '%s prints a call that works, and says that it is a simulator',
    async (command) => {
      const demo = startDemo(command);
      const [, credentials = '', url = ''] = await demo.line(/^ *curl -s -u (\S+) (http\S+)$/);
      const [id = '', secret = ''] = credentials.split(':');
      const answer = await send(url, { headers: { authorization: basicOf(id, secret) } });
      expect(itemsOf(answer)).toHaveLength(4);
      expect(answer.headers.get('wfm-upstream')).toBe('simulator');
      const origin = new URL(url).origin;
      const failed = await send(url);
      expect([failed.status, failed.headers.get('wfm-upstream')]).toEqual([401, 'simulator']);
      expect((await send(`${origin}/readyz`)).body).toEqual({ status: 'ready', upstream: 'simulator' });
      expect(demo.out.join('\n')).toMatch(/simulator; all data are made up/);
      expect(demo.err).toEqual([]);
    },
  );

  test('it ends with the signal: exit 0, and nobody listens any more', async () => {
    const demo = startDemo('demo');
    const [, bridge = ''] = await demo.line(/bridge +(http\S+)/);
    const [, simulator = ''] = await demo.line(/simulator +(http\S+)/);
    expect((await send(`${bridge}/healthz`)).status).toBe(200);
    demo.end('SIGINT');
    expect(await demo.exitCode).toBe(0);
    for (const url of [bridge, simulator]) await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  test.each(['open sesame $HOME `id` "x" \'y\' & more', 'eightlet', 'täglich-überall'])(
    'DEMO_CLIENT_SECRET=%s is its secret',
    async (secret) => {
      const demo = startDemo('demo', { DEMO_CLIENT_SECRET: secret });
      const [, url = ''] = await demo.line(/bridge +(http\S+)/);
      const headers = { authorization: basicOf('demo', secret) };
      expect((await send(`${url}/wfm/v1/sites`, { headers })).status).toBe(200);
    },
  );

  test.skipIf(curl === undefined).each(['', 'it\'s "quoted" $HOME & `more`'])(
    'the printed line works when it is pasted into a shell, with the secret %o',
    async (secret) => {
      const demo = startDemo('demo', secret === '' ? {} : { DEMO_CLIENT_SECRET: secret });
      const [line] = await demo.line(/curl .+$/);
      const { stdout } = await promisify(execFile)('/bin/sh', ['-c', line]);
      expect((JSON.parse(stdout) as { items: unknown[] }).items).toHaveLength(4);
    },
  );

  test.each([{ WFM_URL: 'https://wfm.example.com' }, { OAUTH_CLIENT_ID: 'x' }, { WFM_URL: '' }])(
    'it takes no upstream: %o',
    async (env) => {
      const { code, out, err } = await runCommand(['demo'], { env });
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/demo.*wfm-bridge serve/s);
    },
  );

  test.each(['PORT', 'SIMULATOR_PORT'])('a taken %s is said in words', async (name) => {
    const port = String(await takenPort());
    const { code, err } = await runCommand(['demo'], { env: { ...freePorts, [name]: port } });
    expect(code).toBe(1);
    expect(err).toContain(port);
    expect(err).not.toContain('unexpected');
  });
});
