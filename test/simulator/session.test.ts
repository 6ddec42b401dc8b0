import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { at, list, startForTests, startWithSession, text, texts, type SoapCaller } from './soap-caller.ts';

const lost = 'SOAP:Client: Invalid or expired session';
const login = (caller: SoapCaller, password = caller.simulator.credentials.password): string =>
  `<appName>WFMServer</appName><userName>api.bridge</userName><password>${password}</password>`;

const offered = [
  'SessionService800',
  'ConfigService850',
  'ScheduleService712',
  'ScheduleService850',
  'CalendarService850',
  'ForecastService850',
  'PerformanceService850',
  'AdherenceService850',
  'ForecastService761',
];

describe('a session', () => {
  test('is opened by the URLs that came back, which name an internal host and carry its key', async () => {
    const caller = await startForTests();
    await caller.authenticate();
    const opened = await caller.openSession();
    const services = list(opened.value, 'services');
    const [key] = caller.simulator.sessions.keys();
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(texts(services, 'serviceName')).toEqual(offered);
    expect(texts(services, 'serviceURL')[1]).toBe(
      `http://wfm-internal:6030/?Handler=WFMConfigService850&SessionID=${String(key)}`,
    );
    expect((await caller.config('GetSite')).status).toBe(200);
    expect(caller.simulator.sessions.count()).toBe(1);
  });

  test('ends with CloseSession on its own URL', async () => {
    const caller = await startWithSession();
    expect((await caller.call(caller.sessionUrl, 'CloseSession')).status).toBe(200);
    expect(caller.simulator.sessions.count()).toBe(0);
    expect(await caller.config('GetSite')).toMatchObject({ status: 500, fault: lost });
    expect(await caller.call(caller.sessionUrl, 'CloseSession')).toMatchObject({ status: 500, fault: lost });
  });

  test('ends when it was idle for its lifetime, not when it was used', async () => {
    const clock = new ManualClock('2026-03-02T08:00:00Z');
    const caller = await startWithSession({ clock, sessionLifetimeMs: 60_000 });
    for (let step = 0; step < 3; step++) {
      clock.advance(59_999);
      expect((await caller.config('GetSite')).status).toBe(200);
    }
    clock.advance(60_000);
    expect((await caller.config('GetSite')).fault).toBe(lost);
  });

  test('ends when all are made to end', async () => {
    const caller = await startWithSession();
    await caller.openSession();
    expect([caller.simulator.expireSessions(), caller.simulator.expireSessions()]).toEqual([2, 0]);
    expect((await caller.config('GetSite')).fault).toBe(lost);
  });

  test('does not open to the token of another person', async () => {
    const caller = await startWithSession();
    await caller.authenticate('wfmadmin');
    expect((await caller.config('GetSite')).fault).toBe(
      'SOAP:Client: Access denied: the session belongs to somebody else',
    );
  });

  test.each([
    ['no key', ''],
    ['a made-up key', '&SessionID=0123456789abcdef0123456789abcdef'],
  ])('is needed for business calls: %s is a fault', async (_what, suffix) => {
    const caller = await startWithSession();
    const url = `${caller.simulator.origin}/?Handler=WFMConfigService850${suffix}`;
    expect(await caller.call(url, 'GetSite')).toMatchObject({ status: 500, fault: lost });
  });
});

describe('opening a session', () => {
  test.each([
    ['an unknown user', '<appName>WFMServer</appName><userID>4711</userID>', 'User 4711 is not known to WFM'],
    [
      'another user',
      '<appName>WFMServer</appName><userID>701</userID>',
      'Access denied: the token belongs to somebody else',
    ],
    [
      'an unknown application',
      '<appName>Word</appName><userID>748</userID>',
      'Application Word is not known to Configuration Server',
    ],
  ])('is refused for %s', async (_what, inner, faultstring) => {
    const caller = await startForTests();
    await caller.authenticate();
    const url = `${caller.simulator.origin}/?Handler=WFMSessionService800`;
    expect((await caller.call(url, 'OpenSession', inner)).fault).toBe(`SOAP:Client: ${faultstring}`);
  });

  test('locates the session service and nothing else', async () => {
    const caller = await startForTests();
    await caller.authenticate();
    const inner =
      '<serviceName>ConfigService850</serviceName><appName>WFMServer</appName><userID>748</userID>';
    const answer = await caller.call(caller.simulator.locatorUrl, 'LocateServer', inner);
    expect(answer.fault).toBe('SOAP:Client: Service ConfigService850 cannot be located');
  });

  test('names another origin, or leaves services out, when asked to', async () => {
    const caller = await startForTests({ internalOrigin: 'self' });
    await caller.authenticate();
    const normal = await caller.openSession();
    expect(texts(list(normal.value, 'services'), 'serviceURL')[0]).toContain(caller.simulator.origin);
    const url = `${caller.simulator.origin}/?Handler=WFMSessionService800`;
    caller.simulator.mishaps.set({
      internalOrigin: 'https://evil.example',
      omitServices: ['ConfigService850'],
    });
    const odd = await caller.call(url, 'OpenSession', '<appName>WFMServer</appName><userID>748</userID>');
    const services = list(odd.value, 'services');
    expect(texts(services, 'serviceName')).toEqual(offered.filter((name) => name !== 'ConfigService850'));
    expect(texts(services, 'serviceURL')[0]).toMatch(
      /^https:\/\/evil\.example\/\?Handler=WFMSessionService800/,
    );
  });
});

describe('login with user name and password', () => {
  test.each([['LocateServerLogin'], ['OpenSessionLogin']])(
    'is refused in the cloud: %s',
    async (operation) => {
      const caller = await startForTests();
      await caller.authenticate();
      const handler = operation.startsWith('Locate') ? 'WFMLocatorService800' : 'WFMSessionService800';
      const answer = await caller.call(
        `${caller.simulator.origin}/?Handler=${handler}`,
        operation,
        login(caller),
      );
      expect(answer).toMatchObject({
        status: 500,
        fault: 'SOAP:Client: Login with user name and password is not available',
      });
    },
  );

  test.each(['onprem-login', 'onprem-bearer'] as const)('is how one gets in: %s', async (mode) => {
    const caller = await startForTests({ mode, password: 'p' });
    if (mode === 'onprem-bearer') await caller.authenticate();
    const service = '<serviceName>SessionService800</serviceName>';
    const located = await caller.call(
      caller.simulator.locatorUrl,
      'LocateServerLogin',
      service + login(caller),
    );
    expect(at(located.value, 'userID')).toBe('748');
    const url = caller.reachable(text(located.value, 'sessionServiceURL'));
    caller.adopt(await caller.call(url, 'OpenSessionLogin', login(caller)));
    expect((await caller.config('GetSite')).status).toBe(200);
    const wrong = await caller.call(url, 'OpenSessionLogin', login(caller, 'q'));
    expect(wrong.fault).toBe('SOAP:Client: Invalid user name or password');
  });

  test('still needs the bearer where the mode says so', async () => {
    const caller = await startForTests({ mode: 'onprem-bearer' });
    expect((await caller.call(caller.simulator.locatorUrl, 'LocateServerLogin', login(caller))).status).toBe(
      401,
    );
  });
});
