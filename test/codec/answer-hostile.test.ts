/** Answers that were made to cost much: what they cost is bounded, and what they are is said. */
import { describe, expect, test } from 'vitest';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import type { TypeModel } from '../../src/contract/service-model.ts';
import { inPieces, outcomeOf, textOf } from '../support/answer-streams.ts';
import { envelope, exact } from '../support/codec-calls.ts';
import { failureOf } from '../support/failure-of.ts';
import { choice, complex, handMade, member, one, simple, t, xsd } from '../support/hand-made-service.ts';

const list: TypeModel = { kind: 'simple', variety: 'list', name: 'L', item: xsd('QName'), facets: {} };
const branches = Array.from({ length: 500 }, (_, index) => member(`e${index}`, xsd('int')));
const codec = operationCodec(
  ...handMade({
    types: {
      L: list,
      Any: { kind: 'opaque', name: 'anyType' },
      Row: complex('Row', [member('s', xsd('string'))], {
        attributes: [
          {
            ...{ name: 'a', namespace: '', key: '@a', friendly: 'a', type: xsd('string'), required: false },
            ...{ preset: undefined, evidence: { label: 'inferred', detail: '', text: '' } },
          },
        ],
      }),
      '#G': complex('G', branches, { content: choice(true, ...branches.map((_, index) => one(index))) }),
      OpResponse: complex('OpResponse', [
        member('q', xsd('QName'), { repeated: true }),
        member('l', t('L')),
        member('d', xsd('decimal')),
        member('x', t('Any'), { repeated: true }),
        member('s', xsd('string')),
        member('row', t('Row'), { repeated: true }),
        member('@choice', t('#G'), { kind: 'group', repeated: true, key: '@choice', friendly: '@choice' }),
      ]),
    },
  }),
  exact,
);

const answer = (content: string, declared = ''): Buffer =>
  Buffer.from(envelope(`<OpResponse xmlns="urn:t"${declared}>${content}</OpResponse>`));
const many = (count: number, item: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => item(index)).join('');
const outcome = async (content: string, declared = '', size = 30_000): Promise<string> =>
  outcomeOf(codec.decode(inPieces(answer(content, declared), size)));

describe('what an answer says shortly and means at length', () => {
  const long = 'n'.repeat(5_000);
  const declarations = many(30, (index) => ` xmlns:p${index}="urn:${'n'.repeat(2_000)}"`);

  test.each([
    ['one long namespace', `<q xmlns:p="urn:${long}">p:a</q>`, '', '4096 bytes in a namespace declaration'],
    [
      'a long namespace around the answer',
      '',
      ` xmlns:p="urn:${long}"`,
      '4096 bytes in a namespace declaration',
    ],
    [
      'elements of any type in many short namespaces',
      '<x/>'.repeat(5_000),
      many(240, (index) => ` xmlns:p${index}="u"`),
      'bytes of namespace declarations repeated in elements of any type',
    ],
    [
      'many namespaces in scope',
      `<s${many(20, (index) => ` xmlns:o${index}="urn:${'n'.repeat(2_000)}"`)}/>`,
      declarations,
      '65536 bytes of namespace declarations in scope',
    ],
    [
      'elements of any type in many namespaces',
      '<x/>'.repeat(5_000),
      declarations,
      'bytes of namespace declarations repeated in elements of any type',
    ],
    [
      'a list of names',
      `<l>${'p0:a '.repeat(50_000)}</l>`,
      declarations,
      '16777216 characters of JSON in one list',
    ],
    ['a list', `<l>${'a '.repeat(600_000)}</l>`, '', '1048576 bytes in one value'],
    ['a number', `<d>${'1'.repeat(70_000)}</d>`, '', '65536 bytes in one value'],
  ])('is refused: %s', async (_what, content, declared, message) => {
    expect(await outcome(content, declared)).toMatch(/^upstream-oversized/);
    expect(await outcome(content, declared)).toContain(message);
  });

  test('is let through in the size in which servers say it', async () => {
    const declared = many(10, (index) => ` xmlns:p${index}="http://www.example.com/schema/${index}"`);
    const text = await outcome('<q>p1:a</q>'.repeat(3_000) + '<x><a/></x>'.repeat(3_000), declared);
    expect((JSON.parse(text) as { x: unknown[] }).x).toHaveLength(3_000);
  });

  test('makes no value that is larger than the limit of values', async () => {
    const bounded = operationCodec(
      ...handMade({ types: { OpResponse: complex('OpResponse', [member('s', xsd('string'))]) } }),
      { ...exact, limits: { valueBytes: 1_000 } },
    );
    const fits = answer(`<s>${'x'.repeat(990)}</s>`);
    expect(await bounded.decodeValue(inPieces(fits, 100))).toEqual({ s: 'x'.repeat(990) });
    const failure = await failureOf(
      bounded.decodeValue(inPieces(answer(`<s>${'x'.repeat(1_000)}</s>`), 100)),
    );
    expect(failure.code).toBe('upstream-oversized');
  });
});

test('an attribute in many small pieces is read once', { timeout: 5_000 }, async () => {
  const rows = '<row a="x"><s>y</s></row>'.repeat(3);
  const text = await outcome(`${rows}<row a="${'z'.repeat(900_000)}"><s>y</s></row>`, '', 64);
  expect((JSON.parse(text) as { row: { '@a': string }[] }).row[3]?.['@a']).toHaveLength(900_000);
});

test('a value that comes in millions of pieces is whole', async () => {
  const [service, operation] = handMade({
    types: { B: simple('B', 'base64Binary'), OpResponse: complex('OpResponse', [member('b', t('B'))]) },
  });
  const binary = operationCodec(service, operation, exact);
  const line = '&#65;'.repeat(1_000);
  const text = await outcomeOf(binary.decode(inPieces(answer(`<b>${line.repeat(2_000)}</b>`), 30_000)));
  expect((JSON.parse(text) as { b: string }).b).toBe('A'.repeat(2_000_000));
});

test('a choice of 500 branches is as cheap as one of few', { timeout: 5_000 }, async () => {
  const text = await outcome(many(20_000, (index) => `<e${index % 500}>1</e${index % 500}>`));
  expect((JSON.parse(text) as { '@choice': unknown[] })['@choice']).toHaveLength(20_000);
});

describe('an answer that is not the expected one is told by its beginning', () => {
  const fault = (content: string): Buffer => Buffer.from(envelope(`<e:Fault>${content}</e:Fault>`));
  const told = '<faultcode>x</faultcode><faultstring>no</faultstring>';

  test.each([
    ['elements', told + `<detail>${'<a/>'.repeat(100_000)}</detail>`],
    ['more than is kept', told + `<detail>${'<a/>'.repeat(400_000)}</detail>`],
    [
      'an element that is not closed in what is kept',
      told + `<detail><b c=">"><d>${'x'.repeat(2_000_000)}</d></b></detail>`,
    ],
    ['sections', told + `<detail>${'<![CDATA[<]]><!--<--><?a <?>'.repeat(30_000)}</detail>`],
    ['attributes', told + `<detail ${many(50_000, (index) => `a${index}="1" `)}/>`],
  ])('a fault with a detail of %s', async (_what, content) => {
    for (const size of [10_000, 10 ** 8]) {
      const failure = await failureOf(textOf(codec.decode(inPieces(fault(content), size))));
      expect(failure.code).toBe('upstream-fault');
      expect(failure.facts.fault).toEqual({ faultcode: 'x', faultstring: 'no' });
    }
  });

  test.each([
    ['another answer', envelope(`<w>${'<a/>'.repeat(10_000)}</w>`), 'upstream-wrong-operation'],
    ['another document', `<w>${'<a/>'.repeat(10_000)}</w>`, 'upstream-contract-violation'],
    ['a page', `<html>${'<br/>'.repeat(10_000)}</html>`, 'upstream-html'],
    ['a page that is no XML', `<html>${'<br>'.repeat(10_000)}</html>`, 'upstream-html'],
    [
      'a cut header',
      envelope('').replace(/<e:Body>.*$/, `<e:Header>${'<a/>'.repeat(10_000)}`),
      'upstream-truncated',
    ],
    [
      'a fault behind a large header',
      envelope(`<e:Fault>${told}</e:Fault>`).replace(
        '<e:Body>',
        `<e:Header>${'<a/>'.repeat(10_000)}</e:Header><e:Body>`,
      ),
      'upstream-oversized',
    ],
  ])('%s', async (_what, text, code) => {
    expect(await outcomeOf(codec.decode(inPieces(Buffer.from(text), 10_000)))).toMatch(
      new RegExp(`^${code}`),
    );
  });

  test('an answer in one chunk that is longer than what comes before an answer may be', async () => {
    const whole = answer(`<s>${'x'.repeat(3_000_000)}</s>`);
    const text = await outcomeOf(codec.decode(inPieces(whole, 10 ** 9)));
    expect((JSON.parse(text) as { s: string }).s).toHaveLength(3_000_000);
    const late = Buffer.concat([Buffer.alloc(2_000_000, ' '), whole]);
    expect(await outcomeOf(codec.decode(inPieces(late, 10 ** 9)))).toMatch(/^upstream-oversized/);
  });
});
