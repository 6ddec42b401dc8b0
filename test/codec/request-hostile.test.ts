/** Requests that want to cost more than they are long, or to leave their place. */
import { describe, expect, test } from 'vitest';
import { childElements, readDocument, textOf } from '../../src/xml/document.ts';
import { encodeBody, exact, flawsOf } from '../support/codec-calls.ts';
import { choice, complex, handMade, member, one, simple, t, xsd } from '../support/hand-made-service.ts';

const called = handMade({
  types: {
    Op: complex('Op', [
      member('tree', t('Tree')),
      member('texts', xsd('string'), { repeated: true }),
      member('rounds', t('Round'), { repeated: true, kind: 'group' }),
      member('code', t('Code'), { repeated: true }),
      member('big', xsd('decimal')),
      member('list', t('List')),
    ]),
    Tree: complex('Tree', [member('kid', t('Tree')), member('other', t('Tree'))], {
      content: choice(false, one(0), one(1)),
      derived: [t('Twig')],
    }),
    Twig: complex('Twig', [member('kid', t('Tree'))]),
    Round: complex('Round', [member('a', xsd('int')), member('b', t('Round'))], {
      content: choice(true, one(0), one(1)),
    }),
    Code: simple('Code', 'string', { patterns: [['(a+)+b']], enumeration: ['x'] }),
    List: { kind: 'simple', variety: 'list', name: 'List', item: xsd('int'), facets: {} },
  },
});

function within(milliseconds: number, action: () => void): void {
  const start = performance.now();
  action();
  expect(performance.now() - start).toBeLessThan(milliseconds);
}

const json = (text: string): unknown => JSON.parse(text);

describe('a request costs what its length says', () => {
  const many = 200_000;
  test.each<[what: string, make: () => object, flaws: number]>([
    [
      'unknown properties',
      () => Object.fromEntries(Array.from({ length: many }, (_, i) => [`p${i}`, 1])),
      51,
    ],
    [
      'unknown properties like known ones',
      () => Object.fromEntries(Array.from({ length: many }, (_, i) => [`text${i}`, 1])),
      51,
    ],
    ['items', () => ({ texts: Array<string>(many).fill('&') }), 0],
    ['wrong items', () => ({ texts: Array<number>(many).fill(1) }), 51],
    ['rounds', () => ({ rounds: Array<object>(many).fill({ a: 1 }) }), 0],
    ['items of a list', () => ({ list: Array<number>(many).fill(1) }), 0],
    ['digits', () => ({ big: '1'.repeat(3_000_000) }), 0],
    ['a text with a pattern', () => ({ code: ['a'.repeat(1_000_000)] }), 1],
    ['markup', () => ({ texts: ['<&>\r'.repeat(500_000)] }), 0],
    ['a long name', () => ({ ['t'.repeat(3_000_000)]: 1 }), 1],
  ])('%s', (_what, make, flaws) => {
    const input = make();
    within(5_000, () => {
      expect(flawsOf(called, input, exact)).toHaveLength(flaws);
    });
  });
});

test.each<[what: string, key: string, type: string | undefined]>([
  ['a recursive type', 'kid', undefined],
  ['a derived type', 'kid', 'Twig'],
])('an endless nesting of %s is refused', (_what, key, type) => {
  const loop: Record<string, unknown> = type === undefined ? {} : { '@type': type };
  loop[key] = loop;
  expect(flawsOf(called, { tree: loop }, exact).map(({ detail }) => detail)).toEqual([
    'this is nested too deeply',
  ]);
});

test('an endless nesting of groups is refused', () => {
  const nested = handMade({
    types: {
      Op: complex('Op', [member('@choice', t('Round'), { repeated: true, kind: 'group' })]),
      Round: complex('Round', [member('@choice', t('Round'), { repeated: true, kind: 'group' })]),
    },
  });
  const loop: Record<string, unknown> = {};
  loop['@choice'] = [loop];
  expect(flawsOf(nested, loop, exact).map(({ detail }) => detail)).toEqual(['this is nested too deeply']);
});

test.each([
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '@type',
  '@xml',
  '@headers',
  '@attributes',
])('%s is no property of a plain type', (key) => {
  const pointer = `/tree/${key}`;
  const flaws = flawsOf(called, json(`{"tree":{"${key}":{}}}`), exact);
  expect(flaws.map((flaw) => flaw.pointer)).toEqual([pointer]);
  expect(({} as Record<string, unknown>)['kid']).toBeUndefined();
});

test('what is written is well-formed, whatever the texts are', () => {
  const texts = [
    ']]>',
    '</n0:texts>',
    '<!--',
    '<![CDATA[',
    '&#0;',
    '&amp;',
    '\r\n\t',
    '"\'',
    '\u0085\u2028',
    '😀',
    '%',
  ];
  const body = encodeBody(called, { texts }, exact);
  expect(childElements(readDocument(body)).map(textOf)).toEqual(texts);
});

test.each(['\u0000', '\u0008', '\u000b', '\u001f', '\ufffe', '\uffff', 'x\ud800', '\udc00x', '\udc00\ud800'])(
  '%j cannot be written',
  (text) => {
    expect(flawsOf(called, { texts: ['ok', text] }, exact)).toEqual([
      { pointer: '/texts/1', detail: 'a string without control characters is expected' },
    ]);
  },
);

test('a contract of six thousand types that lead to each other overflows nothing', () => {
  const chain = Array.from({ length: 6_000 }, (_, index): [string, ReturnType<typeof complex>] => [
    `T${index}`,
    complex(`T${index}`, [member('a', t(`T${index + 1}`))]),
  ]);
  const types = {
    ...Object.fromEntries(chain),
    T6000: complex('T6000'),
    Op: complex('Op', [member('n', t('T0'))]),
  };
  expect(encodeBody(handMade({ types }), { n: { a: { a: {} } } }, exact)).toContain(
    '<n0:a><n0:a></n0:a></n0:a>',
  );
});

test('a decimal that is measured by a long enumeration is read once', () => {
  const enumeration = Array.from({ length: 20_000 }, (_, index) => `${index}.50`);
  const types = {
    Op: complex('Op', [member('n', t('N'))]),
    N: simple('N', 'decimal', { enumeration }),
  };
  const enumerated = handMade({ types });
  const long = `0${'1'.repeat(1_000_000)}.${'0'.repeat(1_000_000)}`;
  within(2_000, () => {
    expect(flawsOf(enumerated, { n: long }, exact)).toHaveLength(1);
  });
  expect(flawsOf(enumerated, { n: '0019999.5' }, exact)).toEqual([]);
});

test('a name of the callers own is not repeated at full length', () => {
  const [flaw] = flawsOf(called, { ['k'.repeat(100_000)]: 1 }, exact);
  expect(flaw?.pointer).toBe(`/${'k'.repeat(200)}…`);
});

test.each(['{http://www.w3.org/2000/xmlns/}p', '{http://www.w3.org/2000/xmlns/}xmlns'])(
  'the name %s cannot be written, since no prefix may be bound to its namespace',
  (name) => {
    const named = handMade({ types: { Op: complex('Op', [member('q', xsd('QName'))]) } });
    expect(flawsOf(named, { q: name }, exact).map(({ pointer }) => pointer)).toEqual(['/q']);
    const lang = encodeBody(named, { q: '{http://www.w3.org/XML/1998/namespace}lang' }, exact);
    expect(textOf(readDocument(lang))).toBe('xml:lang');
  },
);
