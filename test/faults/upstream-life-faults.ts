/** Rows of sessions and addresses that need a second server, a name service or a grant of their own. */
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished } from 'vitest';
import { json, startScriptedServer } from '../support/scripted-server.ts';
import { handlerUrl, located, oneSite, opened, scriptedSecrets, soap } from '../support/scripted-wfm.ts';
import { good } from './fault-places.ts';
import type { FaultRow, ProblemOutcome } from './fault-row.ts';
import { sessions, twenty } from './session-faults.ts';

const refused: ProblemOutcome = { status: 502, code: 'upstream-address-refused' };

const slowSessions: readonly FaultRow[] = [
  {
    theme: 'OpenSession slow',
    injected: 'OpenSession is slow, and twenty reads wait for it',
    isFirst: true,
    variables: {},
    async call(bench) {
      const held = bench.wfm.hold('OpenSession');
      const answer = twenty(bench);
      await held.arrived;
      held.release();
      return answer;
    },
    outcome: good,
    afterwards(bench) {
      sessions(bench, 1);
    },
  },
  {
    theme: 'OpenSession slow',
    injected: 'OpenSession lists no service at all',
    call: 'first read',
    isOfSession: true,
    inject: ({ wfm }) => wfm.set('OpenSession', opened({})),
    outcome: { status: 501, code: 'service-not-offered' },
  },
  {
    theme: 'refresh',
    injected: 'the token service gives no new refresh token with the next access token',
    variables: { OAUTH_GRANT: 'refresh_token', OAUTH_REFRESH_TOKEN: 'a-refresh-token' },
    async call(bench) {
      await bench.call('read');
      bench.clock.advance(1_790_000);
      const { accessToken } = scriptedSecrets;
      bench.wfm.set(
        'token',
        json(200, { access_token: accessToken, token_type: 'Bearer', expires_in: 1800 }),
      );
      await bench.call('read');
      bench.clock.advance(1_790_000);
      return bench.call('read');
    },
    outcome: good,
    afterwards({ wfm }) {
      const asked = wfm.server.requests.filter(({ path }) => path.startsWith('/token'));
      if (asked.length < 3 || !asked.every(({ body }) => body.includes('refresh_token=a-refresh-token')))
        throw new Error('the refresh token that it had was not used again');
    },
  },
];

export const lifeFaults: readonly FaultRow[] = slowSessions;

const otherHost = 'wfm.example.invalid';

/** From now on a bridge that is started finds these addresses under the name, until what it returns is called. */
function resolving(addresses: readonly string[]): () => void {
  const { lookup } = dns;
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  dns.lookup = ((host: string, ...rest: readonly unknown[]) => {
    const told = rest.at(-1) as (error: null, all: dns.LookupAddress[]) => void;
    if (host === otherHost) told(null, found);
    else Reflect.apply(lookup, dns, [host, ...rest]);
  }) as typeof lookup;
  syncBuiltinESMExports();
  return () => {
    dns.lookup = lookup;
    syncBuiltinESMExports();
  };
}

const rebinds: readonly FaultRow[] = (
  [
    ['its own machine', ['127.0.0.1']],
    ['the metadata service', ['169.254.169.254']],
    ['a good address and the metadata service', ['192.0.2.1', '169.254.169.254']],
    ['its own machine, mapped into IPv6', ['::ffff:127.0.0.1']],
    ['the address of nobody', ['0.0.0.0']],
  ] as const
).map(([name, addresses]) => ({
  theme: 'DNS rebind',
  injected: `a name that is allowed leads to ${name}`,
  call: 'first read',
  variables({ wfm }) {
    onTestFinished(resolving(addresses));
    return { WFM_ALLOWED_ORIGINS: `${wfm.origin},http://${otherHost}:${wfm.server.port}` };
  },
  inject: ({ wfm }) =>
    wfm.set('LocateServer', located(`http://${otherHost}:${wfm.server.port}/?Handler=WFMSessionService800`)),
  outcome: refused,
}));

/** The session lists ConfigService at another server. */
function elsewhere(name: string, isAllowed: boolean): FaultRow {
  let other = '';
  return {
    theme: 'second host',
    injected: `OpenSession lists ConfigService at a second host, which ${name}`,
    call: 'first read',
    isOfSession: true,
    async variables(bench) {
      other = (await startScriptedServer(soap(oneSite))).origin;
      return isAllowed ? { WFM_ALLOWED_ORIGINS: `${bench.wfm.origin},${other}` } : {};
    },
    inject({ wfm }) {
      const services = {
        SessionService800: handlerUrl(wfm.origin, 'WFMSessionService800', 'f00d'),
        ConfigService850: handlerUrl(other, 'WFMConfigService850', 'f00d'),
      };
      wfm.set('OpenSession', opened(services));
    },
    outcome: isAllowed ? good : refused,
  };
}

export const hostFaults: readonly FaultRow[] = [
  ...rebinds,
  elsewhere('is allowed', true),
  elsewhere('is not allowed', false),
];
