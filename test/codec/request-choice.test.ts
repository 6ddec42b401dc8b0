/** Choices, groups and occurrences: the branch that was meant is found, and what fits no branch is named. */
import { describe, expect, test } from 'vitest';
import type { Particle } from '../../src/contract/service-model.ts';
import { encodeBody, exact, flawsOf } from '../support/codec-calls.ts';
import {
  branch,
  choice,
  complex,
  handMade,
  member,
  one,
  sequence,
  xsd,
  t,
} from '../support/hand-made-service.ts';

type Called = ReturnType<typeof handMade>;

const int = (name: string): ReturnType<typeof member> => member(name, xsd('int'));

/** An operation whose request has the members a, b, c, d, all of them integers, in this content. */
function withContent(content: Particle): Called {
  return handMade({ types: { Op: complex('Op', ['a', 'b', 'c', 'd'].map(int), { content }) } });
}

function written(called: Called, input: object): string {
  return encodeBody(called, input, exact)
    .replace(/^<n0:Op[^>]*>/, '')
    .replace(/<\/n0:Op>$/, '')
    .replaceAll('n0:', '');
}

const optional = (...particles: Particle[]): Particle => ({ kind: 'sequence', required: false, particles });
const must = (index: number): Particle => one(index, true);
const may = (index: number): Particle => one(index);

const simple = withContent(choice(true, must(0), must(1), branch(must(2), must(3))));
const shared = withContent(
  choice(true, branch(must(0), must(1)), branch(must(0), must(2)), branch(must(0), must(2), must(3))),
);
const nested = withContent(sequence(must(0), choice(false, must(1), choice(true, must(2), must(3)))));
const emptiable = withContent(choice(true, optional(must(0), must(1)), must(2)));
const group = withContent(sequence(optional(must(0), may(1)), may(3)));

describe('the branch that was meant is written in the order of the schema', () => {
  test.each<[what: string, called: Called, input: object, xml: string]>([
    ['one element', simple, { b: 1 }, '<b>1</b>'],
    ['a branch of two', simple, { d: 2, c: 1 }, '<c>1</c><d>2</d>'],
    ['a member of all branches, told by another', shared, { a: 1, b: 2 }, '<a>1</a><b>2</b>'],
    ['the branch that is complete', shared, { c: 3, a: 1 }, '<a>1</a><c>3</c>'],
    ['the longest branch', shared, { d: 4, c: 3, a: 1 }, '<a>1</a><c>3</c><d>4</d>'],
    ['no choice where none is required', nested, { a: 1 }, '<a>1</a>'],
    ['a choice inside of a choice', nested, { a: 1, d: 4 }, '<a>1</a><d>4</d>'],
    ['an empty branch', emptiable, {}, ''],
    ['an optional sequence', group, { d: 4 }, '<d>4</d>'],
    ['an optional sequence that is there', group, { b: 2, a: 1, d: 4 }, '<a>1</a><b>2</b><d>4</d>'],
    ['a member that is undefined', simple, { a: undefined, b: 1 }, '<b>1</b>'],
  ])('%s', (_what, called, input, xml) => {
    expect(written(called, input)).toBe(xml);
  });
});

describe('what fits no branch is refused', () => {
  const beside = (key: string): string => `this is of another choice than ${key}, and only one can be made`;
  test.each<[what: string, called: Called, input: object, flaws: [pointer: string, detail: string][]]>([
    ['none', simple, {}, [['', 'one of a, b, c, d is required']]],
    ['two', simple, { a: 1, b: 2 }, [['/b', beside('a')]]],
    [
      'three',
      simple,
      { a: 1, c: 2, d: 3 },
      [
        ['/c', beside('a')],
        ['/d', beside('a')],
      ],
    ],
    ['half a branch', simple, { c: 1 }, [['/d', 'this property is required']]],
    ['half a branch that others share', shared, { a: 1 }, [['/b', 'this property is required']]],
    ['two of shared branches', shared, { a: 1, b: 2, d: 3 }, [['/d', beside('a')]]],
    ['two of nested ones', nested, { a: 1, b: 2, c: 3 }, [['/c', beside('b')]]],
    ['two of the inner one', nested, { a: 1, c: 2, d: 3 }, [['/d', beside('c')]]],
    ['half an optional sequence', group, { b: 2 }, [['/a', 'this property is required']]],
    [
      'a wrong value in a branch',
      simple,
      { b: 'x' },
      [['/b', 'an integer from -2147483648 to 2147483647 is expected']],
    ],
    [
      'an unknown one beside none',
      simple,
      { e: 1 },
      [
        ['/e', 'there is no such property; did you mean a?'],
        ['', 'one of a, b, c, d is required'],
      ],
    ],
  ])('%s', (_what, called, input, flaws) => {
    expect(flawsOf(called, input, exact)).toEqual(flaws.map(([pointer, detail]) => ({ pointer, detail })));
  });
});

const repeated = { repeated: true, kind: 'group' } as const;
const groups = handMade({
  types: {
    Op: complex(
      'Op',
      [
        member('@choice', t('Rounds'), { ...repeated, minItems: 1, maxItems: 3 }),
        member('@sequence', t('Pairs'), repeated),
        int('end'),
      ],
      { content: sequence(must(0), may(1), may(2)) },
    ),
    Rounds: complex('Rounds', [int('a'), member('b', xsd('string')), int('c'), int('d')], {
      content: choice(true, must(0), must(1), branch(must(2), must(3))),
    }),
    Pairs: complex(
      'Pairs',
      [member('key', xsd('string')), member('value', xsd('string'), { nillable: true })],
      {
        content: sequence(must(0), must(1)),
      },
    ),
  },
});

describe('a group that repeats is an array of rounds', () => {
  test('in the order that the caller gave', () => {
    const input = {
      end: 9,
      '@sequence': [
        { value: 'v', key: 'k' },
        { key: 'l', value: null },
      ],
      '@choice': [{ a: 1 }, { b: 'x' }, { a: 2 }],
    };
    expect(written(groups, input)).toBe(
      '<a>1</a><b>x</b><a>2</a><key>k</key><value>v</value><key>l</key>' +
        '<value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/><end>9</end>',
    );
  });

  test('a branch of several elements is one round', () => {
    expect(written(groups, { '@choice': [{ d: 2, c: 1 }] })).toBe('<c>1</c><d>2</d>');
  });

  test.each<[what: string, input: object, pointer: string, detail: string]>([
    ['no round where one is required', {}, '/@choice', 'this property is required'],
    ['none in the array', { '@choice': [] }, '/@choice', 'at least 1 item expected'],
    ['too many', { '@choice': Array(4).fill({ a: 1 }) }, '/@choice', 'at most 3 items expected'],
    ['no array', { '@choice': { a: 1 } }, '/@choice', 'an array is expected'],
    ['a round of nothing', { '@choice': [{ a: 1 }, {}] }, '/@choice/1', 'one of a, b, c, d is required'],
    [
      'a round of two',
      { '@choice': [{ a: 1, b: 'x' }] },
      '/@choice/0/b',
      'this is of another choice than a, and only one can be made',
    ],
    ['no object', { '@choice': [1] }, '/@choice/0', 'an object is expected'],
    [
      'an unknown element',
      { '@choice': [{ a: 1, z: 1 }] },
      '/@choice/0/z',
      'there is no such property; did you mean a?',
    ],
    ['a type', { '@choice': [{ '@type': 'Rounds', a: 1 }] }, '/@choice/0/@type', 'there is no such property'],
    [
      'half a pair',
      { '@choice': [{ a: 1 }], '@sequence': [{ key: 'k' }] },
      '/@sequence/0/value',
      'this property is required',
    ],
  ])('%s is refused', (_what, input, pointer, detail) => {
    expect(flawsOf(groups, input, exact)).toEqual([{ pointer, detail }]);
  });
});

describe('the number of items', () => {
  const lists = handMade({
    types: {
      Op: complex('Op', [
        member('two', xsd('int'), { repeated: true, minItems: 2, maxItems: 2, required: true }),
        member('some', xsd('int'), { repeated: true, minItems: 2 }),
      ]),
    },
  });
  test.each<[what: string, input: object, flaws: [pointer: string, detail: string][]]>([
    ['right', { two: [1, 2], some: [1, 2, 3] }, []],
    ['none where none is needed', { two: [1, 2], some: [] }, []],
    ['absent', {}, [['/two', 'this property is required']]],
    ['none', { two: [] }, [['/two', 'at least 2 items expected']]],
    [
      'too few',
      { two: [1], some: [1] },
      [
        ['/two', 'at least 2 items expected'],
        ['/some', 'at least 2 items expected'],
      ],
    ],
    ['too many', { two: [1, 2, 3] }, [['/two', 'at most 2 items expected']]],
  ])('%s', (_what, input, flaws) => {
    expect(flawsOf(lists, input, exact)).toEqual(flaws.map(([pointer, detail]) => ({ pointer, detail })));
  });
});

test('a choice inside of a choice costs its depth, not a power of it', () => {
  const depth = 12;
  let asked = 0;
  const members = Array.from({ length: depth * 2 + 1 }, (_, index) => int(`m${index}`));
  let content: Particle = must(depth * 2);
  for (let level = 0; level < depth; level += 1)
    content = choice(true, must(level), branch(must(depth + level), content));
  const called = handMade({ types: { Op: complex('Op', members, { content }) } });
  const plain = Object.fromEntries(
    members.slice(depth).map(({ name }, index): [string, number] => [name, index]),
  );
  const input = new Proxy(plain, {
    getOwnPropertyDescriptor: (target, key) => {
      asked += 1;
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
  expect(written(called, input)).toMatch(/^<m23>11<\/m23>.*<m24>12<\/m24>$/);
  expect(asked).toBeLessThan(20_000);
});
