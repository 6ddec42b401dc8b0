import { describe, expect, test } from 'vitest';
import { builtins } from '../../src/contract/builtins.ts';
import { builtinType, requireBuiltin } from '../../src/contract/schema/builtin-type.ts';
import { compileSchema, refusalOf, typeIn } from '../support/schema-facts.ts';

const xsd = 'http://www.w3.org/2001/XMLSchema';
const simple = (inside: string, name = 'T'): string =>
  `<s:simpleType name="${name}">${inside}</s:simpleType>`;
const restriction = (base: string, facets = '', name = 'T'): string =>
  simple(`<s:restriction base="${base}">${facets}</s:restriction>`, name);
const inline = '<s:simpleType><s:restriction base="s:int"/></s:simpleType>';

describe('built-in types', () => {
  const use = (name: string): string => `<s:element name="e" type="s:${name}"/>`;
  test.each(builtins)('takes xsd:%s', (name) => {
    const atomic = { kind: 'simple', variety: 'atomic', name, base: name, facets: {} };
    expect(typeIn(compileSchema(use(name)), name, xsd)).toEqual(atomic);
  });

  test.each([
    ['NMTOKENS', 'NMTOKEN'],
    ['IDREFS', 'IDREF'],
    ['ENTITIES', 'ENTITY'],
  ])('takes xsd:%s, a list of xsd:%s', (name, item) => {
    const types = compileSchema(use(name));
    expect(typeIn(types, name, xsd)).toMatchObject({
      variety: 'list',
      item: `{${xsd}}${item}`,
      facets: { minLength: 1 },
    });
    expect(typeIn(types, item, xsd)).toMatchObject({ variety: 'atomic', base: item });
  });

  test.each([
    ['dateTimeStamp', 'xsd:dateTimeStamp, which is no built-in type of XML Schema 1.0'],
    ['strng', 'xsd:strng, which is no built-in type of XML Schema 1.0 (did you mean string?)'],
    ['NMTOKENs', 'xsd:NMTOKENs, which is no built-in type of XML Schema 1.0 (did you mean NMTOKENS?)'],
    ['constructor', 'xsd:constructor, which is no built-in type of XML Schema 1.0'],
  ])('a name that XML Schema does not have is refused by it: %s', (name, reason) => {
    expect(builtinType(`{${xsd}}${name}`)).toEqual({ kind: 'unsupported', name, construct: reason });
    expect(() => requireBuiltin(`{${xsd}}${name}`, 'the part p')).toThrow(`${reason}, in the part p`);
  });

  test('only those that are used are in the model', () => {
    expect([...compileSchema(use('int')).keys()]).toEqual([`{${xsd}}int`]);
  });
});

describe('facets', () => {
  test.each<[facet: string, value: string, facets: object]>([
    ['length', '3', { length: 3 }],
    ['minLength', '1', { minLength: 1 }],
    ['maxLength', ' 9 ', { maxLength: 9 }],
    ['pattern', '[a-z]+', { patterns: [['[a-z]+']] }],
    ['enumeration', ' a ', { enumeration: [' a '] }],
    ['minInclusive', '-1', { minInclusive: '-1' }],
    ['maxInclusive', '1.50', { maxInclusive: '1.50' }],
    ['minExclusive', '0', { minExclusive: '0' }],
    ['maxExclusive', '2020-01-01', { maxExclusive: '2020-01-01' }],
    ['totalDigits', '5', { totalDigits: 5 }],
    ['fractionDigits', '2', { fractionDigits: 2 }],
  ])('takes xsd:%s', (facet, value, facets) => {
    const types = compileSchema(restriction('s:string', `<s:${facet} value="${value}" fixed="true"/>`));
    expect(typeIn(types, 'T')).toEqual({
      kind: 'simple',
      variety: 'atomic',
      name: 'T',
      base: 'string',
      facets,
    });
  });

  test.each([
    ['preserve', 'string'],
    ['replace', 'normalizedString'],
    ['collapse', 'token'],
  ])('takes xsd:whiteSpace: %s makes a string a %s', (value, base) => {
    expect(
      typeIn(compileSchema(restriction('s:string', `<s:whiteSpace value="${value}"/>`)), 'T'),
    ).toMatchObject({ base, facets: {} });
  });

  test('lie over those of the base: patterns add up, the others replace', () => {
    const base = restriction(
      's:string',
      '<s:pattern value="a*"/><s:pattern value="b*"/><s:maxLength value="9"/><s:minLength value="1"/>',
      'Base',
    );
    const types = compileSchema(
      restriction('t:Base', '<s:pattern value="c*"/><s:maxLength value="5"/>') + base,
    );
    expect(typeIn(types, 'T')).toMatchObject({
      facets: { patterns: [['a*', 'b*'], ['c*']], minLength: 1, maxLength: 5 },
    });
  });

  test.each<[what: string, own: string, values: readonly string[]]>([
    ['a restriction without an enumeration of its own keeps the values', '', ['a', 'b']],
    ['one with its own has those', '<s:enumeration value="b"/>', ['b']],
  ])('%s', (_what, own, values) => {
    const base = restriction('s:string', '<s:enumeration value="a"/><s:enumeration value="b"/>', 'Base');
    expect(typeIn(compileSchema(base + restriction('t:Base', own)), 'T')).toMatchObject({
      facets: { enumeration: values },
    });
  });

  test('values of xsd:QName stand as they do in JSON, without a prefix', () => {
    const types = compileSchema(
      restriction('s:QName', '<s:enumeration value="t:a"/><s:enumeration value="b"/>'),
    );
    expect(typeIn(types, 'T')).toMatchObject({ facets: { enumeration: ['{urn:test}a', 'b'] } });
  });
});

describe('varieties', () => {
  test.each<[construct: string, schema: string, expected: object]>([
    ['xsd:list/@itemType', simple('<s:list itemType="s:int"/>'), { variety: 'list', item: `{${xsd}}int` }],
    [
      'xsd:list with its type inside',
      simple(`<s:list>${inline}</s:list>`),
      { variety: 'list', item: '{urn:test}#T.@item' },
    ],
    [
      'a restriction of a list',
      simple('<s:list itemType="s:int"/>', 'L') + restriction('t:L', '<s:maxLength value="2"/>'),
      { variety: 'list', item: `{${xsd}}int`, facets: { maxLength: 2 } },
    ],
    [
      'xsd:union/@memberTypes',
      simple('<s:union memberTypes="s:int  t:U"/>') + restriction('s:string', '', 'U'),
      { variety: 'union', memberTypes: [`{${xsd}}int`, '{urn:test}U'] },
    ],
    [
      'xsd:union with its types inside',
      simple(`<s:union memberTypes="s:date">${inline}${inline}</s:union>`),
      { variety: 'union', memberTypes: [`{${xsd}}date`, '{urn:test}#T.@member1', '{urn:test}#T.@member2'] },
    ],
    [
      'a restriction of a union',
      simple('<s:union memberTypes="s:int s:date"/>', 'U') + restriction('t:U', '<s:pattern value="2.*"/>'),
      { variety: 'union', facets: { patterns: [['2.*']] } },
    ],
    [
      'a restriction with its base inside',
      simple(`<s:restriction>${inline}<s:maxInclusive value="3"/></s:restriction>`),
      { variety: 'atomic', base: 'int', facets: { maxInclusive: '3' } },
    ],
  ])('takes %s', (_construct, schema, expected) => {
    expect(typeIn(compileSchema(schema), 'T')).toMatchObject({ kind: 'simple', name: 'T', ...expected });
  });
});

describe('what is no simple type is refused by its name', () => {
  test.each<[construct: string, schema: string, reason: string]>([
    ['nothing', simple(''), 'xsd:simpleType of 0 parts in T'],
    ['a restriction of nothing', simple('<s:restriction/>'), 'a restriction without a base in T'],
    [
      'a restriction of a complex type',
      restriction('t:C') + '<s:complexType name="C"/>',
      'the type {urn:test}C, which is not simple, in T',
    ],
    [
      'a restriction of a type that is not there',
      restriction('t:Gone'),
      'the type {urn:test}Gone, which is not defined, in T',
    ],
    ['its own base', restriction('t:T'), 'the type {urn:test}T, which is its own base, in T'],
    [
      'two that are each other’s base',
      restriction('t:U') + restriction('t:T', '', 'U'),
      'the type {urn:test}T, which is its own base, in U',
    ],
    [
      'a union that holds itself',
      simple('<s:union memberTypes="s:int t:T"/>'),
      'the type {urn:test}T, which is its own base, in T',
    ],
    ['a list of lists', simple('<s:list itemType="s:NMTOKENS"/>'), 'xsd:list of lists in T'],
    ['a list of nothing', simple('<s:list/>'), 'xsd:list without a type in T'],
    ['a union of nothing', simple('<s:union/>'), 'xsd:union without a type in T'],
    ['a length that is none', restriction('s:string', '<s:length value="x"/>'), 'xsd:length="x" in T'],
    ['a facet without a value', restriction('s:string', '<s:pattern/>'), 'xsd:pattern without a value in T'],
    ['a facet of XML Schema 1.1', restriction('s:string', '<s:assertion test="1"/>'), 'xsd:assertion in T'],
  ])('%s', (_construct, schema, reason) => {
    expect(refusalOf(typeIn(compileSchema(schema), 'T'))).toBe(reason);
  });
});
