/** What callers do over time: slow requests, keys used again, quotas, guesses, waits that end. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { basic, basicOf, type Answer } from '../support/running-bridge.ts';
import { reply, reset } from '../support/scripted-server.ts';
import { rawSitesPath, rawUserPath, sitesPath, user, type FaultBench } from './fault-bench.ts';
import { outcomeUnknown, timedOut } from './fault-places.ts';
import type { FaultOutcome, FaultRow, ProblemOutcome } from './fault-row.ts';

const problem = (status: number, code: ProblemOutcome['code']): ProblemOutcome => ({ status, code });
const written: FaultOutcome = { status: 200, body: { objectID: 7 } };

/** Sends bytes, and reads until the bridge ends the connection. */
async function sent({ bridge }: FaultBench, bytes: string): Promise<Answer> {
  const socket = connect(Number(new URL(bridge.url).port), '127.0.0.1');
  let text = '';
  socket.on('error', () => undefined).setEncoding('utf8');
  socket.on('data', (piece: string) => (text += piece));
  socket.write(bytes);
  await once(socket, 'close');
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [start = '', ...lines] = head.split('\r\n');
  const body = rest.join('\r\n\r\n');
  const headers = new Headers(
    lines.map((line): [string, string] => [line.split(': ')[0] ?? '', line.split(': ')[1] ?? '']),
  );
  return { status: Number(start.split(' ')[1]), headers, text: body, body: JSON.parse(body) as unknown };
}

const slow = { HEADERS_TIMEOUT_MS: '1', REQUEST_TIMEOUT_MS: '1' };
const posted = `POST ${rawSitesPath} HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic}\r\nContent-Type: application/json\r\n`;
const raw: readonly FaultRow[] = (
  [
    [
      'slow-loris',
      'half of a request line, and nothing more',
      'GET / HT',
      problem(408, 'invalid-request'),
      slow,
    ],
    ['slow-loris', 'a header without an end', `${posted}X: `, problem(408, 'invalid-request'), slow],
    [
      'slow-loris',
      'a body that does not come',
      `${posted}Content-Length: 100\r\n\r\n{`,
      problem(408, 'invalid-request'),
      slow,
    ],
    [
      'methods',
      'TRACE',
      `TRACE ${sitesPath} HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic}\r\nConnection: close\r\n\r\n`,
      problem(405, 'method-not-allowed'),
    ],
    [
      'methods',
      'CONNECT to another host',
      'CONNECT 169.254.169.254:80 HTTP/1.1\r\nHost: x\r\n\r\n',
      problem(405, 'method-not-allowed'),
    ],
    ['methods', 'a request that is no HTTP', 'hello\r\n\r\n', problem(400, 'invalid-request')],
  ] as const
).map(([theme, injected, bytes, outcome, variables]) => ({
  theme,
  injected,
  call: (bench: FaultBench) => sent(bench, bytes),
  outcome,
  ...(variables === undefined ? {} : { variables }),
}));

function keyed({ bridge }: FaultBench, key: string, force = false): Promise<Answer> {
  return bridge.post(rawUserPath, { user, force }, { headers: { 'idempotency-key': key } });
}

function expectWrites(bench: FaultBench, writes: number): void {
  if (bench.wfm.count('InsertUser') !== writes) throw new Error(`not ${writes} writes`);
}

const keyRow = (
  injected: string,
  call: FaultRow['call'],
  outcome: FaultOutcome,
  writes: number,
): FaultRow => ({
  theme: 'Idempotency-Key',
  injected,
  variables: {},
  ...(call === undefined ? {} : { call }),
  outcome,
  afterwards: (bench) => {
    expectWrites(bench, writes);
  },
});

const keys: readonly FaultRow[] = [
  keyRow(
    'a write sent again with its Idempotency-Key',
    async (bench) => {
      await keyed(bench, 'k1');
      return keyed(bench, 'k1');
    },
    written,
    1,
  ),
  keyRow(
    'another write under an Idempotency-Key that was used',
    async (bench) => {
      await keyed(bench, 'k1');
      return keyed(bench, 'k1', true);
    },
    problem(422, 'idempotency-key-reused'),
    1,
  ),
  keyRow(
    'a write sent again while the first one is under way',
    async (bench) => {
      const held = bench.wfm.hold('InsertUser');
      const first = keyed(bench, 'k1');
      await held.arrived;
      const second = await keyed(bench, 'k1');
      held.release();
      await first;
      return second;
    },
    problem(409, 'request-in-progress'),
    1,
  ),
  keyRow(
    'a write of which nobody knows whether it happened, sent again with its Idempotency-Key',
    async (bench) => {
      bench.wfm.set('InsertUser', reset);
      await keyed(bench, 'k1');
      bench.wfm.heal();
      return keyed(bench, 'k1');
    },
    outcomeUnknown,
    1,
  ),
  keyRow(
    'an Idempotency-Key with blanks',
    (bench) => keyed(bench, 'a b'),
    problem(400, 'invalid-request'),
    0,
  ),
  keyRow(
    'an Idempotency-Key without characters',
    (bench) => keyed(bench, '""'),
    problem(400, 'invalid-request'),
    0,
  ),
  keyRow(
    'an Idempotency-Key of 256 characters',
    (bench) => keyed(bench, 'k'.repeat(256)),
    problem(400, 'invalid-request'),
    0,
  ),
];

async function third(send: () => Promise<Answer>): Promise<Answer> {
  await send();
  await send();
  return send();
}

const wrong = { headers: { authorization: basicOf('payroll', 'wrong') } };
const limits: readonly FaultRow[] = [
  {
    theme: 'quotas',
    injected: 'one request more than the quota of a minute',
    variables: { REQUESTS_PER_MINUTE: '3' },
    call: (bench) => third(() => bench.bridge.get(sitesPath)),
    outcome: problem(429, 'too-many-requests'),
    // Quotas go by real time.
    afterwards: (bench) => bench.restart({ REQUESTS_PER_MINUTE: '0' }),
  },
  {
    theme: 'quotas',
    injected: 'wrong credentials once more than a minute allows',
    variables: { FAILED_LOGINS_PER_MINUTE: '2' },
    call: (bench) => third(() => bench.bridge.get(sitesPath, wrong)),
    outcome: problem(429, 'too-many-requests'),
  },
  {
    theme: 'waits',
    injected: 'the wait that the caller prefers is over in a read',
    call: (bench) => impatient(bench, 'GetSite', rawSitesPath, {}),
    outcome: timedOut,
  },
  {
    theme: 'waits',
    injected: 'the wait that the caller prefers is over in a write',
    call: (bench) => impatient(bench, 'InsertUser', rawUserPath, { user, force: false }),
    outcome: outcomeUnknown,
  },
];

async function impatient(
  bench: FaultBench,
  step: 'GetSite' | 'InsertUser',
  path: string,
  body: unknown,
): Promise<Answer> {
  const held = bench.wfm.hold(step);
  const answer = bench.bridge.post(path, body, { headers: { prefer: 'wait=1' } });
  await held.arrived;
  bench.clock.advance(1000);
  return answer;
}

const junk = { headers: { authorization: `Bearer ${'x'.repeat(40)}` } };
const delegated: readonly FaultRow[] = [
  {
    theme: 'delegated tokens',
    injected: 'a token of a person that WFM does not know',
    variables: { DELEGATED_AUTH: 'true' },
    inject: ({ wfm }) => wfm.set('userinfo', reply(401, '', {})),
    call: ({ bridge }) => bridge.get(sitesPath, junk),
    outcome: problem(401, 'unauthenticated'),
  },
  {
    theme: 'delegated tokens',
    injected: 'tokens of persons that WFM does not know, one more than a minute allows',
    variables: { DELEGATED_AUTH: 'true', DELEGATED_ATTEMPTS_PER_MINUTE: '2' },
    inject: ({ wfm }) => wfm.set('userinfo', reply(401, '', {})),
    call(bench) {
      let number = 0;
      return third(() => {
        const authorization = `Bearer ${String((number += 1)).padStart(40, 'x')}`;
        return bench.bridge.get(sitesPath, { headers: { authorization } });
      });
    },
    outcome: problem(429, 'too-many-requests'),
  },
  {
    theme: 'delegated tokens',
    injected: 'a token of a person that WFM cannot be asked about',
    variables: { DELEGATED_AUTH: 'true' },
    inject: ({ wfm }) => wfm.set('userinfo', reply(500, '', {})),
    call: ({ bridge }) => bridge.get(sitesPath, junk),
    outcome: problem(503, 'upstream-unavailable'),
  },
];

export const conductFaults: readonly FaultRow[] = [...raw, ...keys, ...limits, ...delegated];
