/** A token source before a scripted token service, with a clock that stands still. */
import type { OauthConfiguration } from '../../src/config/oauth-configuration.ts';
import { Secret } from '../../src/log/secret.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { forgetfulStore, type RefreshTokenStore } from '../../src/wfm/refresh-token-store.ts';
import { noUpstreamEvents } from '../../src/wfm/upstream-events.ts';
import { createTokenSource, type TokenSource } from '../../src/wfm/token-source.ts';
import { recordedLog } from './log-lines.ts';
import { json, startScriptedServer, type Script, type ScriptedServer } from './scripted-server.ts';

export const passwordGrant = {
  grant: 'password',
  username: 'tenant\\api user',
  password: new Secret('p&ss=wörd'),
} as const;

export const refreshGrant = { grant: 'refresh_token', refreshToken: new Secret('refresh-0') } as const;

export interface TokenBench {
  readonly service: ScriptedServer;
  readonly source: TokenSource;
  readonly clock: ManualClock;
  readonly log: ReturnType<typeof recordedLog>;
}

export interface TokenBenchOptions extends Partial<OauthConfiguration> {
  readonly store?: RefreshTokenStore;
  readonly headers?: Readonly<Record<string, string>>;
  readonly random?: number;
  readonly proxyUrl?: Secret;
  readonly breakerFailures?: number;
}

/** A good answer with further members, or with some replaced; `undefined` leaves one out. */
export function tokenAnswer(change: Readonly<Record<string, unknown>> = {}): Script {
  return json(200, { access_token: 'access-1', token_type: 'bearer', expires_in: 3600, ...change });
}

/** Answers `access-1`, `access-2`, … to the requests in their order. */
export function numberedTokens(change: Readonly<Record<string, unknown>> = {}): Script {
  let count = 0;
  return (response, request) => {
    count += 1;
    tokenAnswer({ access_token: `access-${count}`, ...change })(response, request);
  };
}

export async function tokenBench(script: Script, options: TokenBenchOptions = {}): Promise<TokenBench> {
  const {
    store = forgetfulStore,
    headers = {},
    random = 0,
    proxyUrl,
    breakerFailures = 100,
    ...oauth
  } = options;
  const service = await startScriptedServer(script);
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const log = recordedLog();
  const source = createTokenSource({
    settings: {
      oauth: {
        tokenUrl: `${service.origin}/auth/v3/oauth/token`,
        clientId: 'bridge',
        clientSecret: new Secret('client-secret'),
        clientAuth: 'header',
        timeoutMs: 5_000,
        grant: { grant: 'client_credentials' },
        ...oauth,
      },
      headers: new Secret(headers),
      tls: {},
      proxyUrl,
    },
    store,
    clock,
    logger: log.logger,
    random: () => random,
    events: noUpstreamEvents,
    breakerFailures,
  });
  return { service, source, clock, log };
}
