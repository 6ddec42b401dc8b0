import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readComposeFile, type ComposeService } from './compose-file.ts';
import { freePort, runHealthcheck, startService, type ServiceProcess } from './service-process.ts';

/** Stands for the volume. */
const dataDir = mkdtempSync(join(tmpdir(), 'wfm-bridge-data-'));
/** What the Dockerfile sets; the compose file may say otherwise. */
const imageEnvironment = { NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '8080', DATA_DIR: dataDir };

/** A service as it is in the file, but for hosts and ports: without containers all are on this computer. */
type Rewrite = (text: string) => string;

function rewritten(service: ComposeService, rewrite: Rewrite): ComposeService {
  const environment = Object.fromEntries(
    Object.entries({ ...imageEnvironment, ...service.environment }).map(([name, value]) => [
      name,
      rewrite(value),
    ]),
  );
  return {
    ...service,
    command: service.command.map(rewrite),
    environment,
    healthcheck: { test: service.healthcheck.test.map(rewrite) },
  };
}

const running: ServiceProcess[] = [];
let simulator: ComposeService;
let bridge: ComposeService;

async function start(service: ComposeService, listens: string): Promise<void> {
  const { command, environment = {} } = service;
  running.push(await startService({ command, environment, listens }));
}

function ask(path: string): Promise<Response> {
  const { PORT, API_CLIENT_ID, API_CLIENT_SECRET } = bridge.environment!;
  const credentials = Buffer.from(`${API_CLIENT_ID}:${API_CLIENT_SECRET}`).toString('base64');
  return fetch(`http://127.0.0.1:${PORT}${path}`, { headers: { authorization: `Basic ${credentials}` } });
}

beforeAll(async () => {
  const ports = { simulator: String(await freePort()), bridge: String(await freePort()) };
  const rewrite: Rewrite = (text) =>
    text
      .replaceAll('simulator:8085', '127.0.0.1:8085')
      .replaceAll('0.0.0.0', '127.0.0.1')
      .replaceAll(/\b8085\b/g, ports.simulator)
      .replaceAll(/\b8080\b/g, ports.bridge);
  const { services } = readComposeFile();
  simulator = rewritten(services.simulator, rewrite);
  bridge = rewritten(services.bridge, rewrite);
});

afterAll(async () => {
  await Promise.all(running.map((service) => service.stop()));
  rmSync(dataDir, { recursive: true, force: true });
});

test("the simulator's command makes it healthy", async () => {
  expect(await runHealthcheck(simulator.healthcheck.test)).toBe(1);
  await start(simulator, 'WFM simulator');
  expect(await runHealthcheck(simulator.healthcheck.test)).toBe(0);
});

test("the bridge's command makes it ready in front of that simulator", async () => {
  await start(bridge, 'wfm-bridge listens');
  expect(await runHealthcheck(bridge.healthcheck.test)).toBe(0);
});

test('a read goes through both', async () => {
  const answer = await ask('/wfm/v1/sites');
  expect(answer.status).toBe(200);
  const { items } = (await answer.json()) as { items: { id: number; name: string }[] };
  expect(items).toContainEqual(expect.objectContaining({ id: 201, name: 'Kathmandu' }));
});

test('both end with 0 when they are told to end', async () => {
  // The bridge first: it closes its session.
  for (const service of running.splice(0).reverse()) expect(await service.stop()).toBe(0);
});
