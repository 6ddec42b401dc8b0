/** A holder in a friendly request: one array `items`, whichever of the two arrays its items belong to. */
import { describe, expect, test } from 'vitest';
import { encodeBody, exact, flawsOf, friendly } from '../support/codec-calls.ts';
import { complex, handMade, member, t, xsd } from '../support/hand-made-service.ts';

const int = { required: true };
const array = { repeated: true };
const called = handMade({
  types: {
    Op: complex('Op', [member('holder', t('Holder'), { required: true })]),
    Holder: complex(
      'Holder',
      [
        member('fullNSizeIs', xsd('int'), { ...int, countOf: 'full' }),
        member('full', t('Full'), array),
        member('shortNSizeIs', xsd('int'), { ...int, countOf: 'short' }),
        member('short', t('Short'), array),
        member('note', xsd('string')),
      ],
      { holder: { full: 'full', short: 'short', items: 'items' } },
    ),
    Full: complex('Full', [
      member('id', xsd('int'), int),
      member('name', xsd('string'), int),
      member('more', xsd('int'), int),
    ]),
    Short: complex('Short', [member('id', xsd('int'), int), member('name', xsd('string'))]),
  },
});

function written(input: object, options = friendly): string {
  return encodeBody(called, input, options)
    .replace(/^<n0:Op[^>]*><n0:holder>/, '')
    .replace(/<\/n0:holder><\/n0:Op>$/, '')
    .replaceAll('n0:', '');
}

const flaw = (pointer: string, detail: string): object => ({ pointer, detail });
const full = { id: 1, name: 'f', more: 2 };
const fullXml = '<full><id>1</id><name>f</name><more>2</more></full>';
const short = { id: 3, name: 's' };
const shortXml = '<short><id>3</id><name>s</name></short>';

test.each<[what: string, holder: object, xml: string]>([
  ['nothing', {}, '<fullNSizeIs>0</fullNSizeIs><shortNSizeIs>0</shortNSizeIs>'],
  ['no items', { items: [] }, '<fullNSizeIs>0</fullNSizeIs><shortNSizeIs>0</shortNSizeIs>'],
  [
    'full ones',
    { items: [full, full] },
    `<fullNSizeIs>2</fullNSizeIs>${fullXml}${fullXml}<shortNSizeIs>0</shortNSizeIs>`,
  ],
  ['short ones', { items: [short] }, `<fullNSizeIs>0</fullNSizeIs><shortNSizeIs>1</shortNSizeIs>${shortXml}`],
  [
    'both, with the rest of the holder',
    { note: 'n', items: [short, full] },
    `<fullNSizeIs>1</fullNSizeIs>${fullXml}<shortNSizeIs>1</shortNSizeIs>${shortXml}<note>n</note>`,
  ],
  [
    'the array of the contract',
    { full: [full] },
    `<fullNSizeIs>1</fullNSizeIs>${fullXml}<shortNSizeIs>0</shortNSizeIs>`,
  ],
])('%s', (_what, holder, xml) => {
  expect(written({ holder })).toBe(xml);
});

describe('flaws are where the caller wrote', () => {
  test.each<[what: string, holder: object, flaws: object[]]>([
    [
      'an item that is neither',
      { items: [short, { id: 1, more: 2 }] },
      [flaw('/holder/items/1/name', 'this property is required')],
    ],
    [
      'a wrong value in a short one',
      { items: [full, { id: 'x' }] },
      [flaw('/holder/items/1/id', 'an integer from -2147483648 to 2147483647 is expected')],
    ],
    ['no object', { items: [7] }, [flaw('/holder/items/0', 'an object is expected')]],
    ['no array', { items: full }, [flaw('/holder/items', 'an array is expected')]],
    [
      'both names at once',
      { items: [], short: [] },
      [flaw('/holder/items', 'this cannot stand beside short')],
    ],
    [
      'a misspelt name',
      { itmes: [] },
      [flaw('/holder/itmes', 'there is no such property; did you mean items?')],
    ],
  ])('%s', (_what, holder, flaws) => {
    expect(flawsOf(called, { holder }, friendly)).toEqual(flaws);
  });
});

test('exact knows the two arrays alone', () => {
  expect(flawsOf(called, { holder: { items: [], fullNSizeIs: 0, shortNSizeIs: 0 } }, exact)).toEqual([
    flaw('/holder/items', 'there is no such property'),
  ]);
});
