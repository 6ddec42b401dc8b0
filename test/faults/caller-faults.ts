/** What callers do, by accident or on purpose: refused before WFM hears of it. */
import type { Answer } from '../support/running-bridge.ts';
import { hang } from '../support/scripted-server.ts';
import { rawSitesPath, rawUserPath, sitesPath, user, type FaultBench } from './fault-bench.ts';
import type { FaultRow, ProblemOutcome } from './fault-row.ts';

const problem = (status: number, code: ProblemOutcome['code']): ProblemOutcome => ({ status, code });
const invalid = problem(400, 'invalid-request');
const notFound = problem(404, 'not-found');

interface CallerFault {
  readonly theme: string;
  readonly injected: string;
  readonly send: (bench: FaultBench) => Promise<Answer>;
  readonly outcome: ProblemOutcome;
}

/** WFM hears nothing of a call that is refused. */
function rowOf({ theme, injected, send, outcome }: CallerFault): FaultRow {
  let before = 0;
  return {
    theme,
    injected,
    async call(bench) {
      before = bench.wfm.steps.length;
      return send(bench);
    },
    outcome,
    afterwards: (bench) => {
      if (bench.wfm.steps.length > before) throw new Error('WFM has heard of it');
    },
  };
}

const get =
  (path: string, init?: RequestInit) =>
  ({ bridge }: FaultBench) =>
    bridge.get(path, init);
const post =
  (path: string, body: unknown, init?: RequestInit) =>
  ({ bridge }: FaultBench) =>
    bridge.post(path, body, init);
const one = (id: string): string => `${sitesPath}/${id}`;

const ids: readonly CallerFault[] = [
  '5%0d%0aX-Evil:%201',
  '%00',
  '5%00',
  '-5',
  '5.5',
  '99999999999',
  'five',
  '%3Cx%3E',
  '5;drop',
  '%2e%2e%2fhealthz',
  '５',
].map((id) => ({
  theme: 'ids',
  injected: `a site with the id ${id}`,
  send: get(one(id)),
  outcome: invalid,
}));

const bodies: readonly CallerFault[] = [
  {
    theme: 'body bombs',
    injected: 'a body of 2 MB',
    send: post(rawUserPath, 'x'.repeat(2_000_000)),
    outcome: problem(413, 'payload-too-large'),
  },
  {
    theme: 'body bombs',
    injected: 'a body in 100,000 levels',
    send: post(rawUserPath, '['.repeat(100_000)),
    outcome: problem(400, 'invalid-json'),
  },
  {
    theme: 'body bombs',
    injected: 'half a body',
    send: post(rawUserPath, '{"user":'),
    outcome: problem(400, 'invalid-json'),
  },
  { theme: 'wrong types', injected: 'a body that is a list', send: post(rawUserPath, []), outcome: invalid },
  { theme: 'wrong types', injected: 'a body that is null', send: post(rawUserPath, null), outcome: invalid },
  {
    theme: 'wrong types',
    injected: 'a number that is text',
    send: post(rawUserPath, { user: { ...user, userId: 'seven' }, force: false }),
    outcome: invalid,
  },
  {
    theme: 'wrong types',
    injected: 'a number beyond 32 bits',
    send: post(rawUserPath, { user: { ...user, userId: 4_294_967_296 }, force: false }),
    outcome: invalid,
  },
  {
    theme: 'wrong types',
    injected: 'a member that nobody knows',
    send: post(rawUserPath, { user, force: false, x: 1 }),
    outcome: invalid,
  },
  {
    theme: 'wrong types',
    injected: 'a member named __proto__',
    send: post(rawUserPath, '{"__proto__":{"a":1},"force":false}'),
    outcome: invalid,
  },
  {
    theme: 'NUL',
    injected: 'the character 0 in a text',
    send: post(rawUserPath, { user: { ...user, comments: 'a\0b' }, force: false }),
    outcome: invalid,
  },
  {
    theme: 'body bombs',
    injected: 'a body that is XML',
    send: post(rawSitesPath, '<x/>', { headers: { 'content-type': 'text/xml' } }),
    outcome: problem(415, 'unsupported-media-type'),
  },
];

const methods: readonly CallerFault[] = [
  {
    theme: 'methods',
    injected: 'DELETE of the sites',
    send: get(sitesPath, { method: 'DELETE' }),
    outcome: problem(405, 'method-not-allowed'),
  },
  {
    theme: 'methods',
    injected: 'a method that nobody knows',
    send: get(sitesPath, { method: 'PROPFIND' }),
    outcome: problem(405, 'method-not-allowed'),
  },
  {
    theme: 'percent-encoding',
    injected: 'a path that is half encoded',
    send: get(`${sitesPath}/%`),
    outcome: invalid,
  },
  {
    theme: 'percent-encoding',
    injected: 'a path that is encoded twice',
    send: get(`${sitesPath}%252f5`),
    outcome: notFound,
  },
  {
    theme: 'percent-encoding',
    injected: 'a path of bytes that are no UTF-8',
    send: get(`${sitesPath}/%ff`),
    outcome: invalid,
  },
  {
    theme: 'query',
    injected: 'a parameter that nobody knows',
    send: get(`${sitesPath}?x=1`),
    outcome: invalid,
  },
  {
    theme: 'query',
    injected: 'the same parameter twice',
    send: get(`${sitesPath}?limit=1&limit=2`),
    outcome: invalid,
  },
  {
    theme: 'query',
    injected: 'a cursor that was tampered with',
    send: get(`${sitesPath}?cursor=AAAA`),
    outcome: invalid,
  },
  {
    theme: 'credentials',
    injected: 'no credentials',
    send: get(sitesPath, { headers: { authorization: '' } }),
    outcome: problem(401, 'unauthenticated'),
  },
  {
    theme: 'credentials',
    injected: 'a token of nobody',
    send: get(sitesPath, { headers: { authorization: 'Bearer x.y.z' } }),
    outcome: problem(401, 'unauthenticated'),
  },
  {
    theme: 'operations',
    injected: 'a service that nobody describes',
    send: post('/wfm/v1/services/EvilService/GetSite', {}),
    outcome: problem(404, 'unknown-service'),
  },
  {
    theme: 'operations',
    injected: 'an operation that the service has not',
    send: post('/wfm/v1/services/ConfigService/Evil', {}),
    outcome: problem(404, 'unknown-operation'),
  },
  {
    theme: 'operations',
    injected: 'the opening of a session',
    send: post('/wfm/v1/services/SessionService/OpenSession', {}),
    outcome: problem(403, 'operation-reserved'),
  },
];

const large: readonly CallerFault[] = [
  {
    theme: 'query',
    injected: 'a query of 20 KB',
    send: get(`${sitesPath}?x=${'y'.repeat(20_000)}`),
    outcome: problem(431, 'payload-too-large'),
  },
  {
    theme: 'query',
    injected: 'a header of 20 KB',
    send: get(sitesPath, { headers: { 'x-bomb': 'y'.repeat(20_000) } }),
    outcome: problem(431, 'payload-too-large'),
  },
];

/** The caller goes away as soon as WFM has the call; WFM sees its connection end. */
async function leave(bench: FaultBench, send: (signal: AbortSignal) => Promise<Answer>): Promise<undefined> {
  const controller = new AbortController();
  const arrived = bench.wfm.server.received(bench.wfm.server.requests.length + 1);
  const answer = send(controller.signal).catch(() => undefined);
  await arrived;
  controller.abort();
  await answer;
  await bench.wfm.server.settled(5);
  return undefined;
}

const left = { cut: true, code: 'client-closed-request' } as const;
const leavers: readonly FaultRow[] = [
  {
    theme: 'aborted',
    injected: 'a caller that goes away from a read',
    inject: ({ wfm }) => wfm.set('GetSite', hang),
    call: (bench) => leave(bench, (signal) => bench.bridge.get(sitesPath, { signal })),
    outcome: left,
  },
  {
    theme: 'aborted',
    injected: 'a caller that goes away from a raw read',
    inject: ({ wfm }) => wfm.set('GetSite', hang),
    call: (bench) => leave(bench, (signal) => bench.bridge.post(rawSitesPath, {}, { signal })),
    outcome: left,
  },
  {
    theme: 'aborted',
    injected: 'a caller that goes away from a write',
    inject: ({ wfm }) => wfm.set('InsertUser', hang),
    call: (bench) =>
      leave(bench, (signal) => bench.bridge.post(rawUserPath, { user, force: false }, { signal })),
    outcome: left,
  },
];

export const callerFaults: readonly FaultRow[] = [
  ...[...ids, ...bodies, ...methods, ...large].map(rowOf),
  ...leavers,
];
