/** What several replicas must do as if they were one. */
import { basicOf, bridgeVariables, wholeClient } from './load-bridge.ts';
import { writeWithKey } from './kept-promises.ts';
import { request } from './plain-request.ts';
import type { BridgeProcess } from './processes.ts';

export interface Replicas {
  /** Where nginx listens. */
  readonly front: string;
  readonly bridges: readonly BridgeProcess[];
}

/** The environment of a replica. */
export function replicaVariables(
  simulator: Readonly<Record<string, string>>,
  shared: { readonly port: string; readonly databaseUrl: string; readonly redisUrl: string },
): Readonly<Record<string, string>> {
  return {
    ...bridgeVariables(simulator, ''),
    PORT: shared.port,
    DATABASE_URL: shared.databaseUrl,
    REDIS_URL: shared.redisUrl,
    TRUST_PROXY: '1',
  };
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => void setTimeout(resolve, milliseconds));
}

export async function makeClient(url: string, id: string, more: object = {}): Promise<string> {
  const wish = { id, name: id, ownerEmail: 'load@example.com', roles: ['reader'], scope: 'all', ...more };
  const made = await request(`${url}/admin/v1/clients`, 'POST', { authorization: wholeClient }, wish);
  if (made.status !== 201) throw new Error(`no client ${id}: ${JSON.stringify(made.body)}`);
  // A replica that has just looked may not know it for as long as it may not know of its end.
  await pause(5500);
  return basicOf(id, (made.body['secret'] as { readonly secret: string }).secret);
}

export async function statuses(urls: readonly string[], authorization: string): Promise<readonly number[]> {
  const asked = urls.map((url) => request(`${url}/wfm/v1/sites`, 'GET', { authorization }));
  return (await Promise.all(asked)).map(({ status }) => status);
}

/** A client disabled on one replica is refused on all within five seconds. */
export async function disabledEverywhere({ bridges }: Replicas): Promise<string[]> {
  const urls = bridges.map(({ url }) => url);
  const [first = ''] = urls;
  const authorization = await makeClient(first, 'disabled');
  const before = await statuses(urls, authorization);
  if (before.some((status) => status !== 200)) return [`before it was disabled: ${before.join(' ')}`];
  await request(`${first}/admin/v1/clients/disabled/disable`, 'POST', { authorization: wholeClient });
  await pause(5000);
  const after = await statuses(urls, authorization);
  return after.every((status) => status === 401) ? [] : [`5 s after it was disabled: ${after.join(' ')}`];
}

/** A quota of 100 a minute admits 100 (±2), whichever replica is asked. */
export async function sharedQuota({ bridges }: Replicas): Promise<string[]> {
  const urls = bridges.map(({ url }) => url);
  const authorization = await makeClient(urls[0] ?? '', 'quota', { quotas: { requestsPerMinute: 100 } });
  let admitted = 0;
  for (let round = 0; round < 50; round++)
    admitted += (await statuses(urls, authorization)).filter((status) => status === 200).length;
  return Math.abs(admitted - 100) <= 2 ? [] : [`a quota of 100 admitted ${admitted} of 150`];
}

/** The same key on another replica gives the first answer. */
export async function replayedElsewhere({ bridges }: Replicas): Promise<string[]> {
  const body = { id: 800_001, name: 'replica.1', tenantId: 101, lastName: 'mark-800001', securityRoleId: 3 };
  const write = { key: 'replica-1', body };
  const [first, ...others] = bridges;
  const made = await writeWithKey(first?.url ?? '', wholeClient, write);
  const wrong: string[] = made.status === 201 ? [] : [`the first answer was ${made.status}`];
  for (const { url } of others) {
    const again = await writeWithKey(url, wholeClient, write);
    const isSame = again.status === made.status && JSON.stringify(again.body) === JSON.stringify(made.body);
    if (!isSame || again.headers.get('idempotency-replayed') !== 'true')
      wrong.push(`on another replica: ${again.status} ${JSON.stringify(again.body).slice(0, 200)}`);
  }
  return wrong;
}

/** A replica dies in the middle of writes: callers repeat with the same key until they know. The ids that were answered. */
export async function writeThroughDeath(replicas: Replicas): Promise<readonly number[]> {
  const { front, bridges } = replicas;
  const done: number[] = [];
  const writer = async (from: number): Promise<void> => {
    for (let id = from; id < from + 15; id++) {
      const body = { id, name: `r.${id}`, tenantId: 101, lastName: `mark-${id}`, securityRoleId: 3 };
      for (let tries = 0; tries < 10; tries++) {
        const answer = await writeWithKey(front, wholeClient, { key: `death-${id}`, body }).catch(
          () => undefined,
        );
        if (answer?.status === 201) {
          done.push(id);
          break;
        }
        await pause(200);
      }
    }
  };
  const writers = Promise.all(Array.from({ length: 8 }, (_, index) => writer(810_000 + index * 100)));
  await pause(1000);
  await bridges.at(-1)?.end('SIGKILL');
  await writers;
  return done;
}
