import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closePair, itemsOf, openPair, referenceCache, type Pair } from '../support/running-bridge.ts';
import { nounTable } from './noun-table.ts';

let pair: Pair;
beforeAll(async () => {
  pair = await openPair({ env: referenceCache });
});
afterAll(async () => {
  await closePair(pair);
});

describe.each(nounTable)('$path', ({ path, expected }) => {
  test('the list is the whole world of WFM in its order', async () => {
    const { bridge, simulator } = pair;
    const wanted = expected(simulator.world);
    const answer = await bridge.get(path);
    expect(wanted.length).toBeGreaterThan(1);
    expect(itemsOf(answer)).toMatchObject(wanted);
    expect(answer.body).toMatchObject({ asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
  });

  test('the first and the last are found by id, and are what the list says', async () => {
    const { bridge } = pair;
    const items = itemsOf(await bridge.get(path));
    for (const item of [items[0], items.at(-1)]) {
      const answer = await bridge.get(`${path}/${String(item?.['id'])}`);
      expect([answer.status, answer.body]).toEqual([200, item]);
    }
  });

  test('an id that WFM does not have is 404', async () => {
    const answer = await pair.bridge.get(`${path}/99999999`);
    expect([answer.status, answer.body]).toMatchObject([404, { code: 'not-found' }]);
  });

  test('ids choose objects, comma-joined and repeated', async () => {
    const { bridge, simulator } = pair;
    const [first, second] = expected(simulator.world);
    const ids = [String(first?.['id']), String(second?.['id'])];
    for (const query of [`id=${ids.join(',')}`, `id=${ids.join('&id=')}`])
      expect(itemsOf(await bridge.get(`${path}?${query}`)).map(({ id }) => String(id))).toEqual(ids);
  });
});

const filterRows = nounTable.flatMap(({ path, expected, filters = [] }) =>
  filters.map((filter) => ({ path, expected, ...filter })),
);

test.each(filterRows)('$path?$query leaves what it names', async ({ path, expected, query, keep }) => {
  const { bridge, simulator } = pair;
  const wanted = expected(simulator.world).filter((item) => keep(item, simulator.world));
  const items = itemsOf(await bridge.get(`${path}?${query}`));
  expect(items.length).toBe(wanted.length);
  expect(items).toMatchObject(wanted);
});
