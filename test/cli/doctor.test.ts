import { describe, expect, onTestFinished, test } from 'vitest';
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import type { Environment } from '../../src/config/env.ts';
import type { SimulatorOptions } from '../../src/simulator/simulator-options.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { folderWithRenamedSiteId } from '../acceptance/changed-contract.ts';
import { startOtherUpstream } from '../acceptance/other-upstream/other-upstream.ts';
import { runCommand, type EndedCommand } from '../support/fake-terminal.ts';
import { serverVariables } from '../support/running-bridge.ts';
import { located, startScriptedWfm } from '../support/scripted-wfm.ts';

interface Case {
  readonly name: string;
  readonly options?: SimulatorOptions;
  readonly arrange?: (simulator: Simulator) => void;
  readonly env?: (simulator: Simulator) => Environment;
}

async function examine(
  { options, arrange, env }: Omit<Case, 'name'>,
  ...args: string[]
): Promise<EndedCommand> {
  const simulator = await startSimulator(options);
  onTestFinished(() => simulator.close());
  arrange?.(simulator);
  const variables = { ...serverVariables, ...simulatorVariables(simulator), ...env?.(simulator) };
  const ended = await runCommand(['doctor', ...args], { env: variables });
  expect(simulator.sessions.count()).toBe(0);
  return ended;
}

function verdicts(out: string): readonly string[] {
  return out.split('\n').flatMap((line) => {
    const [, verdict = '', step = ''] = /^(ok|warn|FAIL) +(\S+)/.exec(line) ?? [];
    return verdict === '' ? [] : [`${verdict} ${step}`];
  });
}

const wholeWalk = [
  'token',
  'userinfo',
  'LocateServer',
  'OpenSession',
  'read',
  'zones',
  'CloseSession',
  'clock',
];

describe('doctor', () => {
  test.each([
    { name: 'cloud-bearer', steps: wholeWalk },
    { name: 'onprem-bearer', options: { mode: 'onprem-bearer' as const }, steps: wholeWalk },
    { name: 'onprem-login', options: { mode: 'onprem-login' as const }, steps: wholeWalk.slice(2) },
    { name: 'wrapped arrays', options: { arrays: 'wrapped' as const }, steps: wholeWalk },
  ])('finds everything well: $name', async ({ steps, ...rest }) => {
    const { code, out, err } = await examine(rest);
    expect([code, err], out).toEqual([0, '']);
    for (const step of steps) expect(verdicts(out)).toContain(`ok ${step}`);
    expect(out).toContain('GetSite answered with 4 sites');
    expect(out).not.toMatch(/SessionID|FAIL/);
  });

  test.each(['cloud-bearer', 'onprem-login'] as const)(
    '--cross-check agrees with the other client: %s',
    async (mode) => {
      const { code, out } = await examine({ options: { mode } }, '--cross-check');
      expect(code, out).toBe(0);
      expect(verdicts(out)).toContain('ok cross-check');
    },
  );

  test('finds another server well, too', async () => {
    const upstream = await startOtherUpstream();
    const { out } = await runCommand(['doctor'], { env: { ...serverVariables, ...upstream.variables } });
    expect(verdicts(out)).toEqual(expect.arrayContaining(['ok OpenSession', 'ok read', 'ok CloseSession']));
    expect(upstream.sessions.size).toBe(0);
  });

  test('lists guesses, and endpoints that the WSDLs do not carry', async () => {
    const { code, out } = await examine({ env: () => ({ WSDL_DIR: folderWithRenamedSiteId() }) });
    expect(out).toMatch(
      /^warn +contract +GET \/wfm\/v1\/sites answers 501 contract-mismatch: .*ConfigService\.GetSite CfgSite\.wmSiteId/m,
    );
    expect(out).toMatch(/^warn +contract +the numbers of \d+ enums are guesses.*ECfgObjectType/m);
    expect(code).toBe(1);
  });

  test('wrong configuration is told as serve tells it', async () => {
    const { code, err } = await runCommand(['doctor'], { env: { WFM_URL: 'https://wfm.example.com' } });
    expect(code).toBe(1);
    expect(err).toContain('WFM_APP_NAME is required');
  });
});

const failures: readonly (Case & {
  readonly step: string;
  readonly code: string;
  readonly cause: RegExp;
  readonly ask: RegExp;
})[] = [
  {
    name: 'a token URL that nobody has',
    env: (simulator) => ({ OAUTH_TOKEN_URL: `${simulator.origin}/oauth/v9/token` }),
    step: 'token',
    code: 'auth-upstream-unavailable',
    cause: /OAUTH_TOKEN_URL .*check its path/,
    ask: /Genesys/,
  },
  {
    name: 'a token host where nobody listens',
    env: () => ({ OAUTH_TOKEN_URL: 'http://127.0.0.1:1/auth/v3/oauth/token' }),
    step: 'token',
    code: 'auth-upstream-unavailable',
    cause: /OAUTH_TOKEN_URL cannot be reached/,
    ask: /network/,
  },
  {
    name: 'a wrong secret',
    env: () => ({ OAUTH_CLIENT_SECRET: 'not-the-secret' }),
    step: 'token',
    code: 'bridge-credentials-rejected',
    cause: /OAUTH_CLIENT_SECRET/,
    ask: /Genesys/,
  },
  {
    name: 'a user whom WFM does not know',
    arrange: (simulator) => simulator.mishaps.set({ userinfo: 'forbidden' }),
    step: 'userinfo',
    code: 'not-provisioned-in-wfm',
    cause: /not a WFM user/,
    ask: /WFM administrator.*Genesys/,
  },
  {
    name: 'userinfo with a login page',
    arrange: (simulator) => simulator.mishaps.set({ userinfo: 'html' }),
    step: 'userinfo',
    code: 'upstream-unauthenticated',
    cause: /browser login/,
    ask: /WFM administrator/,
  },
  {
    name: 'a locator that is down',
    env: (simulator) => ({
      WFM_LOCATOR_URL: 'http://127.0.0.1:1/?Handler=WFMLocatorService800',
      WFM_ALLOWED_ORIGINS: `${simulator.origin},http://127.0.0.1:1`,
    }),
    step: 'LocateServer',
    code: 'upstream-unavailable',
    cause: /WFM Server is down, or .*WFM_LOCATOR_URL/,
    ask: /WFM administrator.*network/,
  },
  {
    name: 'an internal host name that is not rewritten',
    env: () => ({ WFM_URL_REWRITES: undefined }),
    step: 'LocateServer',
    code: 'upstream-address-refused',
    cause: /WFM_URL_REWRITES=http:\/\/wfm-internal:6030=/,
    ask: /WFM administrator/,
  },
  {
    name: 'an application that WFM does not know',
    env: () => ({ WFM_APP_NAME: 'WFMServr' }),
    step: 'LocateServer',
    code: 'upstream-fault',
    cause: /\S/,
    ask: /\S/,
  },
  {
    name: 'a session without ConfigService',
    arrange: (simulator) => simulator.mishaps.set({ omitServices: ['ConfigService850'] }),
    step: 'read',
    code: 'service-not-offered',
    cause: /does not offer the service/,
    ask: /WFM administrator.*WSDL_DIR/,
  },
  {
    name: 'a wrong password on premises',
    options: { mode: 'onprem-login' },
    env: () => ({ WFM_PASSWORD: 'not-the-password' }),
    step: 'LocateServer',
    code: 'upstream-unauthenticated',
    cause: /password is wrong/,
    ask: /WFM administrator/,
  },
];

describe('doctor names the step that fails, the likely cause and whom to ask', () => {
  test.each(failures)('$name', async ({ step, code, cause, ask, ...rest }) => {
    const ended = await examine(rest);
    expect(ended.code, ended.out).toBe(1);
    const failed = verdicts(ended.out).filter((verdict) => verdict.startsWith('FAIL'));
    expect(failed).toEqual([`FAIL ${step}`]);
    expect(ended.out).toMatch(new RegExp(`^FAIL +${step} +${code}: `, 'm'));
    expect(/likely cause: (.+)/.exec(ended.out)?.[1]).toMatch(cause);
    expect(/ask: (.+)/.exec(ended.out)?.[1]).toMatch(ask);
    expect(ended.out).not.toMatch(/SessionID|not-the-secret|not-the-password/);
  });

  test('an application that WFM does not know is said to be WFM_APP_NAME', async () => {
    const { out } = await examine({ env: () => ({ WFM_APP_NAME: 'WFMServr' }) });
    expect(out).toMatch(/likely cause: .*WFM_APP_NAME/);
  });

  test('a session service on a host that nobody has allowed', async () => {
    const wfm = await startScriptedWfm();
    wfm.set('LocateServer', located('http://attacker.invalid/?SessionID=0123456789abcdef'));
    const { code, out } = await runCommand(['doctor'], { env: { ...serverVariables, ...wfm.variables } });
    expect(code).toBe(1);
    expect(out).toContain('http://attacker.invalid');
    expect(out).not.toContain('0123456789abcdef');
  });
});
