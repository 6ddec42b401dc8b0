import { describe, expect, test } from 'vitest';
import type { Environment } from '../../src/config/env.ts';
import { startBridgeProcess } from '../support/bridge-process.ts';
import { formsOf, leaksIn, type Canary } from '../support/leak-search.ts';
import { json } from '../support/scripted-server.ts';
import { handlerUrl, opened, startScriptedWfm } from '../support/scripted-wfm.ts';
import { drive } from './secrets-drive.ts';

const planted = {
  apiClientSecret: 'Canary/api+client=secret?1',
  signingKey: 'Canary/token+signing=key?2-with-thirty-two-bytes',
  oauthSecret: 'Canary/oauth+client=secret?3',
  password: 'Canary/user+pass=word?4 <&>',
  accessToken: 'Canary/access+token=5',
  refreshToken: 'Canary/refresh+token=6',
  header: 'Canary/static+header=7',
  wrongSecret: 'Canary/wrong+secret=8',
} as const;
const sessionKeys = ['ca9a2700ca9a2700ca9a2700ca9a2701', 'ca9a2700ca9a2700ca9a2700ca9a2702'] as const;

const canaries: readonly Canary[] = [
  { name: 'secret of the API client', value: planted.apiClientSecret, id: 'payroll' },
  { name: 'signing key', value: planted.signingKey },
  { name: 'OAuth client secret', value: planted.oauthSecret, id: 'oauth-client' },
  { name: 'password', value: planted.password, id: 'service.user' },
  { name: 'access token', value: planted.accessToken },
  { name: 'refresh token', value: planted.refreshToken },
  { name: 'static header', value: planted.header },
  { name: "a wrong caller's secret", value: planted.wrongSecret, id: 'payroll' },
  ...sessionKeys.map((value, index) => ({ name: `session key ${index + 1}`, value })),
];

const entrances: readonly {
  readonly name: string;
  readonly env: Environment;
  readonly without?: readonly string[];
  readonly tokens: number;
}[] = [
  { name: 'client_credentials', env: {}, tokens: 2 },
  { name: 'client_credentials in the body', env: { OAUTH_CLIENT_AUTH: 'body' }, tokens: 2 },
  {
    name: 'password with refresh',
    env: { OAUTH_GRANT: 'password', OAUTH_USERNAME: 'service.user', OAUTH_PASSWORD: planted.password },
    tokens: 2,
  },
  {
    name: 'onprem-login',
    env: { WFM_PROFILE: 'onprem-login', WFM_USERNAME: 'service.user', WFM_PASSWORD: planted.password },
    without: ['OAUTH_TOKEN_URL', 'OAUTH_CLIENT_ID', 'OAUTH_CLIENT_SECRET'],
    tokens: 0,
  },
];

describe('the search itself', () => {
  test.each(canaries)('finds a planted $name in every form', (canary) => {
    for (const [form, shown] of formsOf(canary))
      for (const text of shown)
        expect(leaksIn(`{"msg":"x${text}y"}`, canaries)).toContainEqual({ name: canary.name, form });
    const around = Buffer.from(`{"a":"${canary.value}","b":1}`).toString('base64');
    expect(leaksIn(around, canaries)).toContainEqual({ name: canary.name, form: 'base64' });
  });

  test('finds nothing in what has none', () => {
    expect(leaksIn('{"level":"info","msg":"request","token":"***"}', canaries)).toEqual([]);
  });
});

describe('with LOG_LEVEL=trace and DEBUG=* no secret is written or answered', () => {
  test.each(entrances)('$name', async ({ env, without = [], tokens }) => {
    const wfm = await startScriptedWfm();
    const { accessToken: access, refreshToken: refresh } = planted;
    wfm.set(
      'token',
      json(200, { access_token: access, refresh_token: refresh, token_type: 'Bearer', expires_in: 1800 }),
    );
    wfm.set(
      'OpenSession',
      opened({
        SessionService800: handlerUrl(wfm.origin, 'WFMSessionService800', sessionKeys[0]),
        ConfigService850: handlerUrl(wfm.origin, 'WFMConfigService850', sessionKeys[0]),
      }),
    );
    const variables: Record<string, string | undefined> = {
      ...wfm.variables,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'trace',
      DEBUG: '*',
      DATABASE_URL: 'memory:',
      API_CLIENT_ID: 'payroll',
      API_CLIENT_SECRET: planted.apiClientSecret,
      TOKEN_SIGNING_KEY: planted.signingKey,
      OAUTH_CLIENT_ID: 'oauth-client',
      OAUTH_CLIENT_SECRET: planted.oauthSecret,
      UPSTREAM_HEADERS: `x-api-key: ${planted.header}`,
      ...env,
    };
    for (const name of without) variables[name] = undefined;
    const bridge = await startBridgeProcess(variables);
    const driven = await drive(bridge.url, wfm, {
      apiClient: { id: 'payroll', secret: planted.apiClientSecret },
      wrongSecret: planted.wrongSecret,
      sessionKeys,
      echoed: `${access} ${planted.oauthSecret} ${planted.password} ${sessionKeys[0]} ${planted.header}`,
    });
    expect(await bridge.end()).toBe(0);

    // What was to go wrong went wrong, and was seen.
    for (const status of [200, 400, 401, 422, 502]) expect(driven.statuses).toContain(status);
    expect(wfm.count('token')).toBeGreaterThanOrEqual(tokens);
    const sent = wfm.server.requests.map(
      ({ path, headers, body }) => `${path}${JSON.stringify(headers)}${body}`,
    );
    expect(leaksIn(sent.join('\n'), canaries).map(({ name }) => name)).toContain('session key 1');
    if (env['OAUTH_GRANT'] === 'password')
      expect(leaksIn(sent.join('\n'), canaries)).toContainEqual({ name: 'refresh token', form: 'form' });

    const capture = [bridge.stdout(), bridge.stderr(), driven.bodies].join('\n');
    for (const id of driven.ids) expect(bridge.stdout()).toContain(`"requestId":"${id}"`);
    expect(bridge.stderr()).toMatch(/ body-parser:/);
    const all = [...canaries, { name: "the bridge's own token", value: driven.token }];
    expect(leaksIn(`${capture}\n${planted.password}`, all)).not.toEqual([]);
    expect(leaksIn(capture, all)).toEqual([]);
    expect(driven.bodies).not.toMatch(/wfm-internal\.invalid|elsewhere\.invalid/);
  });
});
