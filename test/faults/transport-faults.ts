/** What the wire does to a call: refusals, breaks, wrong lengths. */
import { begin, reply, reset, type Script } from '../support/scripted-server.ts';
import { bytes, goodAnswer, head } from './fault-scripts.ts';
import {
  everywhere,
  good,
  inCalls,
  inWfm,
  places,
  rowsOf,
  tokenDown,
  truncated,
  type WireFault,
} from './fault-places.ts';
import type { FaultRow } from './fault-row.ts';

const part = goodAnswer.slice(0, 300);
const chunk = (text: string): string => `${text.length.toString(16)}\r\n${text}\r\n`;

/** The answer breaks off, or is none: a read is repeated and then told, a write is not. */
const breaks: readonly WireFault[] = [
  { theme: 'reset', name: 'a reset before the answer', at: everywhere, script: () => reset, read: truncated },
  {
    theme: 'reset',
    name: 'a reset in the body',
    at: everywhere,
    script: () => begin(part, reset),
    read: truncated,
  },
  {
    theme: 'half response',
    name: 'an end before the answer',
    at: everywhere,
    script: () => bytes(),
    read: truncated,
  },
  {
    theme: 'half response',
    name: 'half an answer, and the end of the connection',
    at: everywhere,
    script: () => begin(part, (response) => response.socket?.end()),
    read: truncated,
  },
  {
    theme: 'half response',
    name: 'half of the head',
    at: inCalls,
    script: () => bytes('HTTP/1.1 200 OK\r\nContent-Ty'),
    read: truncated,
  },
  {
    theme: 'half response',
    name: 'half an answer of no stated length',
    at: inWfm,
    script: () => bytes(head({ Connection: 'close' }), part),
    read: truncated,
  },
];

const badLengths: readonly WireFault[] = [
  {
    theme: 'wrong Content-Length',
    name: 'a Content-Length longer than the answer',
    at: inWfm,
    script: () => bytes(head({ 'Content-Length': '99999' }), goodAnswer),
    read: truncated,
  },
  {
    theme: 'wrong Content-Length',
    name: 'a Content-Length shorter than the answer',
    at: inCalls,
    script: () => bytes(head({ 'Content-Length': '300' }), goodAnswer),
    read: truncated,
  },
  ...['-1', '1e3', '99999999999999999999999', '5, 6'].map((value) => ({
    theme: 'wrong Content-Length',
    name: `Content-Length: ${value}`,
    at: ['read', 'write'] as const,
    script: () => bytes(head({ 'Content-Length': value }), goodAnswer),
    read: truncated,
  })),
  {
    theme: 'wrong Content-Length',
    name: 'Content-Length and Transfer-Encoding at the same time',
    at: ['read', 'write'],
    script: () =>
      bytes(head({ 'Content-Length': '5', 'Transfer-Encoding': 'chunked' }), chunk(goodAnswer), '0\r\n\r\n'),
    read: truncated,
  },
];

const badChunks: readonly WireFault[] = [
  {
    theme: 'chunked cut',
    name: 'chunks without the last one',
    at: [...inCalls, 'userinfo', 'token'],
    script: () => bytes(head({ 'Transfer-Encoding': 'chunked' }), chunk(part)),
    read: truncated,
  },
  ...['zz\r\n', '-5\r\n', 'ffffffffffffffffff\r\n', '\r\n'].map((size) => ({
    theme: 'chunked cut',
    name: `a chunk of the size ${JSON.stringify(size)}`,
    at: ['read', 'write'] as const,
    script: () => bytes(head({ 'Transfer-Encoding': 'chunked' }), size, goodAnswer),
    read: truncated,
  })),
  {
    theme: 'chunked cut',
    name: 'a chunk that is longer than its size',
    at: ['read', 'write'],
    script: () => bytes(head({ 'Transfer-Encoding': 'chunked' }), `10\r\n${goodAnswer}\r\n0\r\n\r\n`),
    read: truncated,
  },
];

/** What a single break costs: nothing, since a read is repeated. */
const once: readonly FaultRow[] = [
  ['a reset before the answer', reset],
  ['keep-alive closed in the middle of the pool', bytes()],
  ['half an answer', begin(part, reset)],
].map(([name, script]) => ({
  theme: 'keep-alive closed mid-pool',
  injected: `GetSite, once: ${name as string}`,
  inject: (bench) => bench.wfm.set('GetSite', script as Script, reply(200, goodAnswer)),
  outcome: good,
}));

const refused: readonly FaultRow[] = (
  ['first read', 'read', 'raw read', 'write', 'first write'] as const
).map((call) => ({
  theme: 'refuse',
  injected: 'WFM and the token service refuse connections',
  call,
  inject: (bench) => bench.refuse(),
  outcome: call.startsWith('first') ? tokenDown : { status: 503, code: 'upstream-unavailable' },
}));

/** A write whose session cannot be opened has not been sent, and says so. */
const unsentWrites: readonly FaultRow[] = (['userinfo', 'locator', 'session'] as const).map((name) => ({
  theme: 'reset',
  injected: `${places[name].name}: a reset before the answer`,
  call: 'first write',
  inject: (bench) => bench.wfm.set(places[name].step, reset),
  outcome: truncated,
  afterwards: (bench) => {
    if (bench.wfm.steps.at(-1) === 'InsertUser') throw new Error('the write was sent');
  },
}));

export const transportFaults: readonly FaultRow[] = [
  ...[...breaks, ...badLengths, ...badChunks].flatMap(rowsOf),
  ...once,
  ...refused,
  ...unsentWrites,
];
