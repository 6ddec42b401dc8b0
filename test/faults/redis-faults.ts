/** A Redis that is away, silent or none at all: each instance counts by itself, and nobody waits for it. */
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { freePort } from '../support/free-port.ts';
import type { Answer } from '../support/running-bridge.ts';
import { scriptedRedis, type ScriptedRedis } from '../support/scripted-redis.ts';
import type { FaultBench } from './fault-bench.ts';
import { good } from './fault-places.ts';
import type { FaultOutcome, FaultRow } from './fault-row.ts';

const written: FaultOutcome = { status: 200, body: { objectID: 7 } };

type Send = (bench: FaultBench) => Promise<Answer>;
const write: Send = (bench) => bench.call('write');
const read: Send = (bench) => bench.call('read');

/** Something that is no Redis. */
async function babbler(): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `redis://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function withRedis(
  injected: string,
  meddle: (redis: ScriptedRedis, bench: FaultBench) => void | Promise<void>,
  send: Send,
  outcome: FaultOutcome,
): FaultRow {
  let redis: ScriptedRedis | undefined;
  return {
    theme: 'Redis',
    injected,
    async variables() {
      redis = await scriptedRedis();
      return { REDIS_URL: redis.url };
    },
    async call(bench) {
      if (redis !== undefined) await meddle(redis, bench);
      return send(bench);
    },
    outcome,
    afterwards: () => redis?.speak(),
  };
}

export const redisFaults: readonly FaultRow[] = [
  ...(
    [
      ['a read', read, good],
      ['a write', write, written],
    ] as const
  ).flatMap(([name, send, outcome]): FaultRow[] => [
    {
      theme: 'Redis',
      injected: `Redis is away: ${name}`,
      variables: async () => ({ REDIS_URL: `redis://127.0.0.1:${await freePort()}` }),
      call: send,
      outcome,
    },
    {
      theme: 'Redis',
      injected: `what stands there is no Redis: ${name}`,
      variables: async () => ({ REDIS_URL: await babbler() }),
      call: send,
      outcome,
    },
    withRedis(
      `Redis falls silent: ${name}`,
      (redis) => {
        redis.hush();
      },
      send,
      outcome,
    ),
  ]),
  withRedis(
    'Redis is silent, and then it is not: a read',
    async (redis, bench) => {
      redis.hush();
      await bench.call('read');
      redis.speak();
    },
    read,
    good,
  ),
];
