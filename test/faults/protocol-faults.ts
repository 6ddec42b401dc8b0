/** What is no HTTP, or is HTTP that nobody asked for: garbage, bombs, interim answers, redirects, encodings. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { reply, type Script } from '../support/scripted-server.ts';
import type { FaultBench } from './fault-bench.ts';
import { bytes, goodAnswer, head } from './fault-scripts.ts';
import {
  everywhere,
  good,
  inCalls,
  invalidXml,
  outcomeUnknown,
  rowsOf,
  truncated,
  type WireFault,
} from './fault-places.ts';
import type { FaultOutcome, FaultRow, ProblemOutcome } from './fault-row.ts';

const whole = head({ 'Content-Length': String(goodAnswer.length) }) + goodAnswer;

const noHttp: readonly WireFault[] = [
  {
    theme: 'garbage',
    name: 'the greeting of SSH',
    at: everywhere,
    script: () => bytes('SSH-2.0-OpenSSH_9\r\n'),
    read: truncated,
  },
  {
    theme: 'garbage',
    name: 'random bytes',
    at: inCalls,
    script: () => bytes(Uint8Array.from({ length: 2000 }, (_, index) => (index * 7919) % 256)),
    read: truncated,
  },
  {
    theme: 'garbage',
    name: 'a body without a head, as HTTP/0.9 had it',
    at: inCalls,
    script: () => bytes(goodAnswer),
    read: truncated,
  },
  {
    theme: 'garbage',
    name: 'a status of four digits',
    at: ['read'],
    script: () => bytes('HTTP/1.1 2000 OK\r\n\r\n'),
    read: truncated,
  },
  {
    theme: 'garbage',
    name: 'a line break within a header',
    at: ['read'],
    script: () => bytes('HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nX: a\r\r\nb\n\r\n'),
    read: truncated,
  },
  {
    theme: 'header bomb',
    name: 'a header of 1 MB',
    at: everywhere,
    script: () => bytes(head({ 'X-Bomb': 'x'.repeat(1_000_000) })),
    read: truncated,
  },
  {
    theme: 'header bomb',
    name: '20,000 headers',
    at: inCalls,
    script: () => bytes(`HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(20_000)}\r\n`),
    read: truncated,
  },
];

const interim: readonly WireFault[] = [
  {
    theme: '100-continue',
    name: '100 Continue that nobody asked for',
    at: inCalls,
    script: () => bytes('HTTP/1.1 100 Continue\r\n\r\n', whole),
    read: truncated,
  },
  {
    theme: '1xx',
    name: '102 and 103 before the answer',
    at: ['read', 'rawRead'],
    script: () => bytes('HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n', whole),
    read: good,
  },
  {
    theme: '1xx',
    name: '101 to a protocol that nobody asked for',
    at: ['read', 'write'],
    script: () => bytes('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    read: truncated,
  },
];

/** Redirects lead nowhere: their target sees no connection. */
function redirectTo(status: number): (bench: FaultBench) => Promise<Script> {
  return async (bench) => {
    const { origin } = await bench.trap();
    return reply(status, goodAnswer, { location: `${origin}/there`, 'content-type': 'text/plain' });
  };
}

const odd: ProblemOutcome = { status: 502, code: 'upstream-http-status' };
const redirects: readonly WireFault[] = [301, 302, 303, 307, 308].map((status) => ({
  theme: 'redirect',
  name: `${status} to another host`,
  at: status === 302 || status === 307 ? everywhere : [...inCalls, 'token'],
  script: redirectTo(status),
  read: odd,
}));

/** Gzip is opened within bounds; another encoding, or one in another, is not. */
const packed = gzipSync(goodAnswer);
const oversized: ProblemOutcome = { status: 502, code: 'upstream-oversized' };
const otherEncoding: ProblemOutcome = { status: 502, code: 'upstream-wrong-content-type' };
const encodings: readonly (readonly [string, string, Uint8Array, FaultOutcome])[] = [
  ['a good answer in gzip', 'gzip', packed, good],
  ['64 MB of blanks in 64 KB of gzip', 'gzip', gzipSync(Buffer.alloc(67_108_864, 0x20)), oversized],
  ['half of the gzip', 'gzip', packed.subarray(0, packed.length / 2), truncated],
  ['nothing in gzip', 'gzip', Buffer.alloc(0), { status: 502, code: 'upstream-empty' }],
  ['gzip with a checksum that is wrong', 'gzip', corrupt(packed), invalidXml],
  ['what is no gzip under its name', 'gzip', Buffer.from(goodAnswer), invalidXml],
  ['gzip and more after it', 'gzip', Buffer.concat([packed, Buffer.from('more')]), invalidXml],
  ['gzip in gzip', 'gzip, gzip', gzipSync(packed), otherEncoding],
  ['deflate', 'deflate', deflateSync(goodAnswer), otherEncoding],
  ['Brotli', 'br', brotliCompressSync(goodAnswer), otherEncoding],
  ['an encoding that nobody knows', 'sdch', Buffer.from(goodAnswer), otherEncoding],
];

function corrupt(gzip: Uint8Array): Uint8Array {
  return gzip.map((byte, index) => (index === gzip.length - 8 ? byte ^ 0xff : byte));
}

const encoded: readonly WireFault[] = encodings.map(([name, encoding, body, read]) => ({
  theme: 'gzip bomb',
  name,
  at: inCalls,
  script: () => bytes(head({ 'Content-Encoding': encoding, Connection: 'close' }), body),
  read,
  ...(read === good ? { but: { write: outcomeUnknown } } : {}),
}));

export const protocolFaults: readonly FaultRow[] = [...noHttp, ...interim, ...redirects, ...encoded].flatMap(
  rowsOf,
);
