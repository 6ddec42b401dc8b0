/** What the time for a whole call means to an answer whose reader takes its own. */
import { once } from 'node:events';
import { setTimeout as passed } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Transport } from '../../src/wfm/transport.ts';
import { begin, reply, startScriptedServer, type Script } from '../support/scripted-server.ts';
import { failureFacts, transportBench } from '../support/transport-bench.ts';

const totalTimeoutMs = 300;
const text = Array.from({ length: 20_000 }, (_, index) => `${index},`).join('');

async function piecesOf(transport: Transport, url: string): Promise<AsyncIterator<Uint8Array>> {
  const { signal } = new AbortController();
  const { body } = await transport.send({ url: new URL(url), method: 'POST', headers: {}, signal });
  return body[Symbol.asyncIterator]();
}

/** The rest of the text; a failure is thrown with `read` in its place. */
async function rest(pieces: AsyncIterator<Uint8Array>, read: string): Promise<string> {
  let all = read;
  for (;;) {
    const piece = await pieces.next();
    if (piece.done === true) return all;
    all += Buffer.from(piece.value).toString();
  }
}

async function first(pieces: AsyncIterator<Uint8Array>): Promise<string> {
  const piece = await pieces.next();
  if (piece.done === true) throw new Error('there is no answer');
  return Buffer.from(piece.value).toString();
}

const chunked: Script = (response) => {
  response.writeHead(200, { 'content-type': 'text/xml' });
  response.end(text);
};

test.each<[what: string, script: Script]>([
  ['of a length told before', reply(200, text)],
  ['in chunks', chunked],
])('an answer that has come in whole, %s, is read at leisure', async (_what, script) => {
  const server = await startScriptedServer(script, reply(200, 'next'));
  const transport = transportBench({ totalTimeoutMs, connections: 1 });
  const pieces = await piecesOf(transport, server.origin);
  const head = await first(pieces);
  expect(head.length).toBeLessThan(text.length);
  await passed(totalTimeoutMs * 2);
  expect(await rest(pieces, head)).toBe(text);
  // Its connection was given back.
  expect(await first(await piecesOf(transport, server.origin))).toBe('next');
  expect(server.connections).toBe(1);
});

test('an answer that has not come in whole ends with its time, whether somebody reads it or not', async () => {
  const server = await startScriptedServer(begin(text));
  const pieces = await piecesOf(transportBench({ totalTimeoutMs }), server.origin);
  const head = await first(pieces);
  // Nobody reads on, and WFM is let go all the same.
  await server.silent();
  const failure: unknown = await rest(pieces, head).catch((reason: unknown) => reason);
  expect(failureFacts(failure)).toEqual({ failure: 'timeout', sent: true, reason: 'total' });
});

test('an answer that its reader holds back ends with its time', async () => {
  let written = 0;
  const server = await startScriptedServer((response) => {
    response.writeHead(200, { 'content-type': 'text/xml' });
    const more = (): void => {
      while (!response.destroyed && response.write(text)) written += text.length;
      response.once('drain', more);
    };
    more();
    void once(response, 'close');
  });
  const pieces = await piecesOf(
    transportBench({ totalTimeoutMs, maxResponseBytes: 1_000_000_000 }),
    server.origin,
  );
  const head = await first(pieces);
  await server.silent();
  const failure: unknown = await rest(pieces, head).catch((reason: unknown) => reason);
  expect(failureFacts(failure)).toEqual({ failure: 'timeout', sent: true, reason: 'total' });
  expect(written).toBeLessThan(64 * 1024 * 1024);
});
