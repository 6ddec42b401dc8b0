import { describe, expect, test } from 'vitest';
import { heldAnswer } from '../../src/wfm/held-answer.ts';

interface Held {
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly released: () => number;
  readonly closed: () => boolean;
}

function held(answer: readonly (string | Error)[], signal = new AbortController().signal): Held {
  let releases = 0;
  let closed = false;
  // eslint-disable-next-line @typescript-eslint/require-await -- the answer is a stream
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for (const piece of answer) {
        if (piece instanceof Error) throw piece;
        yield Buffer.from(piece);
      }
    } finally {
      closed = true;
    }
  }
  const release = (): void => {
    releases += 1;
  };
  return { pieces: heldAnswer(pieces(), release, signal), released: () => releases, closed: () => closed };
}

describe('what an answer holds is let go', () => {
  test('once, after the last piece', async () => {
    const { pieces, released } = held(['a', 'b']);
    const seen: string[] = [];
    for await (const piece of pieces) {
      expect(released()).toBe(0);
      seen.push(Buffer.from(piece).toString());
    }
    expect(seen).toEqual(['a', 'b']);
    expect(released()).toBe(1);
  });

  test('when reading fails', async () => {
    const { pieces, released } = held(['a', new Error('cut')]);
    await expect(
      (async () => {
        for await (const piece of pieces) expect(piece.length).toBe(1);
      })(),
    ).rejects.toThrow('cut');
    expect(released()).toBe(1);
  });

  test('when the reader stops, who then also closes the source', async () => {
    const { pieces, released, closed } = held(['a', 'b']);
    for await (const piece of pieces) {
      expect(piece.length).toBe(1);
      break;
    }
    expect([released(), closed()]).toEqual([1, true]);
  });

  test('once, however often it is over', async () => {
    const end = new AbortController();
    const { pieces, released } = held([new Error('cut')], end.signal);
    const iterator = pieces[Symbol.asyncIterator]();
    await expect(iterator.next()).rejects.toThrow('cut');
    end.abort();
    await iterator.return?.();
    expect(released()).toBe(1);
  });

  test.each(['before', 'after'])(
    'when the request ends %s the answer was handed out, read or not',
    (when) => {
      const end = new AbortController();
      if (when === 'before') end.abort();
      const { released } = held(['a'], end.signal);
      end.abort();
      expect(released()).toBe(1);
    },
  );
});
