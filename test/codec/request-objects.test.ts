/** Attributes, text content, derived types and fixed values in requests. */
import { describe, expect, test } from 'vitest';
import { encodeBody, exact, flawsOf, friendly } from '../support/codec-calls.ts';
import { attribute, complex, handMade, member, simple, t, xsd } from '../support/hand-made-service.ts';

type Called = ReturnType<typeof handMade>;

/** The content of the request, without our prefixes and their declarations. */
function written(called: Called, input: object, options = exact): string {
  return encodeBody(called, input, options)
    .replace(/^<n0:Op[^>]*?>/, '')
    .replace(/<\/n0:Op>$/, '')
    .replaceAll('n0:', '');
}

const flaw = (pointer: string, detail: string): object => ({ pointer, detail });

const fixed = (text: string): object => ({ preset: { text, fixed: true } });
const money = complex('Money', [], {
  value: { type: xsd('decimal'), friendly: 'value' },
  attributes: [
    attribute('currency', xsd('string'), { required: true }),
    attribute('scale', xsd('int')),
    attribute('lang', xsd('string'), { namespace: 'http://www.w3.org/XML/1998/namespace' }),
    attribute('unit', xsd('string'), { namespace: 'urn:units', key: '@unit' }),
    attribute('version', xsd('decimal'), { required: true, ...fixed('1.0') }),
    attribute('kind', xsd('string'), fixed('k')),
  ],
});
const withMoney = handMade({ types: { Op: complex('Op', [member('price', t('Money'))]), Money: money } });

describe('attributes and text', () => {
  test.each<[what: string, options: typeof exact, input: object, xml: string]>([
    [
      'exact',
      exact,
      { $value: '1.50', '@currency': 'EUR', '@scale': 2 },
      '<price currency="EUR" scale="2" version="1.0">1.50</price>',
    ],
    [
      'friendly',
      friendly,
      { value: '1.50', currency: 'EUR', scale: 2 },
      '<price currency="EUR" scale="2" version="1.0">1.50</price>',
    ],
    [
      'namespaces of attributes',
      exact,
      { $value: 1, '@currency': '', '@lang': 'nl', '@unit': 'u' },
      '<price currency="" xml:lang="nl" n1:unit="u" version="1.0">1</price>',
    ],
    [
      'markup and white space are kept',
      exact,
      { $value: '1', '@currency': '<"&\'>\t\n\r' },
      '<price currency="&lt;&quot;&amp;\'&gt;&#9;&#10;&#13;" version="1.0">1</price>',
    ],
    [
      'the fixed value in other words',
      exact,
      { $value: '1', '@currency': 'x', '@version': '01.00', '@kind': 'k' },
      '<price currency="x" version="01.00" kind="k">1</price>',
    ],
  ])('%s', (_what, options, input, xml) => {
    expect(written(withMoney, { price: input }, options)).toBe(xml);
  });

  test.each<[what: string, input: unknown, flaws: object[]]>([
    ['no object', '1.50', [flaw('/price', 'an object is expected')]],
    [
      'nothing',
      {},
      [
        flaw('/price/@currency', 'this property is required'),
        flaw('/price/$value', 'this property is required'),
      ],
    ],
    [
      'the names of the other profile',
      { value: '1', currency: 'EUR' },
      [
        flaw('/price/value', 'there is no such property; did you mean $value?'),
        flaw('/price/currency', 'there is no such property; did you mean @currency?'),
        flaw('/price/@currency', 'this property is required'),
        flaw('/price/$value', 'this property is required'),
      ],
    ],
    [
      'values of other types',
      { $value: true, '@currency': 5, '@scale': '2' },
      [
        flaw('/price/@currency', 'a string without control characters is expected'),
        flaw('/price/@scale', 'an integer from -2147483648 to 2147483647 is expected'),
        flaw('/price/$value', 'a decimal number, as a string so that no digit is lost is expected'),
      ],
    ],
    [
      'another value than the fixed one',
      { $value: '1', '@currency': 'x', '@version': '1.1', '@kind': 'K' },
      [
        flaw('/price/@version', '1.0 is expected, the only value there is'),
        flaw('/price/@kind', 'k is expected, the only value there is'),
      ],
    ],
    [
      'an attribute that is null',
      { $value: '1', '@currency': null },
      [flaw('/price/@currency', 'a string without control characters is expected')],
    ],
  ])('%s is refused', (_what, input, flaws) => {
    expect(flawsOf(withMoney, { price: input }, exact)).toEqual(flaws);
  });
});

describe('fixed and default elements', () => {
  const called = handMade({
    types: {
      Op: complex('Op', [
        member('must', xsd('int'), { required: true, ...fixed('7') }),
        member('may', xsd('int'), fixed('8')),
        member('usual', xsd('int'), { preset: { text: '9', fixed: false } }),
        member('text', xsd('string'), fixed('007')),
      ]),
    },
  });

  test('only what is required and fixed is written for the caller', () => {
    expect(written(called, {})).toBe('<must>7</must>');
    expect(written(called, { may: 8, usual: 1, must: 7, text: '007' })).toBe(
      '<must>7</must><may>8</may><usual>1</usual><text>007</text>',
    );
  });

  test('another value is refused', () => {
    expect(flawsOf(called, { must: 8, may: 7, text: '7' }, exact)).toEqual([
      flaw('/must', '7 is expected, the only value there is'),
      flaw('/may', '8 is expected, the only value there is'),
      flaw('/text', '007 is expected, the only value there is'),
    ]);
  });
});

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const shapes = handMade({
  types: {
    Op: complex('Op', [member('shape', t('Shape')), member('thing', t('Thing'))]),
    Thing: complex('Thing', [], { abstract: true, derived: [t('Circle'), '{urn:far}Square'] }),
    Shape: complex('Shape', [member('name', xsd('string'))], {
      derived: [t('Circle'), '{urn:far}Square', t('Ghost')],
    }),
    Circle: complex('Circle', [
      member('name', xsd('string')),
      member('radius', xsd('int'), { required: true }),
    ]),
    Ghost: complex('Ghost', [], { abstract: true }),
  },
});
(shapes[0].types as Map<string, unknown>).set(
  '{urn:far}Square',
  complex('Square_far', [member('side', xsd('int'), { namespace: 'urn:far' })], { derived: [] }),
);

describe('a derived type', () => {
  test.each<[what: string, input: object, xml: string]>([
    ['is not needed', { shape: { name: 'x' } }, '<shape><name>x</name></shape>'],
    ['may be the declared one', { shape: { '@type': 'Shape', name: 'x' } }, '<shape><name>x</name></shape>'],
    [
      'is told',
      { shape: { '@type': 'Circle', radius: 1, name: 'x' } },
      `<shape ${xsi} xsi:type="Circle"><name>x</name><radius>1</radius></shape>`,
    ],
    [
      'is told with the name of the schema and its namespace',
      { thing: { '@type': 'Square_far', side: 1 } },
      `<thing ${xsi} xsi:type="n1:Square"><n1:side>1</n1:side></thing>`,
    ],
  ])('%s', (_what, input, xml) => {
    expect(written(shapes, input)).toBe(xml);
  });

  test.each<[what: string, input: object, flaws: object[]]>([
    [
      'an unknown one',
      { shape: { '@type': 'Triangle' } },
      [flaw('/shape/@type', 'one of Shape, Circle, Square_far is expected')],
    ],
    [
      'an abstract one',
      { shape: { '@type': 'Ghost' } },
      [flaw('/shape/@type', 'one of Shape, Circle, Square_far is expected')],
    ],
    [
      'none where one is needed',
      { thing: {} },
      [flaw('/thing/@type', 'one of Circle, Square_far is expected')],
    ],
    [
      'the abstract one itself',
      { thing: { '@type': 'Thing' } },
      [flaw('/thing/@type', 'one of Circle, Square_far is expected')],
    ],
    [
      'one with a prefix',
      { shape: { '@type': 'n0:Circle' } },
      [flaw('/shape/@type', 'one of Shape, Circle, Square_far is expected')],
    ],
    [
      'no text',
      { shape: { '@type': ['Circle'] } },
      [flaw('/shape/@type', 'one of Shape, Circle, Square_far is expected')],
    ],
    [
      'one that objects have',
      { shape: { '@type': 'constructor' } },
      [flaw('/shape/@type', 'one of Shape, Circle, Square_far is expected')],
    ],
    [
      'a member that only another type has',
      { shape: { radius: 1 } },
      [flaw('/shape/radius', 'there is no such property')],
    ],
    [
      'a missing member of the derived type',
      { shape: { '@type': 'Circle' } },
      [flaw('/shape/radius', 'this property is required')],
    ],
  ])('%s is refused', (_what, input, flaws) => {
    expect(flawsOf(shapes, input, exact)).toEqual(flaws);
  });

  test('a type without derived ones has a name too, and no other', () => {
    const plain = handMade({ types: { Op: complex('Op', [member('p', t('P'))]), P: complex('P') } });
    expect(written(plain, { p: { '@type': 'P' } })).toBe('<p></p>');
    expect(flawsOf(plain, { p: { '@type': 'Op' } }, exact)).toEqual([
      flaw('/p/@type', 'one of P is expected'),
    ]);
  });
});

test('an attribute that is called type is itself where no type has to be told', () => {
  const called = handMade({
    types: {
      Op: complex('Op', [member('e', t('E'))]),
      E: complex('E', [], { attributes: [attribute('type', t('Kind'))] }),
      Kind: simple('Kind', 'string', { enumeration: ['a', 'b'] }),
    },
  });
  expect(written(called, { e: { '@type': 'a' } })).toBe('<e type="a"></e>');
  expect(flawsOf(called, { e: { '@type': 'E' } }, exact)).toEqual([
    flaw('/e/@type', 'one of a, b is expected'),
  ]);
});
