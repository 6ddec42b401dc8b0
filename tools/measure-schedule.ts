/**
 * Measures the schedule of a large site: how soon its first line is there and by how much the bridge grows while it streams.
 * Simulator and bridge are processes of their own. `npx tsx tools/measure-schedule.ts [agents] [days] [media type]`
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';

const [agents = '5000', days = '7', accept = 'application/x-ndjson'] = process.argv.slice(2);
const authorization = `Basic ${Buffer.from('measure:measure-schedule-secret').toString('base64')}`;
const children: ChildProcess[] = [];

const simulatorProgram = `
import { startSimulator } from './src/simulator/simulator.ts';
import { simulatorVariables } from './src/cli/simulator-variables.ts';
const simulator = await startSimulator({ agentsPerSite: ${Number(agents)} });
const [site] = simulator.world.sites;
console.log('READY ' + JSON.stringify({ variables: simulatorVariables(simulator), siteId: site.wmSiteId }));
`;

/** Starts a program and waits for a line of it. */
async function start(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  wanted: RegExp,
): Promise<{ readonly pid: number; readonly line: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) {
    const found = wanted.exec(line)?.[1];
    if (found === undefined || child.pid === undefined) continue;
    child.stdout.resume();
    return { pid: child.pid, line: found };
  }
  throw new Error(`${args.join(' ')} ended`);
}

/** Resident memory in megabytes. */
function rssOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}

/** Processor time in seconds; the kernel counts hundredths. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

interface Reading {
  readonly firstMs: number;
  readonly totalMs: number;
  readonly bytes: number;
  readonly items: number;
}

function read(url: string): Promise<Reading> {
  const begun = performance.now();
  let firstMs = 0;
  let bytes = 0;
  let items = 0;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { headers: { authorization, accept } }, (response: IncomingMessage) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
      response.on('data', (piece: Buffer) => {
        if (firstMs === 0) firstMs = performance.now() - begun;
        bytes += piece.length;
        for (const byte of piece) if (byte === 0x0a) items += 1;
      });
      response.on('end', () => {
        resolve({ firstMs, totalMs: performance.now() - begun, bytes, items });
      });
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

async function measure(): Promise<void> {
  const simulator = await start(['--input-type=module', '-e', simulatorProgram], {}, /^READY (.*)$/);
  const { variables, siteId } = JSON.parse(simulator.line) as {
    readonly variables: Readonly<Record<string, string>>;
    readonly siteId: number;
  };
  const bridge = await start(
    ['src/cli/main.ts', 'serve'],
    {
      ...variables,
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: 'memory:',
      API_CLIENT_ID: 'measure',
      API_CLIENT_SECRET: 'measure-schedule-secret',
      TOKEN_SIGNING_KEY: 'a signing key of at least thirty-two bytes',
    },
    /"url":"(http[^"]+)".*"wfm-bridge listens"/,
  );
  const from = Date.UTC(2026, 9, 19);
  const day = (offset: number): string => new Date(from + offset * 86_400_000).toISOString().slice(0, 10);
  const path = (length: number): string =>
    `${bridge.line}/wfm/v1/sites/${siteId}/schedule?from=${day(0)}&to=${day(length)}`;

  await read(path(1));
  const before = rssOf(bridge.pid);
  const cpuBefore = cpuOf(bridge.pid);
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, rssOf(bridge.pid))), 20);
  const reading = await read(path(Number(days)));
  clearInterval(watch);
  console.log(
    JSON.stringify({
      agents: Number(agents),
      days: Number(days),
      firstMs: Math.round(reading.firstMs),
      totalMs: Math.round(reading.totalMs),
      megabytes: Math.round(reading.bytes / 1e6),
      lines: reading.items,
      rssBefore: Math.round(before),
      rssMost: Math.round(most),
      rssGrowth: Math.round(most - before),
      bridgeCpuSeconds: Math.round(10 * (cpuOf(bridge.pid) - cpuBefore)) / 10,
    }),
  );
}

try {
  await measure();
} finally {
  for (const child of children) child.kill('SIGTERM');
}
