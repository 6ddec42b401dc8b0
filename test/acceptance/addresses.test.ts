import { describe, expect, test } from 'vitest';
import { startBridge } from '../support/running-bridge.ts';
import { reply, startScriptedServer } from '../support/scripted-server.ts';
import { handlerUrl, located, opened, startScriptedWfm } from '../support/scripted-wfm.ts';

const key = 'feedfacefeedfacefeedfacefeedface';

describe('addresses that WFM names', () => {
  test('a session service elsewhere is refused and nobody there is spoken to', async () => {
    const trap = await startScriptedServer(reply(200, 'trapped'));
    const wfm = await startScriptedWfm();
    wfm.set('LocateServer', located(`${trap.origin}/?Handler=WFMSessionService800&SessionID=${key}`));
    const bridge = await startBridge(wfm.variables);
    const answer = await bridge.get('/wfm/v1/sites');
    expect([answer.status, answer.body]).toMatchObject([
      502,
      { code: 'upstream-address-refused', retryable: false },
    ]);
    for (const secret of [key, String(trap.port), '127.0.0.1']) expect(answer.text).not.toContain(secret);
    expect(trap.connections).toBe(0);
    expect(wfm.count('OpenSession')).toBe(0);
    const ready = await bridge.get('/readyz');
    expect([ready.status, ready.body]).toMatchObject([503, { code: 'upstream-address-refused' }]);
    expect(ready.text).not.toContain(String(trap.port));
  });

  test('so is a service elsewhere, while the session itself is kept', async () => {
    const trap = await startScriptedServer(reply(200, 'trapped'));
    const wfm = await startScriptedWfm();
    wfm.set(
      'OpenSession',
      opened({
        SessionService800: handlerUrl(wfm.origin, 'WFMSessionService800', key),
        ConfigService850: handlerUrl(trap.origin, 'WFMConfigService850', key),
      }),
    );
    const bridge = await startBridge(wfm.variables);
    for (const path of ['/wfm/v1/sites', '/wfm/v1/sites/5']) {
      const answer = await bridge.get(path);
      expect([answer.status, answer.body]).toMatchObject([502, { code: 'upstream-address-refused' }]);
      expect(answer.text).not.toContain(key);
    }
    await bridge.close();
    expect(trap.connections).toBe(0);
    expect([wfm.count('OpenSession'), wfm.count('CloseSession')]).toEqual([1, 1]);
  });

  test.each([
    { name: 'another scheme', url: (port: number) => `https://127.0.0.1:${port}/?Handler=X` },
    { name: 'another name of the same host', url: (port: number) => `http://localhost:${port}/?Handler=X` },
    { name: 'a user in front', url: (port: number) => `http://wfm@127.0.0.1:${port}/?Handler=X` },
    { name: 'a file', url: () => 'file:///etc/passwd' },
    { name: 'a metadata service', url: () => 'http://169.254.169.254/latest/meta-data' },
    { name: 'nothing', url: () => '' },
  ])('$name is refused', async ({ url }) => {
    const wfm = await startScriptedWfm();
    wfm.set('LocateServer', located(url(wfm.server.port)));
    const bridge = await startBridge(wfm.variables);
    const answer = await bridge.get('/wfm/v1/sites');
    expect(answer.body).toMatchObject({ status: 502, code: 'upstream-address-refused' });
    expect(wfm.count('OpenSession')).toBe(0);
  });

  test('a name that is rewritten leads to where it is rewritten to', async () => {
    const wfm = await startScriptedWfm();
    wfm.set('LocateServer', located('http://wfm-internal.invalid:5007/?Handler=WFMSessionService800'));
    const rewrite = { WFM_URL_REWRITES: `http://wfm-internal.invalid:5007=${wfm.origin}` };
    const bridge = await startBridge({ ...wfm.variables, ...rewrite });
    expect((await bridge.get('/wfm/v1/sites')).status).toBe(200);
  });

  test.each(['token', 'userinfo', 'LocateServer', 'OpenSession', 'GetSite'] as const)(
    'a redirect from %s is not followed',
    async (step) => {
      const trap = await startScriptedServer(reply(200, 'trapped'));
      const wfm = await startScriptedWfm();
      wfm.set(step, reply(307, '', { location: `${trap.origin}/there` }));
      const bridge = await startBridge(wfm.variables);
      const answer = await bridge.get('/wfm/v1/sites');
      expect(answer.status).toBeGreaterThanOrEqual(502);
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
      expect(answer.text).not.toContain(String(trap.port));
      expect(trap.connections).toBe(0);
    },
  );

  test('a redirect to WFM itself is not followed either', async () => {
    const wfm = await startScriptedWfm();
    wfm.set('GetSite', reply(302, '', { location: `${wfm.origin}/wfm/api/v3/system/userinfo` }));
    const bridge = await startBridge(wfm.variables);
    const answer = await bridge.get('/wfm/v1/sites');
    expect([answer.status, answer.body]).toMatchObject([502, { code: 'upstream-http-status' }]);
    expect(wfm.count('userinfo')).toBe(1);
  });
});
