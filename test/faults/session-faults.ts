/** What tokens, userinfo and sessions can be, and when they end. */
import { json, reply, type Script } from '../support/scripted-server.ts';
import { fault, located, oneSite, soap, type Step } from '../support/scripted-wfm.ts';
import { page } from './fault-scripts.ts';
import { firstRead, good, violation } from './fault-places.ts';
import { sitesPath, type FaultBench } from './fault-bench.ts';
import type { FaultOutcome, FaultRow, ProblemOutcome } from './fault-row.ts';

const problem = (status: number, code: ProblemOutcome['code']): ProblemOutcome => ({ status, code });
const unauthenticated = problem(502, 'upstream-unauthenticated');

const userinfo = (injected: string, answer: Script, outcome: FaultOutcome): FaultRow =>
  firstRead('userinfo', `userinfo answers with ${injected}`, 'userinfo', answer, outcome);
const shaped = (data: unknown): Script => json(200, { status: { code: 0 }, data });

const userinfos: readonly FaultRow[] = [
  userinfo('a page', reply(200, page, { 'content-type': 'text/html' }), unauthenticated),
  userinfo('nothing', reply(200, ''), violation),
  userinfo('null', json(200, null), violation),
  userinfo('an array', json(200, [748]), violation),
  userinfo('no user id', shaped({ userName: 'api.bridge' }), violation),
  userinfo('a user id of 0', shaped({ userId: 0 }), violation),
  userinfo('a user id below zero', shaped({ userId: -748 }), violation),
  userinfo('a user id beyond 32 bits', shaped({ userId: 4_294_967_296 }), violation),
  userinfo('a user id that is a fraction', shaped({ userId: 7.48 }), violation),
  userinfo('a user id that is text', shaped({ userId: '748' }), good),
  userinfo('a user id with markup', shaped({ userId: '748</userID>' }), violation),
  userinfo('a failure in its envelope', json(200, { status: { code: 603 } }), unauthenticated),
  userinfo('JSON in 60,000 levels', json(200, '['.repeat(60_000)), violation),
  userinfo('HTTP 500', reply(500, 'no'), problem(503, 'upstream-unavailable')),
  userinfo('HTTP 418', reply(418, 'no'), problem(502, 'upstream-http-status')),
];

const forbidden: readonly FaultRow[] = (
  [
    ['userinfo', 401, unauthenticated],
    ['userinfo', 403, problem(503, 'not-provisioned-in-wfm')],
    ['LocateServer', 401, unauthenticated],
    ['LocateServer', 403, problem(502, 'upstream-access-denied')],
    ['OpenSession', 401, unauthenticated],
    ['OpenSession', 403, problem(502, 'upstream-access-denied')],
    ['GetSite', 401, unauthenticated],
  ] as const
).map(([step, status, outcome]) =>
  firstRead('401 and 403', `${step} answers HTTP ${status}`, step, reply(status, 'no', {}), outcome),
);

const expired = fault('Session expired');
const site = soap(oneSite);

export function sessions(bench: FaultBench, count: number): void {
  const opened = bench.wfm.count('OpenSession');
  if (opened !== count) throw new Error(`${count} sessions were expected, ${opened} were opened`);
}

/** Twenty reads at the same time; the first one's answer stands for all, which must be alike. */
export async function twenty(bench: FaultBench): ReturnType<FaultBench['call']> {
  const answers = await Promise.all(Array.from({ length: 20 }, () => bench.bridge.get(sitesPath)));
  const statuses = new Set(answers.map(({ status }) => status));
  if (statuses.size !== 1) throw new Error(`different answers: ${[...statuses].join(', ')}`);
  return answers[0]!;
}

/** WFM no longer knows the sessions that are open now; the next ones it does. */
function expireOpen({ wfm }: FaultBench): void {
  const gone = [...wfm.openKeys];
  wfm.set('GetSite', (response, request) => {
    const isGone = gone.some((key) => request.path.includes(key));
    (isGone ? expired : site)(response, request);
  });
}

const set =
  (step: Step, ...scripts: Script[]): Required<FaultRow>['inject'] =>
  ({ wfm }) =>
    wfm.set(step, ...scripts);
const lives: readonly FaultRow[] = [
  {
    theme: 'expired',
    injected: 'GetSite: the session has expired, once',
    inject: set('GetSite', expired, site),
    outcome: good,
  },
  {
    theme: 'expired',
    injected: 'GetSite: the session has expired, twice',
    inject: set('GetSite', expired, expired, site),
    outcome: problem(503, 'upstream-session-lost'),
  },
  {
    theme: 'expired',
    injected: 'GetSite: the token has expired, once',
    inject: set('GetSite', reply(401, '', {}), site),
    outcome: good,
  },
  {
    theme: 'expired',
    injected: 'GetSite: token and session have expired',
    inject: set('GetSite', reply(401, '', {}), expired, site),
    outcome: good,
  },
  {
    theme: 'expired',
    injected: 'InsertUser: the session has expired',
    call: 'write',
    inject: set('InsertUser', expired),
    outcome: problem(503, 'upstream-session-lost'),
  },
  {
    theme: 'expired',
    injected: 'InsertUser: the token has expired',
    call: 'write',
    inject: set('InsertUser', reply(401, '', {})),
    outcome: unauthenticated,
  },
  {
    theme: 'expired',
    injected: 'the token has come to its end between two reads',
    inject: ({ clock }) => clock.advance(899_000),
    outcome: good,
  },
  {
    theme: 'expired',
    injected: 'twenty reads at once meet a session that has expired',
    call: twenty,
    inject: expireOpen,
    outcome: good,
  },
  {
    theme: 'closed by another',
    injected: 'GetSite: the session was closed by somebody else',
    inject: set('GetSite', fault('Session was closed'), site),
    outcome: good,
  },
  {
    theme: 'closed by another',
    injected: 'GetSite: the session is not known',
    inject: set('GetSite', fault('Unknown session'), site),
    outcome: good,
  },
  {
    theme: 'two opens',
    injected: 'twenty first reads at once',
    call: twenty,
    outcome: good,
    isFirst: true,
    variables: {},
    afterwards: (bench) => {
      sessions(bench, 1);
    },
  },
  {
    theme: 'two opens',
    injected: 'twenty first reads at once, and OpenSession is denied',
    call: twenty,
    inject: set('OpenSession', fault('Access denied')),
    outcome: problem(502, 'upstream-access-denied'),
    isFirst: true,
  },
];

const openings: readonly FaultRow[] = [
  firstRead(
    'opening',
    'LocateServer names no address',
    'LocateServer',
    soap('<LocateServerResponse xmlns="urn:WFMLocatorService800"><return/></LocateServerResponse>'),
    problem(502, 'upstream-address-refused'),
  ),
  firstRead(
    'opening',
    'LocateServer names what is no address',
    'LocateServer',
    located('WFMServer'),
    problem(502, 'upstream-address-refused'),
  ),
  firstRead(
    'opening',
    'LocateServer does not know the application',
    'LocateServer',
    fault('Application is not configured'),
    problem(502, 'upstream-fault'),
  ),
  firstRead(
    'opening',
    'OpenSession answers without a list',
    'OpenSession',
    soap('<OpenSessionResponse xmlns="urn:WFMSessionService800"/>'),
    violation,
  ),
  firstRead(
    'opening',
    'OpenSession answers with a page',
    'OpenSession',
    reply(200, page, { 'content-type': 'text/html' }),
    problem(502, 'upstream-html'),
  ),
  {
    theme: 'closing',
    injected: 'CloseSession fails',
    inject: set('CloseSession', fault('E-4711')),
    outcome: good,
  },
];

export const sessionFaults: readonly FaultRow[] = [...userinfos, ...forbidden, ...lives, ...openings];
