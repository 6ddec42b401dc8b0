import { describe, expect, test } from 'vitest';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import type { Wfm } from '../../../src/wfm/wfm-port.ts';
import { cached, settled, sites, type Cached } from './held-wfm.ts';

const london = { items: [{ siteId: 1, name: 'London' }] };
const paris = { items: [{ siteId: 1, name: 'Paris' }] };

/** Reads the sites, and has WFM answer. */
async function read(cache: Cached, wfm: Wfm = cache.of(), answer: unknown = london): Promise<unknown> {
  const asked = sites(wfm);
  await settled();
  cache.held.at(-1)!.answer(answer);
  return await asked;
}

describe('what was read is used again', () => {
  test('by another request within its time, which says how old it is', async () => {
    const cache = cached();
    await read(cache);
    cache.clock.advance(29_999);
    const later = cache.of();
    expect(await sites(later)).toEqual(london);
    expect(later.kept).toEqual({ since: Date.parse('2026-01-05T09:00:00Z'), stale: false });
    expect(cache.held).toHaveLength(1);
    expect(cache.outcomes).toEqual(['miss', 'hit']);
  });

  test('not by who asks WFM anew, nor at the end of its time', async () => {
    const cache = cached();
    const first = cache.of();
    await read(cache, first);
    expect(first.kept).toBeUndefined();
    cache.clock.advance(30_000);
    const second = cache.of();
    expect(await read(cache, second, paris)).toEqual(paris);
    expect(second.kept).toBeUndefined();
  });

  test('the oldest of several says how old all is', async () => {
    const cache = cached();
    await read(cache);
    cache.clock.advance(5000);
    const two = sites(cache.of(), 2);
    await settled();
    cache.held.at(-1)!.answer(paris);
    await two;
    cache.clock.advance(5000);
    const later = cache.of();
    await sites(later, 2);
    await sites(later);
    await sites(later, 2);
    expect(later.kept?.since).toBe(Date.parse('2026-01-05T09:00:00Z'));
  });

  test('it is frozen to its depth', async () => {
    const cache = cached();
    const answer = { items: [{ siteId: 1, name: 'London' }] };
    await read(cache, cache.of(), answer);
    expect(() => {
      answer.items[0]!.name = 'Paris';
    }).toThrow(TypeError);
  });

  test.each([
    { what: 'another input', of: {}, ids: [7] },
    { what: 'another upstream identity', of: { identity: 'user:7' }, ids: [] },
    { what: 'a caller who wants nothing kept', of: { maxAgeMs: 0 }, ids: [] },
    { what: 'a caller who wants it younger', of: { maxAgeMs: 1000 }, ids: [] },
  ])('not for $what', async ({ of, ids }) => {
    const cache = cached();
    await read(cache);
    cache.clock.advance(1000);
    void sites(cache.of(of), ...ids);
    await settled();
    expect(cache.held).toHaveLength(2);
    expect(cache.held[1]!.request.identity).toBe(of.identity);
  });

  test.each([
    ['agents', (wfm: Wfm) => wfm.call('ConfigService', 'GetAgent', { filter: {}, details: {} })],
    ['users', (wfm: Wfm) => wfm.call('ConfigService', 'GetUser', { filter: {}, details: {} })],
  ] as const)('%s are not reference data', async (_what, ask) => {
    const cache = cached();
    void ask(cache.of());
    void ask(cache.of());
    await settled();
    expect(cache.held).toHaveLength(2);
    expect(cache.outcomes).toEqual([]);
  });

  test('the live twin asks WFM, and others use what it has read', async () => {
    const cache = cached();
    await read(cache);
    cache.clock.advance(1000);
    const request = cache.of();
    expect(await read(cache, request.live, paris)).toEqual(paris);
    expect(request.kept).toBeUndefined();
    expect(await sites(cache.of())).toEqual(paris);
  });

  test('an answer that was asked for earlier does not replace a newer one', async () => {
    const cache = cached();
    const slow = sites(cache.of());
    const live = sites(cache.of({ maxAgeMs: 0 }));
    await settled();
    cache.held[1]!.answer(paris);
    await live;
    cache.held[0]!.answer(london);
    expect(await slow).toEqual(london);
    expect(await sites(cache.of())).toEqual(paris);
  });

  test('what is kept is bounded in bytes', async () => {
    const cache = cached(40_000);
    for (let id = 1; id <= 20; id += 1) {
      const asked = sites(cache.of(), id);
      await settled();
      cache.held.at(-1)!.answer({ items: [{ siteId: id, name: 'x'.repeat(2000) }] });
      await asked;
    }
    await sites(cache.of(), 20);
    expect(cache.held).toHaveLength(20);
    void sites(cache.of(), 1);
    await settled();
    expect(cache.held).toHaveLength(21);
  });
});

describe('identical reads that are under way share one call', () => {
  test('of their client', async () => {
    const cache = cached();
    const both = [sites(cache.of({ clientId: 'hr' })), sites(cache.of({ clientId: 'hr' }))];
    await settled();
    expect(cache.held.map(({ request }) => request.clientId)).toEqual(['hr']);
    cache.held[0]!.answer(london);
    expect(await Promise.all(both)).toEqual([london, london]);
    expect(cache.outcomes.sort()).toEqual(['miss', 'shared']);
  });

  test('a failure goes to all, and is not kept', async () => {
    const cache = cached();
    const both = [sites(cache.of()), sites(cache.of())];
    await settled();
    cache.held[0]!.fail(new BridgeError('upstream-fault', 'no'));
    for (const asked of both) await expect(asked).rejects.toMatchObject({ code: 'upstream-fault' });
    expect(await read(cache)).toEqual(london);
  });

  test('who goes away does not end it for the others; the last one does', async () => {
    const cache = cached();
    const [first, second] = [new AbortController(), new AbortController()];
    const both = [first, second].map(({ signal }) => sites(cache.of({ signal })));
    const gone = new BridgeError('client-closed-request', 'gone');
    await settled();
    const { signal } = cache.held[0]!.request;
    first.abort(gone);
    await expect(both[0]).rejects.toBe(gone);
    expect(signal.aborted).toBe(false);
    second.abort(gone);
    await expect(both[1]).rejects.toBe(gone);
    expect(signal.aborted).toBe(true);
    // Nobody joins a call that has been given up.
    expect(await read(cache)).toEqual(london);
  });

  test('who has gone already asks nothing', async () => {
    const cache = cached();
    await expect(sites(cache.of({ signal: AbortSignal.abort() }))).rejects.toThrow(BridgeError);
    expect(cache.held).toHaveLength(0);
  });
});
