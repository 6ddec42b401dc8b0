/** What the wire can do to a request, against servers that do it. */
import { buffer } from 'node:stream/consumers';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Transport } from '../../src/wfm/transport.ts';
import { begin, hang, reply, reset, startScriptedServer, type Script } from '../support/scripted-server.ts';
import { failureFacts, transportBench, type TransportBenchOptions } from '../support/transport-bench.ts';

async function exchange(transport: Transport, origin: string, signal?: AbortSignal): Promise<string> {
  const response = await transport.send({
    url: new URL(`${origin}/path?SessionID=1`),
    method: 'POST',
    headers: {},
    body: '<x/>',
    signal: signal ?? new AbortController().signal,
  });
  return (await buffer(response.body)).toString();
}

async function failing(transport: Transport, origin: string, signal?: AbortSignal): Promise<unknown> {
  try {
    return await exchange(transport, origin, signal);
  } catch (reason) {
    return failureFacts(reason);
  }
}

test('a refused connection: nothing was sent', async () => {
  const server = await startScriptedServer();
  await server.close();
  const facts = await failing(transportBench(), server.origin);
  expect(facts).toEqual({ failure: 'unreachable', sent: false, reason: 'ECONNREFUSED' });
});

test('a name that does not exist: nothing was sent', async () => {
  const facts = await failing(transportBench(), 'http://wfm.invalid');
  expect(facts).toMatchObject({ failure: 'unreachable', sent: false });
});

interface Row {
  readonly name: string;
  readonly script: Script;
  readonly limits?: TransportBenchOptions;
  readonly failure: string;
}

const rows: readonly Row[] = [
  { name: 'a reset before the head', script: reset, failure: 'interrupted' },
  { name: 'a reset in the body', script: begin('<part>', reset), failure: 'interrupted' },
  {
    name: 'an end before the length that was promised',
    script: begin('<part>', (response) => response.socket?.end()),
    failure: 'interrupted',
  },
  {
    name: 'chunks without the last one',
    script: (response) => {
      response.writeHead(200).write('<part>', () => response.socket?.end());
    },
    failure: 'interrupted',
  },
  {
    name: 'no first byte',
    script: hang,
    limits: { firstByteTimeoutMs: 50 },
    failure: 'timeout',
  },
  {
    name: 'a silence in the body',
    script: begin('<part>'),
    limits: { idleTimeoutMs: 50 },
    failure: 'timeout',
  },
  { name: 'no end in time', script: begin('<part>'), limits: { totalTimeoutMs: 50 }, failure: 'timeout' },
  { name: 'no beginning in time', script: hang, limits: { totalTimeoutMs: 50 }, failure: 'timeout' },
  {
    name: 'more than the limit, and it says so',
    script: reply(200, 'x'.repeat(5_000)),
    limits: { maxResponseBytes: 4_999 },
    failure: 'oversized',
  },
  {
    name: 'more than the limit, in chunks',
    script: (response) => {
      response.writeHead(200);
      for (let chunk = 0; chunk < 10; chunk += 1) response.write('x'.repeat(1_000));
      response.end();
    },
    limits: { maxResponseBytes: 4_999 },
    failure: 'oversized',
  },
];

test.each(rows)('$name: $failure, and it may have been carried out', async ({ script, limits, failure }) => {
  const server = await startScriptedServer(script);
  const facts = await failing(transportBench(limits), server.origin);
  expect(facts).toMatchObject({ failure, sent: true });
  expect(server.requests).toHaveLength(1);
});

test('an answer of exactly the limit is whole', async () => {
  const server = await startScriptedServer(reply(200, 'x'.repeat(5_000)));
  expect(await exchange(transportBench({ maxResponseBytes: 5_000 }), server.origin)).toHaveLength(5_000);
});

test('an answer that is not HTTP is an interruption', async () => {
  const server = createServer((socket) => socket.on('error', () => undefined).end('SSH-2.0-x\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  expect(await failing(transportBench(), `http://127.0.0.1:${port}`)).toMatchObject({
    failure: 'interrupted',
    sent: true,
  });
});

describe('the caller ends it', () => {
  const aborted = { failure: 'aborted' };

  test('before: nothing is sent', async () => {
    const server = await startScriptedServer(reply(200));
    expect(await failing(transportBench(), server.origin, AbortSignal.abort())).toMatchObject(aborted);
    expect(server.requests).toHaveLength(0);
  });

  test('before the head: the server sees the connection close', async () => {
    const server = await startScriptedServer(hang);
    const end = new AbortController();
    const result = failing(transportBench(), server.origin, end.signal);
    await server.received(1);
    end.abort();
    expect(await result).toMatchObject(aborted);
    await server.silent();
  });

  test('in the body: the server sees the connection close', async () => {
    const server = await startScriptedServer(begin('<part>'));
    const end = new AbortController();
    const response = await transportBench().send({
      url: new URL(server.origin),
      method: 'POST',
      headers: {},
      body: '<x/>',
      signal: end.signal,
    });
    const pieces = response.body[Symbol.asyncIterator]();
    expect(String((await pieces.next()).value)).toBe('<part>');
    end.abort();
    await expect(pieces.next()).rejects.toMatchObject(aborted);
    await server.silent();
  });

  test('a reader that stops early closes the connection', async () => {
    const server = await startScriptedServer(begin('<part>'));
    const response = await transportBench().send({
      url: new URL(server.origin),
      method: 'POST',
      headers: {},
      body: '<x/>',
      signal: new AbortController().signal,
    });
    for await (const piece of response.body) {
      expect(String(piece)).toBe('<part>');
      break;
    }
    await server.silent();
  });
});

test('closing the transport ends what is under way', async () => {
  const server = await startScriptedServer(hang);
  const transport = transportBench();
  const result = failing(transport, server.origin);
  await server.received(1);
  await transport.close();
  expect(await result).toMatchObject({ sent: true });
  await server.silent();
});
