import { expect, test } from 'vitest';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import type { ErrorCode } from '../../../src/error/codes.ts';
import type { WfmRequest } from '../../../src/wfm/wfm-port.ts';
import { cached, settled, sites, type Cached } from './held-wfm.ts';

const london = { items: [{ siteId: 1, name: 'London' }] };

/** The sites were read, and now WFM fails. */
async function failing(
  code: ErrorCode,
  { age = 60_000, of = {} }: { readonly age?: number; readonly of?: Partial<WfmRequest> } = {},
): Promise<Cached & { readonly answer: Promise<unknown>; readonly kept: () => unknown }> {
  const cache = cached();
  const first = sites(cache.of());
  await settled();
  cache.held[0]!.answer(london);
  await first;
  cache.clock.advance(age);
  const wfm = cache.of(of);
  const answer = sites(wfm);
  await settled();
  cache.held[1]!.fail(new BridgeError(code, 'no'));
  return { ...cache, answer, kept: () => wfm.kept };
}

const absences: readonly ErrorCode[] = [
  'auth-upstream-unavailable',
  'upstream-unavailable',
  'upstream-busy',
  'upstream-timeout',
  'upstream-session-lost',
  'upstream-http-status',
  'upstream-html',
  'upstream-empty',
  'upstream-truncated',
];

test.each(absences)('an old answer stands in for %s, and says so', async (code) => {
  const { answer, kept, outcomes } = await failing(code);
  expect(await answer).toEqual(london);
  expect(kept()).toEqual({ since: Date.parse('2026-01-05T09:00:00Z'), stale: true });
  expect(outcomes).toEqual(['miss', 'stale']);
});

const answers: readonly ErrorCode[] = [
  'upstream-access-denied',
  'upstream-fault',
  'upstream-contract-violation',
  'upstream-invalid-xml',
  'upstream-unauthenticated',
  'upstream-address-refused',
  'bridge-credentials-rejected',
  'not-provisioned-in-wfm',
  'service-not-offered',
  'provisional-contract',
  'shutting-down',
  'internal',
];

test.each(answers)('no old answer hides %s', async (code) => {
  const { answer, kept, outcomes } = await failing(code);
  await expect(answer).rejects.toMatchObject({ code });
  expect(kept()).toBeUndefined();
  expect(outcomes).toEqual(['miss', 'miss']);
});

test.each([
  { what: 'within its time', age: 3_599_999, of: {}, stands: true },
  { what: 'not beyond its time', age: 3_600_000, of: {}, stands: false },
  { what: 'not for who wants nothing kept', age: 60_000, of: { maxAgeMs: 0 }, stands: false },
  { what: 'not for who wants it younger', age: 60_000, of: { maxAgeMs: 60_000 }, stands: false },
  { what: 'for who takes it at this age', age: 60_000, of: { maxAgeMs: 60_001 }, stands: true },
  { what: 'not for another identity', age: 60_000, of: { identity: 'user:7' }, stands: false },
])('an old answer stands in $what', async ({ age, of, stands }) => {
  const { answer } = await failing('upstream-unavailable', { age, of });
  if (stands) expect(await answer).toEqual(london);
  else await expect(answer).rejects.toMatchObject({ code: 'upstream-unavailable' });
});

test('an answer from before a change never stands in', async () => {
  const cache = cached();
  const first = sites(cache.of());
  await settled();
  cache.held[0]!.answer(london);
  await first;
  cache.clock.advance(60_000);
  const asked = sites(cache.of());
  await settled();
  void cache.of().callRaw('ConfigService', 'UpdateUser', {}, { profile: 'friendly' });
  cache.held[1]!.fail(new BridgeError('upstream-unavailable', 'no'));
  await expect(asked).rejects.toMatchObject({ code: 'upstream-unavailable' });
});

test('a clock that was put back makes no answer young', async () => {
  const { clock, of, held, answer } = await failing('upstream-fault', { age: 0, of: { maxAgeMs: 0 } });
  await expect(answer).rejects.toThrow();
  clock.advance(-1000);
  void sites(of());
  await settled();
  expect(held).toHaveLength(3);
});
