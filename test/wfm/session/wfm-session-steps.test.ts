/** The steps to a session: what is sent, what is believed of the answers, and whose fault a refusal is. */
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Environment } from '../../../src/config/env.ts';
import { compileContract } from '../../../src/contract/compile.ts';
import { failureIn, failureOf } from '../../support/failure-of.ts';
import { reply } from '../../support/scripted-server.ts';
import {
  fault,
  handlerUrl,
  located,
  opened,
  soap,
  startScriptedWfm,
  type ScriptedWfm,
} from '../../support/scripted-wfm.ts';
import { upstreamBench, type UpstreamBench } from '../../support/upstream-bench.ts';
import { contractSource, fileOf } from '../../support/wsdl-folder.ts';

async function pair(extra: Environment = {}): Promise<UpstreamBench & { readonly wfm: ScriptedWfm }> {
  const wfm = await startScriptedWfm();
  return { ...upstreamBench({ ...wfm.variables, ...extra }), wfm };
}

async function loginPair(): Promise<UpstreamBench & { readonly wfm: ScriptedWfm }> {
  const wfm = await startScriptedWfm();
  const bench = upstreamBench({
    WFM_URL: wfm.origin,
    WFM_APP_NAME: 'WFMServer',
    WFM_PROFILE: 'onprem-login',
    WFM_USERNAME: 'api',
    WFM_PASSWORD: 'p<ss&word',
  });
  return { ...bench, wfm };
}

test('every step carries the Bearer and its own words', async () => {
  const { wfm, raw, upstream } = await pair();
  await raw('ConfigService', 'GetSite');
  await upstream.close();
  expect(wfm.steps).toEqual(['token', 'userinfo', 'LocateServer', 'OpenSession', 'GetSite', 'CloseSession']);
  const [, userinfo, locate, open, read, close] = wfm.server.requests;
  for (const request of [userinfo, locate, open, read, close])
    expect(request?.headers.authorization).toMatch(/^Bearer ./);
  expect(locate?.body).toMatch(/serviceName>SessionService800<.*appName>WFMServer<.*userID>748</);
  expect(open?.body).toMatch(/appName>WFMServer<.*userID>748</);
  // The key is in the session's own entry of its list, not in the address that was located.
  expect([open?.path, close?.path]).toEqual([
    '/?Handler=WFMSessionService800',
    expect.stringContaining('SessionID='),
  ]);
});

test('a login sends name and password, escaped, and no Authorization', async () => {
  const { wfm, raw } = await loginPair();
  await raw('ConfigService', 'GetSite');
  expect(wfm.steps).toEqual(['LocateServerLogin', 'OpenSession', 'GetSite']);
  const [locate, open] = wfm.server.requests;
  expect(locate?.body).toMatch(/userName>api<.*password>p&lt;ss&amp;word</);
  expect(open?.body).toMatch(/userID>748</);
  for (const { headers } of wfm.server.requests) expect(headers.authorization).toBeUndefined();
});

describe("a refusal is about the bridge's own identity, never about an object of the caller", () => {
  test.each([
    { step: 'LocateServer', text: 'User 748 is not known to WFM', code: 'not-provisioned-in-wfm' },
    { step: 'OpenSession', text: 'User 748 is not known to WFM', code: 'not-provisioned-in-wfm' },
    { step: 'OpenSession', text: 'The user does not exist', code: 'not-provisioned-in-wfm' },
    { step: 'OpenSession', text: 'The account is locked', code: 'upstream-access-denied' },
    { step: 'LocateServer', text: 'Access denied', code: 'upstream-access-denied' },
    {
      step: 'LocateServer',
      text: 'Application X is not known to Configuration Server',
      code: 'upstream-fault',
    },
    { step: 'OpenSession', text: 'Server is busy', code: 'upstream-busy' },
  ] as const)('$step: "$text" is $code', async ({ step, text, code }) => {
    const { wfm, raw } = await pair();
    wfm.set(step, fault(text));
    expect(await failureOf(raw('ConfigService', 'GetSite'))).toMatchObject({
      code,
      facts: { fault: { faultstring: text } },
    });
  });

  test.each(['LocateServerLogin', 'OpenSession'] as const)(
    'a password refused by %s is tried once in half a minute, and not shown',
    async (step) => {
      const { wfm, raw, clock, log } = await loginPair();
      wfm.set(step, fault('Invalid user name or password'));
      const error = await failureOf(raw('ConfigService', 'GetSite'));
      expect(error.code).toBe('upstream-unauthenticated');
      expect(inspect(error, { depth: 10 }) + log.text()).not.toMatch(/p<ss|p&lt;ss/);
      clock.advance(29_000);
      await failureOf(raw('ConfigService', 'GetSite'));
      expect(wfm.count(step)).toBe(1);
    },
  );
});

test.each(['userinfo', 'LocateServer', 'OpenSession'] as const)(
  'a token that %s refuses is replaced once, and the step repeated',
  async (step) => {
    const { wfm, raw } = await pair();
    const good = { userinfo: reply(200, '{"userId":748}'), LocateServer: located(`${wfm.origin}/?x`) };
    const services = { ConfigService850: handlerUrl(wfm.origin, 'WFMConfigService850', 'k') };
    wfm.set(step, reply(401), step === 'OpenSession' ? opened(services) : good[step]);
    await raw('ConfigService', 'GetSite');
    expect([wfm.count('token'), wfm.count(step)]).toEqual([2, 2]);
    const { wfm: other, raw: hopeless } = await pair();
    other.set(step, reply(401));
    expect((await failureOf(hopeless('ConfigService', 'GetSite'))).code).toBe('upstream-unauthenticated');
    expect([other.count('token'), other.count(step)]).toEqual([2, 2]);
  },
);

describe('addresses', () => {
  const elsewhere = 'http://10.9.8.7:6030/?SessionID=k-e-y';

  test('a session service elsewhere gets neither request nor Bearer', async () => {
    const { wfm, raw } = await pair();
    wfm.set('LocateServer', located(elsewhere));
    const error = await failureOf(raw('ConfigService', 'GetSite'));
    expect(error.code).toBe('upstream-address-refused');
    expect(JSON.stringify([error.detail, error.facts])).not.toMatch(/10\.9|k-e-y/);
    expect(wfm.count('OpenSession')).toBe(0);
  });

  test.each([
    { name: 'is missing', body: '<return/>' },
    { name: 'is empty', body: '<return><sessionServiceURL/></return>' },
  ])('a session service whose address $name is refused', async ({ body }) => {
    const { wfm, raw } = await pair();
    wfm.set(
      'LocateServer',
      soap(`<LocateServerResponse xmlns="urn:WFMLocatorService800">${body}</LocateServerResponse>`),
    );
    const { code } = await failureOf(raw('ConfigService', 'GetSite'));
    expect(['upstream-address-refused', 'upstream-contract-violation']).toContain(code);
  });

  test('a service elsewhere spoils only its own calls', async () => {
    const { wfm, raw, request } = await pair();
    const own = handlerUrl(wfm.origin, 'WFMSessionService800', 'k-e-y');
    wfm.set('OpenSession', opened({ SessionService800: own, ConfigService850: elsewhere }));
    for (let call = 0; call < 3; call += 1)
      expect((await failureOf(raw('ConfigService', 'GetSite'))).code).toBe('upstream-address-refused');
    expect([wfm.count('OpenSession'), request().session().state]).toEqual([1, 'open']);
  });

  test('an own entry elsewhere does not leave a session behind with every call', async () => {
    const { wfm, raw, clock, upstream } = await pair();
    const services = { ConfigService850: handlerUrl(wfm.origin, 'WFMConfigService850', 'k') };
    wfm.set('OpenSession', opened({ ...services, SessionService800: elsewhere }));
    for (let call = 0; call < 3; call += 1) {
      await raw('ConfigService', 'GetSite');
      clock.advance(2_000);
    }
    expect(wfm.count('OpenSession')).toBe(1);
    await upstream.close();
    expect(wfm.server.requests.at(-1)?.path).toBe('/?Handler=WFMSessionService800');
  });

  test('without an own entry the session is closed where it was opened', async () => {
    const { wfm, raw, upstream } = await pair();
    wfm.set('OpenSession', opened({ ConfigService850: handlerUrl(wfm.origin, 'WFMConfigService850', 'k') }));
    await raw('ConfigService', 'GetSite');
    await upstream.close();
    expect(wfm.server.requests.at(-1)?.path).toBe('/?Handler=WFMSessionService800');
    expect(wfm.count('CloseSession')).toBe(1);
  });
});

describe('another contract', () => {
  const locator = 'LocatorService/WFMLocatorService800.wsdl';
  const session = 'SOAPServer/WFMSessionService800.wsdl';

  test.each([
    {
      name: 'LocateServer with another parameter',
      path: locator,
      operation: 'LocateServer',
      change: ['name="userID"', 'name="personID"'],
    },
    {
      name: 'OpenSession with another parameter',
      path: session,
      operation: 'OpenSession',
      change: ['name="appName"', 'name="applicationName"'],
    },
  ] as const)('$name is a mismatch, not a fault of the caller', async ({ path, operation, change }) => {
    const text = fileOf(path).replaceAll(change[0], change[1]);
    expect(text).not.toBe(fileOf(path));
    const wfm = await startScriptedWfm();
    const { raw } = upstreamBench(wfm.variables, compileContract(contractSource({ [path]: text })));
    const error = await failureOf(raw('ConfigService', 'GetSite'));
    expect(error).toMatchObject({ code: 'contract-mismatch', facts: { operation } });
    expect(error.facts.members).toEqual(expect.arrayContaining([expect.stringMatching(`^${operation}\\.`)]));
    expect(wfm.count('OpenSession')).toBe(0);
  });

  test.each([
    { path: locator, name: 'LocateServer' },
    { path: session, name: 'CloseSession' },
  ] as const)('a folder without $name stops the start', async ({ path, name }) => {
    const text = fileOf(path).replaceAll(`<operation name="${name}">`, `<operation name="${name}X">`);
    const wfm = await startScriptedWfm();
    const start = (): unknown =>
      upstreamBench(wfm.variables, compileContract(contractSource({ [path]: text })));
    const error = failureIn(start);
    expect(error.code).toBe('invalid-contract');
  });
});
