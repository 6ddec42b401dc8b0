/** `kill -9` under load, and a new start over the same folder: what was answered is kept. */
import type { LoadCheck, LoadResult } from './check-load.ts';
import { brokenPromises, writeWithKey, type AnsweredWrite, type Promises } from './kept-promises.ts';
import { bridgeVariables, wholeClient } from './load-bridge.ts';
import { request } from './plain-request.ts';
import { startBridgeProcess, startSimulatorProcess } from './processes.ts';

interface Collected extends Promises {
  readonly clients: string[];
  readonly disabled: string[];
  readonly writes: AnsweredWrite[];
  open: Pick<AnsweredWrite, 'key' | 'body'>[];
}

let last = 900_000;

/** Writes one user after the other, each with a key, until nobody answers. */
async function writeUsers(url: string, collected: Collected): Promise<void> {
  for (;;) {
    last += 1;
    const id = last;
    const body = { id, name: `kill.${id}`, tenantId: 101, lastName: `mark-${id}`, securityRoleId: 3 };
    const write = { key: `kill-${id}`, body };
    collected.open.push(write);
    const answer = await writeWithKey(url, wholeClient, write).catch(() => undefined);
    if (answer === undefined) return;
    collected.open = collected.open.filter((one) => one !== write);
    if (answer.status !== 201) continue;
    const requestId = answer.headers.get('x-request-id') ?? '';
    collected.writes.push({ ...write, requestId, answer: answer.body });
  }
}

/** Makes API clients and disables every other one, until nobody answers. */
async function makeClients(url: string, collected: Collected): Promise<void> {
  const headers = { authorization: wholeClient };
  for (let count = 1; count <= 200; count++) {
    const id = `kill-${count}`;
    const wish = { id, name: id, ownerEmail: 'load@example.com', roles: ['reader'], scope: 'all' };
    const made = await request(`${url}/admin/v1/clients`, 'POST', headers, wish).catch(() => undefined);
    if (made === undefined) return;
    if (made.status === 201) collected.clients.push(id);
    if (count % 2 === 0) continue;
    const path = `${url}/admin/v1/clients/${id}/disable`;
    const disabled = await request(path, 'POST', headers).catch(() => undefined);
    if (disabled === undefined) return;
    if (disabled.status === 200) collected.disabled.push(id);
  }
}

export async function checkKilled({ seconds, connections, dataDir, say }: LoadCheck): Promise<LoadResult> {
  const simulator = await startSimulatorProcess();
  try {
    const env = bridgeVariables(simulator.variables, dataDir);
    const first = await startBridgeProcess(env);
    const collected: Collected = { clients: [], disabled: [], writes: [], open: [] };
    const writers = Array.from({ length: Math.min(connections, 16) }, () => writeUsers(first.url, collected));
    const work = Promise.all([makeClients(first.url, collected), ...writers]);
    await new Promise((resolve) => void setTimeout(resolve, seconds * 1000));
    await first.end('SIGKILL');
    await work;
    say(`killed after ${collected.writes.length} writes and ${collected.clients.length} new clients`);
    const second = await startBridgeProcess(env);
    const wrong = await brokenPromises(second.url, wholeClient, collected);
    const code = await second.end();
    const { received, users } = await simulator.report();
    const twice = Object.entries(received).filter(
      ([key, times]) => key.startsWith('InsertUser') && times > 1,
    );
    const lost = collected.writes.filter(({ body }) => users[String(body['id'])] === undefined);
    return {
      lines: [
        `kill -9 under load: ${collected.writes.length} writes with keys, ${collected.open.length} under way, ${collected.clients.length} clients, ${collected.disabled.length} disabled`,
      ],
      wrong: [
        ...wrong,
        ...(collected.writes.length > 0 ? [] : ['no write was answered before the end']),
        ...twice.map(([key, times]) => `WFM was sent ${key} ${times} times`),
        ...lost.map(({ key }) => `${key} was answered with 201 and is not in WFM`),
        ...(code === 0 ? [] : [`the second bridge ended with ${String(code)}`]),
      ],
    };
  } finally {
    await simulator.end();
  }
}
