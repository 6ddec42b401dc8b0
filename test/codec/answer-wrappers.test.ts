/** ATL's wrapper around the items of an array, of any type: the last paragraph of section 7 of `docs/json-mapping.md`. */
import { describe, expect, test } from 'vitest';
import { noOddities, operationCodec } from '../../src/codec/operation-codec.ts';
import type { CodecOptions } from '../../src/codec/profile.ts';
import { inPieces, outcomeOf } from '../support/answer-streams.ts';
import { envelope, exact, friendly } from '../support/codec-calls.ts';
import { compileService, wrappers } from '../support/wsdl-text.ts';
import { wrapperService } from './wrapper-contract.ts';

const service = wrapperService;
const operation = service.operations.get('Op')!;

/** What is in `r`, but for empty arrays, or how it fails. */
async function read(content: string, size: number, options: CodecOptions = exact): Promise<unknown> {
  const codec = operationCodec(service, operation, options);
  const oddities = noOddities();
  const body = `<t:OpResponse xmlns:t="urn:test" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:test"><r>${content}</r></t:OpResponse>`;
  const text = await outcomeOf(codec.decode(inPieces(Buffer.from(envelope(body)), size), oddities));
  if (!text.startsWith('{')) return text;
  expect(oddities.countDifferences).toEqual([]);
  const value = JSON.parse(text) as Readonly<Record<string, object>>;
  const all = value['r'] ?? value;
  return Object.fromEntries(
    Object.entries(all).filter(([, inner]) => !Array.isArray(inner) || inner.length > 0),
  );
}

const row = (index: number): string => `<int>${index}</int>`;
const many = Array.from({ length: 200 }, (_, index) => index);

describe('the items of a wrapper are those of the array', () => {
  test.each<[what: string, content: string, value: object]>([
    ['integers', '<n><int>5</int><int> 6 </int></n>', { n: [5, 6] }],
    ['many integers', `<n>${many.map(row).join('')}</n>`, { n: many }],
    ['counted ones', '<nNSizeIs>2</nNSizeIs><n><int>5</int><int>6</int></n>', { nNSizeIs: 2, n: [5, 6] }],
    ['of any prefix', '<n><q:int xmlns:q="urn:q">5</q:int></n>', { n: [5] }],
    ['with blanks and comments', '<n>\n <!-- c --><int>5</int>\n<int>6</int>\n</n>', { n: [5, 6] }],
    ['that are nil', '<n><int>5</int><int i:nil="true"/></n>', { n: [5, null] }],
    ['that are nil and cannot be', '<d><double>5</double><double i:nil="1"/></d>', { d: [5] }],
    ['strings', '<w>\n<string>a</string><string/><string> </string></w>', { w: ['a', '', ' '] }],
    ['strings of a type of its own', '<c><Colour>red</Colour></c>', { c: ['red'] }],
    ['with a default', '<preset><int/><int>1</int></preset>', { preset: [7, 1] }],
    [
      'objects',
      '<site><Site><id>1</id></Site><Site><id>2</id></Site></site>',
      { site: [{ id: 1 }, { id: 2 }] },
    ],
    ['with something unknown behind', '<n><int>5</int><x>1</x><int>6</int></n>', { n: [5, 6] }],
    ['beside items that stand alone', '<n>4</n><n><int>5</int></n><n>6</n>', { n: [4, 5, 6] }],
    ['several wrappers', '<n><int>4</int></n><n><int>5</int></n>', { n: [4, 5] }],
  ])('%s', async (_what, content, value) => {
    for (const size of [1, 7, 100_000]) expect(await read(content, size)).toEqual(value);
  });

  test('names and dates of the friendly profile are in it', async () => {
    const content = '<n><int>1</int><int>9</int></n><d><double>40391</double></d>';
    for (const size of [1, 100_000])
      expect(await read(content, size, friendly)).toEqual({ n: ['KIND_ONE', 9], d: ['2010-08-01'] });
  });
});

describe('an empty element', () => {
  test.each<[what: string, content: string, value: object]>([
    ['is no item of a type that cannot be empty', '<n/>', {}],
    ['with blanks is none either', '<n> \n</n><d></d>', {}],
    ['leaves the items around it', '<n>4</n><n/><n>5</n>', { n: [4, 5] }],
    ['is not counted', '<nNSizeIs>1</nNSizeIs><n/><n>5</n>', { nNSizeIs: 1, n: [5] }],
    ['is an item of a type that can be empty', '<w/><w></w><x/>', { w: ['', ''], x: [''] }],
    [
      'is no item when the count is 0',
      '<wNSizeIs>0</wNSizeIs><w/><xNSizeIs>0</xNSizeIs><x></x>',
      { wNSizeIs: 0, xNSizeIs: 0 },
    ],
    ['is an item when the count is not 0', '<wNSizeIs>1</wNSizeIs><w/>', { wNSizeIs: 1, w: [''] }],
    ['is the default', '<preset/><preset></preset>', { preset: [7, 7] }],
    ['is no item of a type with a required choice', '<either/>', {}],
    ['is no item of a type with required members', '<site></site>', {}],
  ])('%s', async (_what, content, value) => {
    for (const size of [1, 7, 100_000]) expect(await read(content, size)).toEqual(value);
  });
});

describe('no wrapper is', () => {
  test.each<[what: string, content: string, value: object]>([
    ['an element with text', '<w>a<string>b</string></w>', { w: ['a'] }],
    ['one whose first child is another', '<w><x/><string>b</string></w>', { w: [''] }],
    ['one whose type has a member of that name', '<own><Int>5</Int></own>', { own: [{ Int: 5 }] }],
    ['an element that does not repeat', '<one><string>b</string></one>', { one: '' }],
    ['a wrapper in a wrapper', '<w><string><string>b</string></string></w>', { w: [''] }],
    [
      'an item with attributes that must be there',
      '<marked k="1"><a>1</a></marked>',
      { marked: [{ '@k': '1', a: 1 }] },
    ],
  ])('%s', async (_what, content, value) => {
    for (const size of [1, 7, 100_000]) expect(await read(content, size)).toEqual(value);
  });

  test.each([
    [
      'text where a number belongs',
      '<n>5x<int>6</int></n>',
      'upstream-contract-violation: OpResponse/r/n: an integer',
    ],
    [
      'a word in it',
      '<n><int>5</int><int>x</int></n>',
      'upstream-contract-violation: OpResponse/r/n: an integer',
    ],
    ['an empty item in it', '<n><int/></n>', 'upstream-contract-violation: OpResponse/r/n: an integer'],
    [
      'one that does not stand with the others',
      '<n>4</n><one/><n><int>5</int></n>',
      'upstream-contract-violation: OpResponse/r/n: the items',
    ],
  ])('%s is refused', async (_what, content, failure) => {
    for (const size of [1, 100_000]) expect(await read(content, size)).toContain(failure);
  });
});

describe.each([
  ['s:int', '<r><int>5</int></r><r/><r><int>6</int><int>7</int></r>', [5, 6, 7]],
  ['s:string', '<r>\n<string>a</string></r><r/>', ['a', '']],
  ['t:Site', '<r><Site><id>1</id></Site></r><r/><r><id>2</id></r>', [{ id: 1 }, { id: 2 }]],
])('where the list of %s is all there is', (type, content, items) => {
  const only = `<s:element name="r" type="${type}" minOccurs="0" maxOccurs="unbounded"/>`;
  const site =
    '<s:complexType name="Site"><s:sequence><s:element name="id" type="s:int"/></s:sequence></s:complexType>';
  const lone = compileService({ operations: ['Op'], schema: site + wrappers('Op', '', only) });
  const codec = operationCodec(lone, lone.operations.get('Op')!, friendly);
  const bytes = Buffer.from(envelope(`<OpResponse xmlns="urn:test">${content}</OpResponse>`));

  test.each([1, 7, 100_000])(
    'its items stand for the answer and are the records, in pieces of %i',
    async (size) => {
      expect(JSON.parse(await outcomeOf(codec.decode(inPieces(bytes, size))))).toEqual(items);
      const lines = items.map((item) => `${JSON.stringify(item)}\n`).join('');
      expect(await outcomeOf(codec.decodeItems(inPieces(bytes, size)))).toBe(lines);
    },
  );
});
