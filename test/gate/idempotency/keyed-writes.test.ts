import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import type { Reply } from '../../../src/api/reply.ts';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import type { ErrorCode } from '../../../src/error/codes.ts';
import { storedRecords } from '../../../src/gate/idempotency/stored-records.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import { opened, stores } from '../../store/stores.ts';
import { keepMs, keyedWrites, leaseMs } from '../../support/keyed-writes.ts';
import { asked, codeOf, Counted, type Ask } from './keyed-change.ts';

const first = { key: 'key-1' } as const;

describe('the same key', () => {
  test.each<{ title: string; ask: Ask }>([
    { title: 'without its quotes', ask: { key: 'key-1' } },
    { title: 'in quotes', ask: { key: ' "key-1"' } },
    { title: 'members in another order', ask: { body: { of: [1, { b: 2, a: 1 }], name: 'x' } } },
  ])('and the same request are answered with the first answer: $title', async ({ ask }) => {
    const counted = new Counted();
    const writes = keyedWrites();
    const { answer, replayed } = await asked(counted, writes, first);
    expect(replayed).toBe(false);
    const again = await asked(counted, writes, ask);
    expect(again.replayed).toBe(true);
    expect((again.answer as Reply).parts).toEqual((answer as Reply).parts);
    expect(counted.made).toBe(1);
  });

  test.each<{ title: string; ask: Ask }>([
    { title: 'body', ask: { body: { name: 'y' } } },
    { title: 'order of a list', ask: { body: { name: 'x', of: [{ a: 1, b: 2 }, 1] } } },
    { title: 'path', ask: { params: [['siteId', '8']] } },
    { title: 'query', ask: { query: [['a', '1']] } },
    { title: 'If-Match', ask: { ifMatch: ['3'] } },
    { title: 'form', ask: { form: 'ndjson' } },
  ])('and another $title are refused', async ({ ask }) => {
    const counted = new Counted();
    const writes = keyedWrites();
    await asked(counted, writes);
    expect(codeOf(await asked(counted, writes, ask))).toBe('idempotency-key-reused');
    expect(counted.made).toBe(1);
  });

  test('of another client is another key', async () => {
    const counted = new Counted();
    const writes = keyedWrites();
    await asked(counted, writes);
    expect((await asked(counted, writes, { caller: { clientId: 'hr' } })).replayed).toBe(false);
    expect(counted.made).toBe(2);
  });

  test('while the first request is not over is 409 with Retry-After', async () => {
    const counted = new Counted();
    const writes = keyedWrites();
    let go: (value: unknown) => void = () => undefined;
    counted.act = () => new Promise((resolve) => (go = resolve));
    const one = asked(counted, writes);
    await vi.waitFor(() => expect(counted.made).toBe(1));
    const other = await asked(counted, writes);
    expect(other.answer).toMatchObject({ code: 'request-in-progress', facts: { retryAfter: 2 } });
    go({ id: 1, email: '' });
    expect((await one).answer).toEqual({ id: 1, email: '' });
    expect((await asked(counted, writes)).replayed).toBe(true);
  });

  test('is forgotten after its time, and not before', async () => {
    const clock = new ManualClock(0);
    const counted = new Counted();
    const writes = keyedWrites({ clock });
    await asked(counted, writes);
    clock.advance(keepMs - 1);
    expect((await asked(counted, writes)).replayed).toBe(true);
    clock.advance(1);
    expect((await asked(counted, writes)).replayed).toBe(false);
    expect(counted.made).toBe(2);
  });
});

describe('a failure', () => {
  test.each<{ code: ErrorCode; then: 'told again' | 'tried again' | 'unknown' }>([
    { code: 'validation-failed', then: 'told again' },
    { code: 'conflict', then: 'told again' },
    { code: 'not-found', then: 'told again' },
    { code: 'upstream-fault', then: 'told again' },
    { code: 'upstream-unavailable', then: 'tried again' },
    { code: 'upstream-busy', then: 'tried again' },
    { code: 'upstream-timeout', then: 'tried again' },
    { code: 'shutting-down', then: 'tried again' },
    { code: 'forbidden', then: 'tried again' },
    { code: 'invalid-request', then: 'tried again' },
    // Of a person's own token that has ended, and of an identity that an operator has yet to name.
    { code: 'unauthenticated', then: 'tried again' },
    { code: 'caller-not-provisioned-in-wfm', then: 'tried again' },
    { code: 'upstream-identity-missing', then: 'tried again' },
    { code: 'outcome-unknown', then: 'unknown' },
    // The database may have committed; an unexpected failure may come after the change.
    { code: 'store-unavailable', then: 'unknown' },
    { code: 'internal', then: 'unknown' },
    { code: 'client-closed-request', then: 'unknown' },
  ])('with $code is $then', async ({ code, then }) => {
    const counted = new Counted();
    const clock = new ManualClock('2026-01-05T09:00:00Z');
    const writes = keyedWrites({ clock });
    counted.act = () =>
      Promise.reject(new BridgeError(code, 'as it was', { facts: { validation: [{ severity: 'error' }] } }));
    expect(codeOf(await asked(counted, writes))).toBe(code);
    clock.advance(1000);
    const again = await asked(counted, writes);
    expect(counted.made).toBe(then === 'tried again' ? 2 : 1);
    expect(again.replayed).toBe(then !== 'tried again');
    expect(codeOf(again)).toBe(then === 'unknown' ? 'outcome-unknown' : code);
    const { facts } = again.answer as BridgeError;
    expect(facts.validation).toEqual([{ severity: 'error' }]);
    if (then !== 'unknown') return;
    expect(facts).toMatchObject({ lookUp: '/wfm/v1/users', sentAt: '2026-01-05T09:00:00.000Z' });
  });
});

describe('what a caller may do today counts', () => {
  test.each<{ title: string; then?: Ask['caller']; now: Ask['caller']; code: string }>([
    { title: 'without the permission', now: { permissions: new Set() }, code: 'forbidden' },
    {
      title: 'with a smaller scope',
      now: { scope: { businessUnitIds: new Set(), siteIds: new Set([7]), teamIds: new Set() } },
      code: 'answer-not-kept',
    },
    {
      title: 'with the whole scope instead of a part',
      then: { scope: { businessUnitIds: new Set(), siteIds: new Set([7]), teamIds: new Set() } },
      now: { scope: 'all' },
      code: 'none',
    },
  ])('$title', async ({ then = {}, now, code }) => {
    const counted = new Counted();
    const writes = keyedWrites();
    await asked(counted, writes, { caller: then });
    expect(codeOf(await asked(counted, writes, { caller: now ?? {} }))).toBe(code);
    expect(counted.made).toBe(1);
  });

  test('the view of today leaves fields out of the answer of then, and shows them to whom it shows them', async () => {
    const counted = new Counted();
    const writes = keyedWrites();
    await asked(counted, writes, { caller: { view: 'roster' } });
    const { answer } = await asked(counted, writes, { caller: { view: 'full' } });
    expect((answer as Reply).parts.value).toEqual({ id: 1, email: 'ada@example.com' });
    const less = await asked(counted, writes, { caller: { view: 'roster' } });
    expect((less.answer as Reply).parts.value).toEqual({ id: 1 });
  });
});

test.each(['', '""', '"a', 'a"b', 'a b', 'ä', 'a,b', `"${'k'.repeat(256)}"`, '"a\\x"'])(
  'the key %j is refused by name, and nothing is done',
  async (key) => {
    const counted = new Counted();
    const told = await asked(counted, keyedWrites(), { key });
    expect(told.answer).toMatchObject({
      code: 'invalid-request',
      facts: { errors: [{ parameter: 'Idempotency-Key' }] },
    });
    expect(counted.made).toBe(0);
  },
);

describe.each(stores)('over $name', ({ skipped, shared, empty }) => {
  test.skipIf(skipped)('of fifty at once one is made', async () => {
    const store = await empty();
    const databases = shared ? [opened(store), opened(store)] : [opened(store)];
    const replicas = databases.map((database) => keyedWrites({ records: storedRecords(database) }));
    const counted = new Counted();
    const told = await Promise.all(
      Array.from({ length: 50 }, (_, index) => asked(counted, replicas[index % replicas.length]!)),
    );
    expect(counted.made).toBe(1);
    const others = told.filter((one) => !one.replayed && codeOf(one) === 'request-in-progress');
    const same = told.filter((one) => codeOf(one) === 'none');
    expect(others.length + same.length).toBe(50);
    expect(same.filter(({ replayed }) => !replayed)).toHaveLength(1);
  });

  test.skipIf(skipped)('one that died in the middle is unknown after its lease, never free', async () => {
    const records = storedRecords(opened(await empty()));
    const clock = new ManualClock('2026-01-05T09:00:00Z');
    const counted = new Counted();
    counted.act = () => new Promise(() => undefined);
    void asked(counted, keyedWrites({ records, clock }));
    await vi.waitFor(() => expect(counted.made).toBe(1));
    const later = keyedWrites({ records, clock });
    clock.advance(leaseMs - 1);
    expect(codeOf(await asked(counted, later))).toBe('request-in-progress');
    clock.advance(1);
    const told = await asked(counted, later);
    expect(told.answer).toMatchObject({
      code: 'outcome-unknown',
      facts: { lookUp: '/wfm/v1/users', sentAt: '2026-01-05T09:00:00.000Z' },
    });
    expect(counted.made).toBe(1);
  });

  test.skipIf(skipped)(
    'what is kept says nothing to who reads the database, and goes when it is over',
    async () => {
      const database = opened(await empty());
      const clock = new ManualClock(0);
      const counted = new Counted();
      const writes = keyedWrites({ records: storedRecords(database), clock });
      await asked(counted, writes, { key: 'canary-key', body: { name: 'canary-body' } });
      const rows = (): Promise<readonly unknown[]> =>
        database.read((tables) => tables.selectFrom('idempotency_record').selectAll().execute());
      const text = JSON.stringify(await rows());
      expect(text).toContain('"state":"done"');
      expect(text).not.toMatch(/canary|ada@|payroll/);
      expect(
        Buffer.from((JSON.parse(text) as [{ answer: string }])[0].answer, 'base64').toString(),
      ).not.toContain('ada@');
      clock.advance(600_000);
      await turn();
      expect(await rows()).toHaveLength(1);
      await asked(counted, writes, { key: 'canary-key', body: { name: 'canary-body' } });
      await asked(counted, writes, { key: 'another' });
      clock.advance(keepMs);
      await vi.waitFor(async () => {
        clock.advance(600_000);
        expect(await rows()).toEqual([]);
      });
    },
  );
});
