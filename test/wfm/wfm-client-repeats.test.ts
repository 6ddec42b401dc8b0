/** What is sent twice and what never is. */
import { describe, expect, test } from 'vitest';
import type { Environment } from '../../src/config/env.ts';
import { failureOf } from '../support/failure-of.ts';
import { begin, hang, reply, reset, startScriptedServer, type Script } from '../support/scripted-server.ts';
import {
  fault,
  handlerUrl,
  oneSite,
  opened,
  soap,
  startScriptedWfm,
  type ScriptedWfm,
} from '../support/scripted-wfm.ts';
import { upstreamBench, type UpstreamBench } from '../support/upstream-bench.ts';

async function pair(extra: Environment = {}): Promise<UpstreamBench & { readonly wfm: ScriptedWfm }> {
  const wfm = await startScriptedWfm();
  return { ...upstreamBench({ ...wfm.variables, ...extra }), wfm };
}

const newUser = {
  user: {
    userId: 0,
    timezoneId: 1,
    builderId: 0,
    securityRoleId: 1,
    tenantId: 1,
    userSecurity: [],
    timestamp: '0',
  },
  force: false,
};

const userInserted =
  '<InsertUserResponse xmlns="urn:WFMConfigService850"><return><success>true</success><warningArrayNSizeIs>0</warningArrayNSizeIs>' +
  '<errorArrayNSizeIs>0</errorArrayNSizeIs><objectID>7</objectID></return></InsertUserResponse>';

interface Row {
  readonly name: string;
  readonly script: Script;
  readonly code: string;
  /** What a repeat costs beside the call itself. */
  readonly sessions: number;
  readonly tokens: number;
}

const lost = fault('Invalid or expired session');
const repeated: readonly Row[] = [
  { name: 'a lost session', script: lost, code: 'upstream-session-lost', sessions: 2, tokens: 1 },
  { name: '401', script: reply(401), code: 'upstream-unauthenticated', sessions: 1, tokens: 2 },
  {
    name: 'a refused token',
    script: fault('Token expired'),
    code: 'upstream-unauthenticated',
    sessions: 1,
    tokens: 2,
  },
  { name: 'a reset', script: reset, code: 'upstream-truncated', sessions: 1, tokens: 1 },
  {
    name: 'a reset in the middle',
    script: begin('<x', reset),
    code: 'upstream-truncated',
    sessions: 1,
    tokens: 1,
  },
];

describe.each(repeated)('$name', ({ script, code, sessions, tokens }) => {
  test('once: the read is repeated and the caller sees nothing of it', async () => {
    const { wfm, raw, request } = await pair();
    wfm.set('GetSite', script, soap(oneSite));
    expect(await raw('ConfigService', 'GetSite')).toMatchObject({ items: [{ siteId: 5 }] });
    expect([wfm.count('GetSite'), wfm.count('OpenSession'), wfm.count('token')]).toEqual([
      2,
      sessions,
      tokens,
    ]);
    expect(request().session()).toMatchObject({ state: 'open', renewals: sessions - 1 });
  });

  test(`twice: the read fails after one repeat, with ${sessions} sessions and ${tokens} tokens`, async () => {
    const { wfm, raw } = await pair();
    wfm.set('GetSite', script);
    expect((await failureOf(raw('ConfigService', 'GetSite'))).code).toBe(code);
    expect([wfm.count('GetSite'), wfm.count('OpenSession'), wfm.count('token')]).toEqual([
      2,
      sessions,
      tokens,
    ]);
  });

  test('a write is sent once', async () => {
    const { wfm, raw } = await pair();
    wfm.set('InsertUser', script);
    const error = await failureOf(raw('ConfigService', 'InsertUser', newUser));
    expect(error.code).toBe(code === 'upstream-truncated' ? 'outcome-unknown' : code);
    expect(wfm.count('InsertUser')).toBe(1);
  });
});

const html = { 'content-type': 'text/html' };
test.each([
  { name: 'a fault', script: fault('Index out of bounds'), code: 'upstream-fault' },
  { name: 'access denied', script: fault('Access denied'), code: 'upstream-access-denied' },
  { name: '503', script: reply(503, '', html), code: 'upstream-busy' },
  { name: '502 in HTML', script: reply(502, '<html>', html), code: 'upstream-http-status' },
  { name: '200 in HTML', script: reply(200, '<html>', html), code: 'upstream-html' },
  { name: 'an empty answer', script: reply(200), code: 'upstream-empty' },
  { name: 'silence', script: hang, code: 'upstream-timeout' },
])('$name is not repeated, also to a read', async ({ script, code }) => {
  const { wfm, raw } = await pair({ UPSTREAM_TOTAL_TIMEOUT_MS: '300' });
  wfm.set('GetSite', script);
  expect((await failureOf(raw('ConfigService', 'GetSite'))).code).toBe(code);
  expect([wfm.count('GetSite'), wfm.count('OpenSession'), wfm.count('token')]).toEqual([1, 1, 1]);
});

describe('a server that is not there', () => {
  async function withDeadServer(): Promise<
    UpstreamBench & { readonly wfm: ScriptedWfm; readonly dead: string }
  > {
    const gone = await startScriptedServer();
    await gone.close();
    const wfm = await startScriptedWfm();
    const dead = handlerUrl(gone.origin, 'WFMConfigService850', 'k-e-y');
    const bench = upstreamBench({ ...wfm.variables, WFM_ALLOWED_ORIGINS: `${wfm.origin},${gone.origin}` });
    return { ...bench, wfm, dead };
  }
  const living = ({ origin }: ScriptedWfm): Script =>
    opened({ ConfigService850: handlerUrl(origin, 'WFMConfigService850', 'k-e-y') });

  test.each([
    { operation: 'GetSite', input: {} },
    { operation: 'InsertUser', input: newUser },
  ] as const)('$operation goes to the one that the next session names: nothing was sent', async (call) => {
    const { wfm, raw, dead } = await withDeadServer();
    wfm.set('OpenSession', opened({ ConfigService850: dead }), living(wfm));
    await raw('ConfigService', call.operation, call.input);
    expect([wfm.count('OpenSession'), wfm.count(call.operation)]).toEqual([2, 1]);
  });

  test.each([
    { operation: 'GetSite', input: {} },
    { operation: 'InsertUser', input: newUser },
  ] as const)('$operation fails when the next one is dead as well', async (call) => {
    const { wfm, raw, dead } = await withDeadServer();
    wfm.set('OpenSession', opened({ ConfigService850: dead }));
    const error = await failureOf(raw('ConfigService', call.operation, call.input));
    expect(error.code).toBe('upstream-unavailable');
    expect(JSON.stringify([error.detail, error.facts])).not.toMatch(/127\.0\.0\.1|k-e-y/);
    expect(wfm.count('OpenSession')).toBe(2);
  });
});

test('fifty reads of a session that has ended: one new session', async () => {
  const { wfm, raw } = await pair();
  await raw('ConfigService', 'GetSite');
  wfm.set('GetSite', ...Array.from({ length: 50 }, () => lost), soap(oneSite));
  await Promise.all(Array.from({ length: 50 }, () => raw('ConfigService', 'GetSite')));
  expect(wfm.count('OpenSession')).toBe(2);
});

test('a caller that has gone away gets no repeat', async () => {
  const { wfm, request } = await pair();
  const end = new AbortController();
  wfm.set('GetSite', (response, received) => {
    end.abort();
    lost(response, received);
  });
  const call = request(end.signal).callRaw('ConfigService', 'GetSite', {}, { profile: 'friendly' });
  expect((await failureOf(call)).code).toBe('client-closed-request');
  expect(wfm.count('GetSite')).toBe(1);
});

test('a write that met a dead session leaves a new one to the next call', async () => {
  const { wfm, raw } = await pair();
  wfm.set('InsertUser', lost, soap(userInserted));
  await failureOf(raw('ConfigService', 'InsertUser', newUser));
  expect(await raw('ConfigService', 'InsertUser', newUser)).toMatchObject({ success: true });
  expect([wfm.count('InsertUser'), wfm.count('OpenSession')]).toEqual([2, 2]);
});
