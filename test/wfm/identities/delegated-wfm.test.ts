/** What WFM says against the owner of a token, as its owner is told, and what becomes of the connection. */
import { expect, test } from 'vitest';
import { Secret } from '../../../src/log/secret.ts';
import type { Wfm } from '../../../src/wfm/wfm-port.ts';
import { failureOf } from '../../support/failure-of.ts';
import { reply } from '../../support/scripted-server.ts';
import { fault, scriptedSecrets, startScriptedWfm, type ScriptedWfm } from '../../support/scripted-wfm.ts';
import { upstreamBench } from '../../support/upstream-bench.ts';

const token = 'token-of-a-person';

async function bench(): Promise<{ wfm: ScriptedWfm; as: () => Wfm; refusals: () => number }> {
  const wfm = await startScriptedWfm();
  const { upstream } = upstreamBench(wfm.variables);
  let refusals = 0;
  const as = (): Wfm =>
    upstream.gateway.forRequest({
      signal: new AbortController().signal,
      clientId: 'user:741',
      identity: 'user:741:hash',
      delegated: { user: { userId: 741 }, token: new Secret(token), refused: () => void (refusals += 1) },
    });
  return { wfm, as, refusals: () => refusals };
}

const read = (wfm: Wfm): Promise<unknown> => wfm.call('ConfigService', 'GetSite', {});
const user = { userId: 1, timezoneId: 0, builderId: 0, securityRoleId: 0, tenantId: 1, timestamp: '0' };
const write = (wfm: Wfm): Promise<unknown> => wfm.call('ConfigService', 'InsertUser', { user, force: false });

test('every call carries the bearer of the person; nobody asks for another token', async () => {
  const { wfm, as } = await bench();
  await read(as());
  expect(wfm.steps).toEqual(['LocateServer', 'OpenSession', 'GetSite']);
  expect(wfm.server.requests.map(({ headers }) => headers.authorization)).toEqual(
    wfm.steps.map(() => `Bearer ${token}`),
  );
  expect(JSON.stringify(wfm.server.requests)).not.toContain(scriptedSecrets.accessToken);
});

test.each([
  { name: 'a read', step: 'GetSite', ask: read },
  { name: 'a write', step: 'InsertUser', ask: write },
] as const)(
  'a token refused at $name is 401, sent once, and its session is given up',
  async ({ step, ask }) => {
    const { wfm, as, refusals } = await bench();
    wfm.set(step, reply(401, '', {}));
    expect((await failureOf(ask(as()))).code).toBe('unauthenticated');
    expect([wfm.count(step), wfm.count('token'), refusals()]).toEqual([1, 0, 1]);
    expect(as().session()).toMatchObject({ state: 'closed' });
  },
);

test.each([
  { step: 'GetSite', script: fault('Access denied'), code: 'forbidden' },
  {
    step: 'LocateServer',
    script: fault('User 741 is not known to WFM'),
    code: 'caller-not-provisioned-in-wfm',
  },
  { step: 'OpenSession', script: reply(401, '', {}), code: 'unauthenticated' },
  { step: 'GetSite', script: fault('Server is on fire'), code: 'upstream-fault' },
] as const)('$code comes of what WFM answers to $step', async ({ step, script, code }) => {
  const { wfm, as } = await bench();
  wfm.set(step, script);
  expect((await failureOf(read(as()))).code).toBe(code);
});
