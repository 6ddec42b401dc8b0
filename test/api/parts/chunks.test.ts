import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupsOf, readInOrder } from '../../../src/api/wfm/parts/chunks.ts';

/** Reads that a test answers by hand, in any order. */
class Desk {
  readonly asked: number[] = [];
  readonly #answers = new Map<
    number,
    { resolve: (value: string) => void; reject: (reason: Error) => void }
  >();

  readonly read = (chunk: number): Promise<string> => {
    this.asked.push(chunk);
    return new Promise((resolve, reject) => this.#answers.set(chunk, { resolve, reject }));
  };

  async answer(...chunks: readonly number[]): Promise<void> {
    for (const chunk of chunks) this.#answers.get(chunk)?.resolve(`answer ${chunk}`);
    await settled();
  }

  async fail(chunk: number): Promise<void> {
    this.#answers.get(chunk)?.reject(new Error(`chunk ${chunk}`));
    await settled();
  }
}

async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

const { signal } = new AbortController();
const ten = Array.from({ length: 10 }, (_, index) => index);

describe('chunks', () => {
  test('are not read before anybody asks, then no more than four at a time', async () => {
    const desk = new Desk();
    const results = readInOrder(ten, desk.read, { signal });
    await settled();
    expect(desk.asked).toEqual([]);
    const first = results.next();
    await settled();
    expect(desk.asked).toEqual([0, 1, 2, 3]);
    await desk.answer(0, 1, 2, 3);
    expect((await first).value).toBe('answer 0');
    await settled();
    // The first is still being looked at: with it there are four.
    expect(desk.asked).toEqual([0, 1, 2, 3]);
    expect((await results.next()).value).toBe('answer 1');
    expect(desk.asked).toEqual([0, 1, 2, 3, 4]);
  });

  test('are given in their order, whichever comes first', async () => {
    const delays = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(delays, fc.integer({ min: 1, max: 6 }), async (waits, concurrency) => {
        let running = 0;
        let most = 0;
        const read = async (index: number): Promise<number> => {
          most = Math.max(most, (running += 1));
          for (let turn = waits[index]!; turn > 0; turn -= 1) await Promise.resolve();
          running -= 1;
          return index;
        };
        const order = waits.map((_, index) => index);
        const given: number[] = [];
        for await (const index of readInOrder(order, read, { signal, concurrency })) given.push(index);
        expect(given).toEqual(order);
        expect(most).toBeLessThanOrEqual(concurrency);
      }),
      { numRuns: 50 },
    );
  });

  test('may be found out one after the other, while the first are read', async () => {
    const desk = new Desk();
    async function* found(): AsyncGenerator<number> {
      yield 1;
      yield 2;
      await new Promise(() => undefined);
    }
    const first = readInOrder(found(), desk.read, { signal }).next();
    await settled();
    expect(desk.asked).toEqual([1, 2]);
    await desk.answer(1);
    expect((await first).value).toBe('answer 1');
  });

  test('are not begun any more when nobody asks, and their source is closed', async () => {
    const desk = new Desk();
    let isClosed = false;
    function* source(): Generator<number> {
      try {
        yield* ten;
      } finally {
        isClosed = true;
      }
    }
    const results = readInOrder(source(), desk.read, { signal, concurrency: 2 });
    const first = results.next();
    await settled();
    await desk.answer(0, 1);
    await first;
    await results.return();
    await settled();
    expect(desk.asked).toEqual([0, 1]);
    expect(isClosed).toBe(true);
  });

  test('are not begun any more when the caller is gone', async () => {
    const desk = new Desk();
    const caller = new AbortController();
    const results = readInOrder(ten, desk.read, { signal: caller.signal, concurrency: 2 });
    const first = results.next();
    await settled();
    caller.abort(new Error('gone'));
    await desk.answer(0, 1);
    await first;
    expect((await results.next()).value).toBe('answer 1');
    await expect(results.next()).rejects.toThrow('gone');
    expect(desk.asked).toEqual([0, 1]);
  });

  test('one that fails fails the list in its place, and nothing new is begun', async () => {
    const desk = new Desk();
    const results = readInOrder(ten, desk.read, { signal, concurrency: 3 });
    const first = results.next();
    await settled();
    await desk.fail(1);
    await desk.answer(0, 2);
    expect((await first).value).toBe('answer 0');
    await expect(results.next()).rejects.toThrow('chunk 1');
    expect((await results.next()).done).toBe(true);
    await settled();
    expect(desk.asked).toEqual([0, 1, 2]);
  });

  test('may begin with the first alone', async () => {
    const desk = new Desk();
    const first = readInOrder(ten, desk.read, { signal, firstAlone: true }).next();
    await settled();
    expect(desk.asked).toEqual([0]);
    await desk.answer(0);
    expect((await first).value).toBe('answer 0');
    expect(desk.asked).toEqual([0, 1, 2, 3]);
  });

  test('whose source fails fail', async () => {
    function* source(): Generator<number> {
      throw new Error('no chunks');
    }
    const results = readInOrder(source(), new Desk().read, { signal });
    await expect(results.next()).rejects.toThrow('no chunks');
  });

  test('none are an empty list', async () => {
    expect((await readInOrder([], new Desk().read, { signal }).next()).done).toBe(true);
  });
});

test.each([
  { members: 0, sizes: [] },
  { members: 1, sizes: [1] },
  { members: 250, sizes: [250] },
  { members: 251, sizes: [126, 125] },
  { members: 501, sizes: [167, 167, 167] },
  { members: 1_000, sizes: [250, 250, 250, 250] },
])('$members agents are groups of $sizes', ({ members, sizes }) => {
  const all = Array.from({ length: members }, (_, index) => index);
  const groups = groupsOf(all);
  expect(groups.map((group) => group.length)).toEqual(sizes);
  expect(groups.flat()).toEqual(all);
});
