import { expect, test } from 'vitest';
import { closingBoth, readHead } from '../../src/wfm/answer-pieces.ts';

async function* pieces(sizes: readonly number[], closed: string[] = []): AsyncGenerator<Uint8Array, void> {
  try {
    for (const size of sizes) yield await Promise.resolve(new Uint8Array(size));
  } finally {
    closed.push('inner');
  }
}

test.each([
  { sizes: [], head: 0, isAll: true, left: 0 },
  { sizes: [10], head: 10, isAll: true, left: 0 },
  { sizes: [10, 20], head: 30, isAll: true, left: 0 },
  { sizes: [16_383, 1, 5], head: 16_384, isAll: false, left: 1 },
  { sizes: [65_536, 5], head: 65_536, isAll: false, left: 1 },
])('of pieces of $sizes bytes the first $head are held back', async ({ sizes, head, isAll, left }) => {
  const iterator = pieces(sizes);
  const found = await readHead(iterator);
  expect([found.bytes.length, found.isAll]).toEqual([head, isAll]);
  const rest: Uint8Array[] = [];
  for await (const piece of iterator) rest.push(piece);
  expect(rest).toHaveLength(left);
});

test('who gives up before the first piece closes the source all the same', async () => {
  const closed: string[] = [];
  const inner = pieces([1, 2], closed);
  await inner.next();
  async function* outer(): AsyncGenerator<Uint8Array, void, undefined> {
    yield* inner;
  }
  const iterator = closingBoth(outer(), inner)[Symbol.asyncIterator]();
  await iterator.return?.();
  expect(closed).toEqual(['inner']);
});
