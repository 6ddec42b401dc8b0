import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as elapse } from 'node:timers/promises';
import type { MishapName, MishapOrder } from './mishap-catalogue.ts';
import type { SpoiledAnswer } from './spoil-answer.ts';

const trickleMs = 1000;
const padding = Buffer.alloc(65_536, ' ');

function* padded({ body, padding: wanted }: SpoiledAnswer): Generator<Buffer | string> {
  if (wanted === undefined) {
    yield body;
    return;
  }
  yield body.slice(0, wanted.at);
  for (let left = wanted.bytes; left > 0; left -= padding.length) yield padding.subarray(0, left);
  yield body.slice(wanted.at);
}

async function trickle(response: ServerResponse, body: Buffer): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    for (const byte of body) {
      response.write(Buffer.of(byte));
      await elapse(trickleMs, undefined, { signal: gone.signal, ref: false });
    }
    response.end();
  } catch {
    // The caller has gone away.
  }
}

async function written(response: ServerResponse, bytes: Buffer): Promise<void> {
  await new Promise<void>((resolve) => response.write(bytes, () => resolve()));
}

type Way = (response: ServerResponse, body: Buffer, order: MishapOrder) => Promise<void>;

/** What goes wrong after the head has been sent. */
const ways: Readonly<Partial<Record<MishapName, Way>>> = {
  trickle,
  'reset-after': async (response, body, { bytes = 100 }) => {
    await written(response, body.subarray(0, bytes));
    response.socket?.resetAndDestroy();
  },
  'chunk-cut': async (response, body) => {
    await written(response, body.subarray(0, body.length >> 1));
    response.socket?.destroySoon();
  },
  'wrong-length': async (response, body) => {
    await written(response, body);
    response.socket?.destroySoon();
  },
};

/** Sends an answer in the way of its mishap. It is fulfilled when nothing more will be sent. */
export async function sendSpoiled(
  response: ServerResponse,
  answer: SpoiledAnswer,
  order: MishapOrder,
): Promise<void> {
  if (order.name === 'reset-before') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (order.name === 'never-answer') {
    await once(response, 'close');
    return;
  }
  const body = Buffer.from(answer.body);
  const length = order.name === 'wrong-length' ? { 'content-length': body.length + (order.bytes ?? 10) } : {};
  response.writeHead(answer.status, { ...answer.headers, ...length });
  const way = ways[order.name];
  if (way !== undefined) await way(response, body, order);
  // The caller may well stop reading before the end.
  else await pipeline(Readable.from(padded(answer)), response).catch(() => undefined);
}
