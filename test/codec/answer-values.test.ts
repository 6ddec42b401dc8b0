/** Values of a friendly answer that are shown in another form than they travel in; nil; recursion; name forms. */
import { describe, expect, test } from 'vitest';
import type { CodecOptions } from '../../src/codec/profile.ts';
import type { Conventions } from '../../src/contract/conventions.ts';
import type { Operation, Service } from '../../src/contract/service-model.ts';
import { zoneOf } from '../../src/time/zone.ts';
import { decodeBody, exact, friendly } from '../support/codec-calls.ts';
import { compileService, wrappers, type WsdlParts } from '../support/wsdl-text.ts';

function operationOf(
  parts: WsdlParts,
  conventions: Partial<Conventions> = {},
): readonly [Service, Operation] {
  const service = compileService({ operations: ['Op'], ...parts }, conventions);
  return [service, service.operations.get('Op')!];
}

const answer = (content: string): string => `<OpResponse xmlns="urn:test">${content}</OpResponse>`;

describe('an enum', () => {
  const enumOf = (provisional: boolean): Conventions['enums'] => ({
    Kind: {
      provisional,
      critical: false,
      evidence: '',
      members: ['OpResponse.kind'],
      values: { ONE: 1, TWO: 2 },
    },
  });
  const members = '<s:element name="kind" type="s:int" maxOccurs="9"/><s:element name="n" type="s:int"/>';
  const schema = wrappers('Op', '', members);
  const guessed = operationOf({ schema }, { enums: enumOf(true) });
  const known = operationOf({ schema }, { enums: enumOf(false) });
  const careful: CodecOptions = { ...friendly, nameProvisionalEnums: false };

  test.each<[what: string, called: typeof known, options: CodecOptions, kinds: unknown[]]>([
    ['of known numbers is named', known, careful, ['ONE', 'TWO', 3]],
    ['of guessed numbers stays a number', guessed, careful, [1, 2, 3]],
    ['of guessed numbers is named when that is allowed', guessed, friendly, ['ONE', 'TWO', 3]],
    ['is a number in exact', known, exact, [1, 2, 3]],
  ])('%s, and a number without a name stays one', async (_what, called, options, kinds) => {
    const body = answer('<kind>1</kind><kind>2</kind><kind>3</kind><n>1</n>');
    expect(await decodeBody(called, body, options)).toEqual({ kind: kinds, n: 1 });
  });
});

describe('an OLE date', () => {
  const called = operationOf(
    {
      schema: wrappers(
        'Op',
        '',
        '<s:element name="day" type="s:double" minOccurs="0"/><s:element name="at" type="s:double" minOccurs="0"/>',
      ),
    },
    {
      dates: [
        { members: ['OpResponse.day'], form: 'date', none: 0, evidence: '' },
        { members: ['OpResponse.at'], form: 'dateTime', evidence: '' },
      ],
    },
  );
  const berlin: CodecOptions = { ...friendly, zone: zoneOf('Europe/Berlin') };

  test.each<[what: string, content: string, options: CodecOptions, value: object]>([
    ['a day', '<day>40391.0</day>', friendly, { day: '2010-08-01' }],
    ['a day, whatever the zone', '<day>40391</day>', berlin, { day: '2010-08-01' }],
    [
      'a day with a time, which does not round up',
      '<day>40391.99999999</day>',
      friendly,
      { day: '2010-08-01' },
    ],
    ['the number for no day', '<day>0</day>', friendly, { day: null }],
    ['that number is a day elsewhere', '<at>0</at>', friendly, { at: '1899-12-30T00:00:00' }],
    [
      'a time without a zone is local',
      '<at>45306.385416666664</at>',
      friendly,
      { at: '2024-01-15T09:15:00' },
    ],
    [
      'a time in a zone has its offset',
      '<at>45306.385416666664</at>',
      berlin,
      { at: '2024-01-15T09:15:00+01:00' },
    ],
    ['a time in summer', '<at>45488.385416666664</at>', berlin, { at: '2024-07-15T09:15:00+02:00' }],
    [
      'a time that is skipped in spring',
      '<at>45382.104166666664</at>',
      berlin,
      { at: '2024-03-31T03:30:00+02:00' },
    ],
    [
      'a time that comes twice in autumn',
      '<at>45592.104166666664</at>',
      berlin,
      { at: '2024-10-27T02:30:00+02:00' },
    ],
    ['a negative time', '<at>-1.25</at>', friendly, { at: '1899-12-29T06:00:00' }],
    ['the double in exact', '<at>45306.385416666664</at>', exact, { at: 45_306.385416666664 }],
  ])('%s', async (_what, content, options, value) => {
    expect(await decodeBody(called, answer(content), options)).toEqual(value);
  });

  test.each(['NaN', 'INF', '1e300', '-9999999'])('%s is no date', async (text) => {
    await expect(decodeBody(called, answer(`<at>${text}</at>`))).rejects.toThrow(
      'upstream-contract-violation: OpResponse/at: an OLE date was expected',
    );
  });
});

test.each([
  ['friendly', friendly],
  ['exact', exact],
])('a negative zero keeps its sign in %s', async (_what, options) => {
  const called = operationOf({
    schema: wrappers('Op', '', '<s:element name="n" type="s:double" maxOccurs="4"/>'),
  });
  const body = answer('<n>-0</n><n>-0.0</n><n>0</n><n>-00</n>');
  const value = await decodeBody(called, body, options);
  expect(options === exact ? value : { n: value }).toEqual({ n: [-0, -0, 0, -0] });
});

describe('nil', () => {
  const nil = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"';
  const called = operationOf({
    schema: wrappers(
      'Op',
      '',
      '<s:element name="must" type="s:int" nillable="true"/><s:element name="may" type="s:string" minOccurs="0"/>' +
        '<s:element name="many" type="s:int" nillable="true" minOccurs="0" maxOccurs="9"/>' +
        '<s:element name="list" type="s:int" minOccurs="0" maxOccurs="9"/>',
    ),
  });
  test.each<[what: string, content: string, value: object]>([
    ['of a nillable member is null', `<must ${nil}/>`, { must: null }],
    ['of an optional member is as if it were absent', `<must>1</must><may ${nil}/>`, { must: 1 }],
    [
      'of a nillable item is null',
      `<must>1</must><many>2</many><many ${nil}/>`,
      { must: 1, many: [2, null] },
    ],
    ['of an array is no item', `<must>1</must><list ${nil}/>`, { must: 1 }],
    ['that says false is no nil', `<must ${nil.replace('true', 'false')}>5</must>`, { must: 5 }],
    ['and empty text differ', '<must>1</must><may></may>', { must: 1, may: '' }],
  ])('%s', async (_what, content, value) => {
    expect(await decodeBody(called, answer(content), exact)).toEqual({ many: [], list: [], ...value });
  });
});

describe('a recursive type', () => {
  const tree =
    '<s:complexType name="Tree"><s:sequence><s:element name="wmName" type="s:string"/>' +
    '<s:element name="kids" type="t:Tree" minOccurs="0" maxOccurs="unbounded"/></s:sequence></s:complexType>';
  const schema = tree + wrappers('Op', '', '<s:element name="return" type="t:Tree"/>');
  const called = operationOf({ schema });
  const xml = answer(
    '<return><wmName>a</wmName><kids><wmName>b</wmName><kids><wmName>c</wmName></kids></kids><kids><wmName>d</wmName></kids></return>',
  );

  test('is read to its end', async () => {
    const leaf = (name: string): object => ({ name, kids: [] });
    expect(await decodeBody(called, xml)).toEqual({
      name: 'a',
      kids: [{ name: 'b', kids: [leaf('c')] }, leaf('d')],
    });
  });

  test('that is nested endlessly is refused', async () => {
    const levels = 5000;
    const deep = `<return>${'<kids><wmName>x</wmName>'.repeat(levels)}${'</kids>'.repeat(levels)}</return>`;
    await expect(decodeBody(called, answer(deep))).rejects.toMatchObject({ code: 'upstream-invalid-xml' });
  });
});

describe('a schema whose members are unqualified', () => {
  const schema = wrappers(
    'Op',
    '',
    '<s:element name="a" type="s:int"/><s:element name="b" type="s:int" form="qualified" minOccurs="0"/>',
  );
  const called = operationOf({ schema, form: 'unqualified' });
  const inside = (content: string): string => `<p:OpResponse xmlns:p="urn:test">${content}</p:OpResponse>`;

  test('is read without a namespace, and with one where the member says so', async () => {
    expect(await decodeBody(called, inside('<a>1</a><p:b>2</p:b>'))).toEqual({ a: 1, b: 2 });
  });

  test('does not take a member of the namespace for one without', async () => {
    await expect(decodeBody(called, inside('<p:a>1</p:a>'))).rejects.toThrow('OpResponse/a: is missing');
  });
});
