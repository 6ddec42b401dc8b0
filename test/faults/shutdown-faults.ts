/** The bridge is told to stop, in every phase of a call; and it is started again, with what it knew or without. */
import type { Answer } from '../support/running-bridge.ts';
import { begin, hang, reply } from '../support/scripted-server.ts';
import { apiClient, basic } from '../support/running-bridge.ts';
import type { Step } from '../support/scripted-wfm.ts';
import { rawSitesPath, sitesPath, type FaultBench } from './fault-bench.ts';
import { good, goodRaw, tokenDown } from './fault-places.ts';
import type { FaultCall, FaultOutcome, FaultRow, ProblemOutcome } from './fault-row.ts';
import { goodAnswer } from './fault-scripts.ts';

const stopping: ProblemOutcome = { status: 503, code: 'shutting-down' };
const stranger: ProblemOutcome = { status: 401, code: 'unauthenticated' };
const written: FaultOutcome = { status: 200, body: { objectID: 7 } };
const cut = { cut: true } as const;

const phases: readonly (readonly [string, Step, FaultCall, FaultOutcome])[] = [
  ['the token is asked for', 'token', 'first read', good],
  ['userinfo is asked for', 'userinfo', 'first read', good],
  ['the session is being located', 'LocateServer', 'first read', good],
  ['the session is being opened', 'OpenSession', 'first read', good],
  ['a read is under way', 'GetSite', 'read', good],
  ['a raw read is under way', 'GetSite', 'raw read', goodRaw],
  ['a write is under way', 'InsertUser', 'write', written],
];

const isFirst = (call: FaultCall): boolean => call === 'first read';

/** The process ends while a step of the call is waited for; the step is answered within the grace. */
const finished: readonly FaultRow[] = phases.map(([name, step, call, outcome]) => ({
  theme: 'SIGTERM',
  injected: `the end while ${name}: it is finished within the grace`,
  isFirst: isFirst(call),
  variables: {},
  async call(bench) {
    const held = bench.wfm.hold(step);
    const answer = bench.call(call);
    await held.arrived;
    const closing = bench.bridge.close();
    held.release();
    const told = await answer;
    await closing;
    return told;
  },
  outcome,
  afterwards: (bench) => bench.restart(),
}));

/** The step is not answered within the grace. */
const cutOff: readonly FaultRow[] = phases.map(([name, step, call]) => ({
  theme: 'SIGTERM',
  injected: `the end while ${name}: the grace is over before it is`,
  isFirst: isFirst(call),
  variables: { SHUTDOWN_GRACE_MS: '1' },
  async call(bench) {
    const held = bench.wfm.hold(step);
    const answer = bench.call(call).catch(() => undefined);
    await held.arrived;
    await bench.bridge.close();
    return answer;
  },
  outcome: cut,
  afterwards: (bench) => bench.restart(),
}));

/** `then` happens while the bridge goes on for its drain time. */
async function draining(bench: FaultBench, then: () => Promise<Answer>): Promise<Answer> {
  const closing = bench.bridge.close();
  const answer = await then();
  bench.clock.advance(1000);
  await closing;
  return answer;
}

const endings: readonly FaultRow[] = [
  {
    theme: 'SIGTERM',
    injected: 'the end while half of a streamed answer is out: the grace is over before it is',
    variables: { SHUTDOWN_GRACE_MS: '1' },
    inject: ({ wfm }) => wfm.set('GetSite', begin(goodAnswer.slice(0, 400), hang)),
    async call(bench) {
      const arrived = bench.wfm.server.received(bench.wfm.server.requests.length + 1);
      const answer = bench.call('raw read').catch(() => undefined);
      await arrived;
      await bench.bridge.close();
      return answer;
    },
    outcome: cut,
    afterwards: (bench) => bench.restart(),
  },
  {
    theme: 'SIGTERM',
    injected: 'the end while the session of an earlier end is being closed',
    variables: {},
    async call(bench) {
      const answer = await bench.call('read');
      const held = bench.wfm.hold('CloseSession');
      const closings = [bench.bridge.close(), bench.bridge.close()];
      await held.arrived;
      closings.push(bench.bridge.close());
      held.release();
      await Promise.all(closings);
      return answer;
    },
    outcome: good,
    afterwards: (bench) => bench.restart(),
  },
  {
    theme: 'SIGTERM',
    injected: 'a probe while the bridge is being stopped',
    variables: { SHUTDOWN_DRAIN_MS: '1000' },
    call: (bench) => draining(bench, () => bench.bridge.get('/readyz')),
    outcome: stopping,
    afterwards: (bench) => bench.restart({ SHUTDOWN_DRAIN_MS: '0' }),
  },
  {
    theme: 'SIGTERM',
    injected: 'a read while the bridge is being stopped, and balancers still send some',
    variables: { SHUTDOWN_DRAIN_MS: '1000' },
    call: (bench) => draining(bench, () => bench.bridge.get(sitesPath)),
    outcome: good,
    afterwards: (bench) => bench.restart({ SHUTDOWN_DRAIN_MS: '0' }),
  },
  {
    theme: 'SIGTERM',
    injected: 'a read after the end',
    variables: {},
    async call(bench) {
      await bench.bridge.close();
      return bench.bridge.get(sitesPath).catch(() => undefined);
    },
    outcome: cut,
    afterwards: (bench) => bench.restart(),
  },
];

async function bearerOf({ bridge }: FaultBench): Promise<string> {
  const { body } = await bridge.post('/oauth/token', 'grant_type=client_credentials', {
    headers: { authorization: basic, 'content-type': 'application/x-www-form-urlencoded' },
  });
  return `Bearer ${(body as { readonly access_token: string }).access_token}`;
}

const keys = ['an old key, of thirty-two bytes and more', 'a new key, of thirty-two bytes and more'] as const;

/** A token of the bridge's own is used after a restart with other variables. */
function restarted(
  injected: string,
  more: Readonly<Record<string, string>>,
  outcome: FaultOutcome,
): FaultRow {
  return {
    theme: 'restart',
    injected,
    variables: { TOKEN_SIGNING_KEY: keys[0] },
    async call(bench) {
      const authorization = await bearerOf(bench);
      await bench.restart(more);
      return bench.bridge.post(rawSitesPath, {}, { headers: { authorization } });
    },
    outcome,
  };
}

const restarts: readonly FaultRow[] = [
  restarted('a token of before a restart with the same key', {}, goodRaw),
  restarted('a token of before a restart with another key', { TOKEN_SIGNING_KEY: keys[1] }, stranger),
  restarted(
    'a token of before a restart with another key, which knows the one before',
    { TOKEN_SIGNING_KEY: keys[1], TOKEN_SIGNING_KEY_PREVIOUS: keys[0] },
    goodRaw,
  ),
  {
    theme: 'restart',
    injected: 'WFM cannot be reached at the start, in the first read',
    isFirst: true,
    variables: async (bench) => {
      await bench.refuse();
      return {};
    },
    call: (bench) => bench.call('read'),
    outcome: tokenDown,
  },
  {
    theme: 'restart',
    injected: 'WFM cannot be reached at the start, for a probe',
    isFirst: true,
    variables: async (bench) => {
      await bench.refuse();
      return {};
    },
    call: ({ bridge }) => bridge.get('/readyz'),
    outcome: tokenDown,
  },
  {
    theme: 'restart',
    injected: 'the token service answers HTTP 500 at the start, once',
    isFirst: true,
    variables: (bench) => {
      bench.wfm.set('token', reply(500));
      return {};
    },
    call: (bench) => bench.call('read'),
    outcome: tokenDown,
  },
  {
    theme: 'restart',
    injected: `a client of the environment that is another one after the restart`,
    variables: {},
    async call(bench) {
      await bench.restart({ API_CLIENT_ID: 'other' });
      const answer = await bench.bridge.get(sitesPath);
      await bench.restart({ API_CLIENT_ID: apiClient.id });
      return answer;
    },
    outcome: stranger,
  },
];

export const shutdownFaults: readonly FaultRow[] = [...finished, ...cutOff, ...endings, ...restarts];
