/** Repeated choices and sequences: section 3 of `docs/json-mapping.md`, and back again. */
import { describe, expect, test } from 'vitest';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import { inPieces, outcomeOf } from '../support/answer-streams.ts';
import { encodeBody, envelope, exact } from '../support/codec-calls.ts';
import { groupService } from './group-contract.ts';

const service = groupService;
const operation = service.operations.get('Op')!;
const codec = operationCodec(service, operation, exact);

async function outcome(content: string, size: number): Promise<string> {
  const body = `<t:OpResponse xmlns:t="urn:test" xmlns="urn:test">${content}</t:OpResponse>`;
  return outcomeOf(codec.decode(inPieces(Buffer.from(envelope(body)), size)));
}

/** `a1` is `<a>1</a>`. */
const written = (words: string): string => words.replace(/([a-z])(\d)/g, '<$1>$2</$1>').replaceAll(' ', '');

describe('each branch taken is one item with all its elements, and is written as it was read', () => {
  test.each<[type: string, words: string, items: readonly object[]]>([
    ['Pairs', 'a1 b2', [{ a: 1, b: 2 }]],
    [
      'Pairs',
      'a1 b2 a3 b4 c5 c6 a7 b8',
      [{ a: 1, b: 2 }, { a: 3, b: 4 }, { c: 5 }, { c: 6 }, { a: 7, b: 8 }],
    ],
    ['Shared', 'd1 a1 b2 b3 c4 e5', [{ d: 1 }, { a: 1, b: 2 }, { b: 3, c: 4 }, { e: 5 }]],
    ['Runs', 'a1 a2 b3 a4 b5 b6', [{ a: 1 }, { a: 2 }, { b: 3 }, { a: 4 }, { b: 5 }, { b: 6 }]],
    ['Deep', 'a1 b2 a3 c4 d5 e6 a7 c8', [{ a: 1, b: 2 }, { a: 3, c: 4, d: 5 }, { e: 6 }, { a: 7, c: 8 }]],
    [
      'Lists',
      'k1 k2 v3 v4 k5 v6',
      [
        { k: 1, v: [] },
        { k: 2, v: [3, 4] },
        { k: 5, v: [6] },
      ],
    ],
  ])('%s: %s', async (name, words, items) => {
    const key = name === 'Lists' ? '@sequence' : '@choice';
    for (const size of [1, 7, 100_000]) {
      const value = JSON.parse(await outcome(`<${name}>${written(words)}</${name}>`, size)) as object;
      expect(value).toEqual({ [name]: { [key]: items } });
      expect(encodeBody([service, operation], value, exact).replaceAll('n0:', '')).toContain(
        `<${name}>${written(words)}</${name}>`,
      );
    }
  });

  test('many of them take the fast path where there is one and say the same', async () => {
    const items = Array.from({ length: 300 }, (_, index) => (index % 3 === 0 ? 'c1' : 'a1 b2')).join('');
    const expected = Array.from({ length: 300 }, (_, index) => (index % 3 === 0 ? { c: 1 } : { a: 1, b: 2 }));
    for (const size of [5, 100_000])
      expect(JSON.parse(await outcome(`<Pairs>${written(items)}</Pairs>`, size))).toEqual({
        Pairs: { '@choice': expected },
      });
  });

  test('what a wildcard takes is of the branch that it stands in', async () => {
    const content = '<Open><a>1</a><o xmlns="urn:o"/><a>2</a><c>3</c></Open>';
    const value = JSON.parse(await outcome(content, 3)) as { readonly Open: object };
    expect(value.Open).toEqual({
      '@choice': [
        { a: 1, '@any': [{ '@xml': expect.stringContaining('<o ') as string }] },
        { a: 2, '@any': [] },
        { c: 3, '@any': [] },
      ],
    });
  });
});

describe('half a branch is refused', () => {
  test.each([
    ['Pairs', 'a1 c2', 'b is missing'],
    ['Pairs', 'b1', 'a is missing'],
    ['Pairs', 'a1 b2 a3', 'b is missing'],
    ['Deep', 'a1 e2', 'one of b, c is missing'],
    ['Lists', 'v1', 'k: is missing'],
  ])('%s: %s', async (name, words, detail) => {
    for (const size of [1, 100_000]) {
      const failure = await outcome(`<${name}>${written(words)}</${name}>`, size);
      expect(failure).toContain('upstream-contract-violation');
      expect(failure).toContain(detail);
    }
  });
});
