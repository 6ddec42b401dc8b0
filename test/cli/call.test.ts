import { describe, expect, onTestFinished, test } from 'vitest';
import { simulatorVariables } from '../../src/cli/simulator-variables.ts';
import type { Environment } from '../../src/config/env.ts';
import { startSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { runCommand } from '../support/fake-terminal.ts';
import { serverVariables } from '../support/running-bridge.ts';

async function simulation(): Promise<{ readonly simulator: Simulator; readonly env: Environment }> {
  const simulator = await startSimulator();
  onTestFinished(() => simulator.close());
  return { simulator, env: { ...serverVariables, ...simulatorVariables(simulator) } };
}

describe('call', () => {
  test('prints the answer as JSON, and closes its session', async () => {
    const { simulator, env } = await simulation();
    const { code, out, err } = await runCommand(['call', 'ConfigService', 'GetSite'], { env });
    expect([code, err]).toEqual([0, '']);
    const { items } = JSON.parse(out) as { readonly items: readonly object[] };
    expect(items).toMatchObject(simulator.world.sites.map((site) => ({ name: site.wmName })));
    expect(simulator.requests.count('OpenSession')).toBe(1);
    expect(simulator.sessions.count()).toBe(0);
  });

  test('takes its request as an argument or, with -, from standard input, and knows the exact profile', async () => {
    const { simulator, env } = await simulation();
    const friendly = JSON.stringify({ filter: { siteId: [102] } });
    for (const [json, input] of [
      [friendly, ''],
      ['-', friendly],
    ] as const) {
      const { code, out } = await runCommand(['call', 'ConfigService850', 'GetSite', json], { env, input });
      expect([code, JSON.parse(out)]).toMatchObject([0, { items: [{ siteId: 102, name: 'Lisbon' }] }]);
    }
    const exact = JSON.stringify({
      filter: { wmBUIdNSizeIs: 0, wmSiteIdNSizeIs: 1, wmSiteId: [102] },
      sortMode: { sortMode: 0, ascending: true },
      details: { infoType: 0 },
    });
    const answer = await runCommand(['call', 'ConfigService', 'GetSite', exact, '--profile', 'exact'], {
      env,
    });
    expect(JSON.parse(answer.out)).toMatchObject({ return: { objectArray: [simulator.world.sites[1]] } });
  });

  test('says which numbers are guesses', async () => {
    const { env } = await simulation();
    const refusing = { ...env, WFM_PROVISIONAL: 'refuse-writes' };
    const { code, err } = await runCommand(['call', 'ConfigService', 'GetSite'], { env: refusing });
    expect(code).toBe(0);
    expect(err).toMatch(/^# provisional: .*ECfgWeekDay/);
  });

  test('--dry-run prints the SOAP, needs no variables and sends nothing', async () => {
    const { simulator, env } = await simulation();
    const args = ['call', 'ConfigService', 'GetSite', '{"filter":{"siteId":[7]}}', '--dry-run'];
    for (const { code, out, err } of [await runCommand(args), await runCommand(args, { env })]) {
      expect(code).toBe(0);
      expect(out).toMatch(/^<\?xml .*<\w+:wmSiteIdNSizeIs>1<.*<\w+:wmSiteId>7<.*<\w+:infoType>0</s);
      expect(err).toContain('nothing was sent');
      expect(err).toContain('#GetSite');
    }
    expect(simulator.requests.all()).toEqual([]);
  });

  test.each([
    { args: ['ConfigService', 'GetSite', '{"filter":'], code: 'invalid-json' },
    { args: ['ConfigService', 'GetSites'], code: 'unknown-operation', hint: 'GetSite' },
    { args: ['ConfigServices', 'GetSite'], code: 'unknown-service', hint: 'ConfigService' },
    {
      args: ['ConfigService', 'GetSite', '{"filter":{"siteID":[1]}}'],
      code: 'invalid-request',
      hint: '/filter/siteID',
    },
    { args: ['SessionService', 'CloseSession'], code: 'operation-reserved' },
    {
      args: [
        'ConfigService',
        'DeleteCfgObject',
        '{"objectType":"CFG_USER_OBJECT","parentId":0,"objectId":5,"force":true}',
      ],
      code: 'validation-failed',
      hint: 'error: there is no user 5',
    },
  ])('$args fails with $code and prints no answer', async ({ args, code, hint }) => {
    const { env } = await simulation();
    const answer = await runCommand(['call', ...args], { env });
    expect([answer.code, answer.out]).toEqual([1, '']);
    expect(answer.err).toMatch(new RegExp(`^${code}: `));
    if (hint !== undefined) expect(answer.err).toContain(hint);
  });

  test.each([
    { args: ['ConfigService', 'GetSite', 'no'], code: 'invalid-json' },
    { args: ['ConfigService', 'GetSites'], code: 'unknown-operation' },
  ])('--dry-run of $args fails with $code', async ({ args, code }) => {
    const answer = await runCommand(['call', ...args, '--dry-run']);
    expect([answer.code, answer.out]).toEqual([1, '']);
    expect(answer.err).toMatch(new RegExp(`^${code}: `));
  });
});
