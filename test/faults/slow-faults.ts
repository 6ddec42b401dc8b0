/** What the wire does with time: nothing at all, or too little of it. */
import { begin, hang } from '../support/scripted-server.ts';
import { dripping, goodAnswer, head } from './fault-scripts.ts';
import { everywhere, inCalls, rowsOf, timedOut, type WireFault } from './fault-places.ts';
import type { FaultRow } from './fault-row.ts';

/** Time enough for a good answer on a busy machine, and little for a bad one. */
export const slowVariables = {
  UPSTREAM_FIRST_BYTE_TIMEOUT_MS: '400',
  UPSTREAM_IDLE_TIMEOUT_MS: '400',
  UPSTREAM_TOTAL_TIMEOUT_MS: '1500',
  OAUTH_TIMEOUT_MS: '600',
} as const;

const part = goodAnswer.slice(0, 300);
const long = { 'Content-Length': '99999' };

const slow: readonly WireFault[] = [
  { theme: 'never answers', name: 'no answer', at: everywhere, script: () => hang, read: timedOut },
  {
    theme: 'never answers',
    name: 'silence within the answer',
    at: ['token', 'userinfo', ...inCalls],
    script: () => begin(part),
    read: timedOut,
  },
  {
    theme: '1 byte/s',
    name: 'a byte now and then, for ever',
    at: inCalls,
    script: () => dripping(head(long) + part, ' ', 100),
    read: timedOut,
  },
  {
    theme: 'slow headers',
    name: 'a header now and then, for ever',
    at: inCalls,
    script: () => dripping('HTTP/1.1 200 OK\r\n', 'X: y\r\n', 100),
    read: timedOut,
  },
  {
    theme: '1xx',
    name: '102 Processing, for ever',
    at: inCalls,
    script: () => dripping('', 'HTTP/1.1 102 Processing\r\n\r\n', 100),
    read: timedOut,
  },
  {
    theme: '1xx',
    name: 'a flood of 103 Early Hints',
    at: ['read', 'write'],
    script: () => dripping('', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(500), 5),
    read: timedOut,
  },
];

export const slowFaults: readonly FaultRow[] = slow.flatMap(rowsOf);
