/** Slots and lines before an origin, over real connections. */
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import { GuardedTransport } from '../../../src/wfm/origin/guarded-transport.ts';
import type { GuardLimits } from '../../../src/wfm/origin/origin-guard.ts';
import type { Transport, TransportResponse } from '../../../src/wfm/transport.ts';
import { noUpstreamEvents } from '../../../src/wfm/upstream-events.ts';
import {
  begin,
  reply,
  reset,
  startScriptedServer,
  type Script,
  type ScriptedServer,
} from '../../support/scripted-server.ts';
import { failureFacts, patient, transportBench } from '../../support/transport-bench.ts';

interface Bench {
  readonly server: ScriptedServer;
  readonly transport: Transport;
  readonly clock: ManualClock;
  readonly lengths: number[];
  readonly send: (clientId?: string, signal?: AbortSignal) => Promise<TransportResponse>;
}

async function guarded(limits: Partial<GuardLimits>, ...scripts: Script[]): Promise<Bench> {
  const server = await startScriptedServer(...scripts);
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const lengths: number[] = [];
  const transport = new GuardedTransport({
    transport: transportBench({ connections: 64 }),
    limits: { ...patient, connections: 1, queue: 10, breakerFailures: 100, ...limits },
    clock,
    events: { ...noUpstreamEvents, queueLength: (_origin, waiting) => lengths.push(waiting) },
  });
  return {
    server,
    transport,
    clock,
    lengths,
    send: (clientId, signal = new AbortController().signal) =>
      transport.send({
        url: new URL(`${server.origin}/${clientId ?? 'own'}`),
        method: 'POST',
        headers: {},
        body: '<x/>',
        signal,
        ...(clientId === undefined ? {} : { clientId }),
      }),
  };
}

const failing = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'good',
    (reason: unknown) => failureFacts(reason),
  );

test('an answer holds its slot until its last byte was read', async () => {
  const { server, send } = await guarded({}, reply(200, 'x'.repeat(500_000)), reply(200, 'y'));
  const first = await send('a');
  const second = send('b');
  expect(server.requests).toHaveLength(1);
  expect((await buffer(first.body)).length).toBe(500_000);
  expect((await buffer((await second).body)).toString()).toBe('y');
});

test.each([
  {
    name: 'that is discarded',
    script: reply(500, 'x'),
    end: (answer: TransportResponse): Promise<unknown> => {
      answer.discard();
      return Promise.resolve();
    },
  },
  {
    name: 'that is given up in the middle',
    script: begin('x'.repeat(1000)),
    end: async ({ body }: TransportResponse): Promise<unknown> => {
      for await (const piece of body) return piece;
      return undefined;
    },
  },
  {
    name: 'that breaks off',
    script: begin('x', reset),
    end: ({ body }: TransportResponse): Promise<unknown> => buffer(body).catch(() => undefined),
  },
])('an answer $name gives its slot back', async ({ script, end }) => {
  const { send } = await guarded({}, script, reply(200, 'next'));
  await end(await send('a'));
  expect((await buffer((await send('b')).body)).toString()).toBe('next');
});

test('an answer that nobody ever reads gives its slot back when its caller leaves', async () => {
  const { send } = await guarded({}, begin('x'), reply(200, 'next'));
  const caller = new AbortController();
  await send('a', caller.signal);
  const next = send('b');
  caller.abort();
  expect((await buffer((await next).body)).toString()).toBe('next');
});

test('a refused connection gives its slot back', async () => {
  const { server, send } = await guarded({}, reply(200));
  await server.close();
  for (let call = 0; call < 3; call += 1)
    expect(await failing(send('a'))).toMatchObject({ failure: 'unreachable', sent: false });
});

test('clients take turns on the wire', async () => {
  const held: (() => void)[] = [];
  const { server, send } = await guarded({}, (response, request) => {
    held.push(() => {
      reply(200, 'x')(response, request);
    });
  });
  const calls = ['a', 'a', 'a', 'b', 'c'].map(async (client) => buffer((await send(client)).body));
  for (let done = 1; done <= 5; done += 1) {
    await server.received(done);
    held.shift()?.();
  }
  await Promise.all(calls);
  expect(server.requests.map(({ path }) => path)).toEqual(['/a', '/a', '/b', '/c', '/a']);
});

describe('a call that waits', () => {
  test('fails when its time is over, and was not sent', async () => {
    const { server, send, clock, lengths } = await guarded({ totalTimeoutMs: 5000 }, begin('x'));
    await send('a');
    const waiting = failing(send('b'));
    clock.advance(4999);
    expect(lengths).toEqual([1]);
    clock.advance(1);
    expect(await waiting).toEqual({ failure: 'timeout', sent: false, reason: 'queue' });
    expect(lengths).toEqual([1, 0]);
    expect(server.requests).toHaveLength(1);
  });

  test('has what is left of its time for the wire', async () => {
    const times: (number | undefined)[] = [];
    const clock = new ManualClock(0);
    const pending: (() => void)[] = [];
    const transport = new GuardedTransport({
      transport: {
        serverTime: () => undefined,
        close: () => Promise.resolve(),
        send: ({ totalTimeoutMs, ended }) => {
          times.push(totalTimeoutMs);
          pending.push(() => ended?.(undefined));
          return Promise.resolve({ status: 200 } as TransportResponse);
        },
      },
      limits: { connections: 1, queue: 5, totalTimeoutMs: 5000, breakerFailures: 5 },
      clock,
      events: noUpstreamEvents,
    });
    const request = { url: new URL('http://wfm/'), method: 'GET', headers: {}, clientId: 'a' } as const;
    await transport.send({ ...request, signal: new AbortController().signal });
    const second = transport.send({ ...request, signal: new AbortController().signal });
    const third = transport.send({ ...request, signal: new AbortController().signal, totalTimeoutMs: 2000 });
    clock.advance(1500);
    for (const end of pending.splice(0)) end();
    await second;
    for (const end of pending.splice(0)) end();
    await third;
    expect(times).toEqual([5000, 3500, 500]);
  });

  test('leaves with its caller, and another gets its place', async () => {
    const { server, send } = await guarded({ queue: 1 }, begin('x'));
    await send('a');
    const caller = new AbortController();
    const leaving = failing(send('a', caller.signal));
    caller.abort();
    expect(await leaving).toEqual({ failure: 'aborted', sent: false, reason: 'caller' });
    const closing = new AbortController();
    const waiting = failing(send('a', closing.signal));
    expect(await failing(send('a'))).toEqual({ failure: 'busy', sent: false, reason: 'queue' });
    closing.abort();
    await waiting;
    expect(server.requests).toHaveLength(1);
  });

  test('whose caller has left before costs nothing', async () => {
    const { server, send } = await guarded({}, begin('x'));
    await send('a');
    expect(await failing(send('b', AbortSignal.abort()))).toMatchObject({ failure: 'aborted' });
    expect(server.requests).toHaveLength(1);
  });

  test('ends with the bridge', async () => {
    const { send, transport } = await guarded({}, begin('x'));
    const first = await send('a');
    const waiting = failing(send('b'));
    await transport.close();
    expect(await waiting).toMatchObject({ failure: 'aborted', sent: false });
    await expect(buffer(first.body)).rejects.toThrow();
  });
});

test('every origin has a line of its own', async () => {
  const other = await startScriptedServer(reply(200, 'other'));
  const { send, transport } = await guarded({ queue: 0 }, begin('x'));
  await send('a');
  const { signal } = new AbortController();
  const answer = await transport.send({
    url: new URL(other.origin),
    method: 'GET',
    headers: {},
    signal,
    clientId: 'a',
  });
  expect((await buffer(answer.body)).toString()).toBe('other');
});
