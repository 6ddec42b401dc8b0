import { describe, expect, test } from 'vitest';
import type { Wfm } from '../../../src/wfm/wfm-port.ts';
import { cached, settled, sites } from './held-wfm.ts';

const before = { items: [] };
const after = { items: [{ siteId: 1, name: 'London' }] };

const noun = (wfm: Wfm): Promise<unknown> =>
  wfm.call('ConfigService', 'InsertTimeOffType', { object: { timeOffTypeId: 0 } } as never);
const raw = (wfm: Wfm): Promise<unknown> =>
  wfm.callRaw('ConfigService', 'InsertTimeOffType', {}, { profile: 'friendly' });
const otherService = (wfm: Wfm): Promise<unknown> =>
  wfm.callRaw('CalendarService', 'UpdateUser', {}, { profile: 'friendly' });
const rawRead = (wfm: Wfm): Promise<unknown> =>
  wfm.callRaw('ConfigService', 'GetSite', {}, { profile: 'friendly' });

const drops = [
  { what: 'a change', change: noun, of: {} },
  { what: 'a raw change', change: raw, of: {} },
  { what: 'a change of another client', change: noun, of: { clientId: 'other' } },
  { what: 'a change by another upstream identity', change: noun, of: { identity: 'user:7' } },
];

describe('what was read is forgotten', () => {
  test.each(drops)('at $what', async ({ change, of }) => {
    const cache = cached();
    const first = sites(cache.of());
    await settled();
    cache.held[0]!.answer(before);
    await first;
    const changing = change(cache.of(of));
    await settled();
    cache.held[1]!.answer({});
    await changing;
    const next = sites(cache.of());
    await settled();
    cache.held.at(-1)!.answer(after);
    expect(await next).toEqual(after);
  });

  test.each(drops)('where it was under way during $what', async ({ change, of }) => {
    const cache = cached();
    const early = sites(cache.of());
    await settled();
    const changing = change(cache.of(of));
    await settled();
    const beside = sites(cache.of());
    await settled();
    cache.held[1]!.answer({});
    await changing;
    for (const call of cache.held) call.answer(before);
    expect(await Promise.all([early, beside])).toEqual([before, before]);
    const next = sites(cache.of());
    await settled();
    cache.held.at(-1)!.answer(after);
    expect(await next).toEqual(after);
  });

  test('at a change that failed: it may have happened', async () => {
    const cache = cached();
    const changing = noun(cache.of());
    const beside = sites(cache.of());
    await settled();
    const [write, reading] = cache.held;
    reading!.answer(before);
    await beside;
    write!.fail(new Error('no answer came'));
    await expect(changing).rejects.toThrow('no answer came');
    void sites(cache.of());
    await settled();
    expect(cache.held).toHaveLength(3);
  });

  test.each([
    { what: 'a change of another service', call: otherService },
    { what: 'a raw read', call: rawRead },
  ])('not at $what', async ({ call }) => {
    const cache = cached();
    const first = sites(cache.of());
    await settled();
    cache.held[0]!.answer(before);
    await first;
    const done = call(cache.of());
    await settled();
    cache.held[1]!.answer({});
    await done;
    expect(await sites(cache.of())).toEqual(before);
    expect(cache.held).toHaveLength(2);
  });
});
