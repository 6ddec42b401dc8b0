/** Schemas that stand in several documents. */
import { describe, expect, test } from 'vitest';
import {
  compileDocuments,
  complexIn,
  membersOf,
  refusalOf,
  schemaDocument,
  typeIn,
} from '../support/schema-facts.ts';

const none = '';
const member = (name: string, type = 's:int'): string =>
  `<s:sequence><s:element name="${name}" type="${type}"/></s:sequence>`;
const complex = (name: string, inside: string): string =>
  `<s:complexType name="${name}">${inside}</s:complexType>`;
const importing = (namespace: string, location?: string): string =>
  `<s:import namespace="${namespace}"${location === undefined ? '' : ` schemaLocation="${location}"`}/>`;
const include = (location: string): string => `<s:include schemaLocation="${location}"/>`;
const other = 'targetNamespace="urn:other"';

describe('documents are followed', () => {
  test('takes xsd:import, in a circle', () => {
    const types = compileDocuments({
      'a.xsd': schemaDocument(importing('urn:other', 'b.xsd') + complex('T', member('o', 'o:O'))),
      'b.xsd': schemaDocument(importing('urn:test', 'a.xsd') + complex('O', member('t', 't:T')), other),
    });
    expect(membersOf(complexIn(types, 'T'))).toEqual(['o: O']);
    expect(membersOf(complexIn(types, 'O', 'urn:other'))).toEqual(['t: T']);
  });

  test('takes xsd:import without a location', () => {
    const types = compileDocuments({
      'a.xsd': schemaDocument(importing('urn:other')),
      'b.xsd': schemaDocument(complex('O', ''), other),
    });
    expect(complexIn(types, 'O', 'urn:other').members).toEqual([]);
  });

  test.each([
    'http://www.w3.org/XML/1998/namespace',
    'http://schemas.xmlsoap.org/soap/encoding/',
    'http://schemas.xmlsoap.org/wsdl/',
    'http://www.w3.org/2005/05/xmlmime',
  ])('takes xsd:import of %s without its schema', (namespace) => {
    const types = compileDocuments({
      'a.xsd': schemaDocument(importing(namespace, 'gone.xsd') + complex('T', '')),
    });
    expect(complexIn(types, 'T').members).toEqual([]);
  });

  test('a component of a namespace that nobody has is refused by its name', () => {
    const types = compileDocuments({
      'a.xsd': schemaDocument(
        importing('urn:other') + complex('T', '<s:sequence><s:element ref="o:x"/></s:sequence>'),
      ),
    });
    expect(refusalOf(typeIn(types, 'T'))).toBe('the element {urn:other}x, which is not defined, in T');
  });

  test('takes xsd:include, in a circle', () => {
    const types = compileDocuments({
      'a.xsd': schemaDocument(include('b.xsd') + complex('T', member('u', 't:U'))),
      'b.xsd': schemaDocument(include('a.xsd') + complex('U', member('t', 't:T'))),
    });
    expect([membersOf(complexIn(types, 'T')), membersOf(complexIn(types, 'U'))]).toEqual([
      ['u: U'],
      ['t: T'],
    ]);
  });

  test('takes a chameleon xsd:include: one document in two namespaces', () => {
    const common =
      '<s:element name="g" type="C"/>' +
      complex(
        'C',
        '<s:sequence><s:element ref="g" minOccurs="0"/><s:element name="i"><s:simpleType><s:restriction base="Code"/></s:simpleType></s:element></s:sequence>',
      ) +
      '<s:simpleType name="Code"><s:restriction base="s:string"/></s:simpleType>';
    const types = compileDocuments({
      'a.xsd': schemaDocument(include('c.xsd') + importing('urn:other', 'b.xsd')),
      'b.xsd': schemaDocument(include('c.xsd'), other),
      'c.xsd': schemaDocument(include('d.xsd') + common, none),
      'd.xsd': schemaDocument(complex('D', ''), none),
    });
    for (const namespace of ['urn:test', 'urn:other']) {
      const found = complexIn(types, 'C', namespace);
      expect(found.members.map((item) => [item.key, item.namespace, item.type])).toEqual([
        ['g', namespace, `{${namespace}}C`],
        ['i', namespace, `{${namespace}}#C.i`],
      ]);
      expect(typeIn(types, '#C.i', namespace)).toMatchObject({ kind: 'simple', base: 'string' });
      expect(complexIn(types, 'D', namespace).members).toEqual([]);
    }
  });

  test('each document keeps its own default form', () => {
    const plain = (text: string): string => text.replace('elementFormDefault="qualified"', '');
    const types = compileDocuments({
      'a.xsd': plain(schemaDocument(include('b.xsd') + complex('T', member('a')))),
      'b.xsd': schemaDocument(complex('U', member('a'))),
    });
    const namespaces = ['T', 'U'].map((name) => complexIn(types, name).members[0]?.namespace);
    expect(namespaces).toEqual(['', 'urn:test']);
  });

  test('a chain of a thousand includes is no deeper than one', () => {
    const chain = Array.from({ length: 1000 }, (_, index): [string, string] => [
      `${index}.xsd`,
      schemaDocument(index === 999 ? complex('T', '') : include(`${index + 1}.xsd`)),
    ]);
    expect(complexIn(compileDocuments(Object.fromEntries(chain)), 'T').members).toEqual([]);
  });
});

describe('two definitions of one name', () => {
  const first = complex('T', member('a', 't:U')) + complex('U', '');
  test.each<[what: string, second: string]>([
    ['the same again', complex('T', member('a', 't:U'))],
    [
      'the same with other prefixes and another annotation',
      complex('T', `<s:annotation/>${member('a', 'p:U')}`).replace(
        '<s:complexType',
        '<s:complexType xmlns:p="urn:test"',
      ),
    ],
  ])('are one when they are copies: %s', (_what, second) => {
    const types = compileDocuments({
      'a.xsd': schemaDocument(include('b.xsd') + first),
      'b.xsd': schemaDocument(second),
    });
    expect(membersOf(complexIn(types, 'T'))).toEqual(['a: U']);
  });

  test('are compared however deep they are', () => {
    const deep = complex(
      'T',
      `${'<s:sequence>'.repeat(40)}<s:element name="a"/>${'</s:sequence>'.repeat(40)}`,
    );
    const types = compileDocuments({
      'a.xsd': schemaDocument(include('b.xsd') + deep),
      'b.xsd': schemaDocument(deep),
    });
    expect(membersOf(complexIn(types, 'T'))).toEqual(['a: anyType']);
  });

  test('are refused by name when they differ', () => {
    const second = complex('T', member('b', 't:U'));
    const types = compileDocuments({
      'a.xsd': schemaDocument(include('b.xsd') + first),
      'b.xsd': schemaDocument(second),
    });
    expect(refusalOf(typeIn(types, 'T'))).toBe('two definitions of T');
    expect(complexIn(types, 'U').members).toEqual([]);
  });
});

describe('documents that change others', () => {
  test.each(['redefine', 'override'])(
    'xsd:%s is refused for what it changes, and for nothing else',
    (kind) => {
      const change = `<s:${kind} schemaLocation="b.xsd">${complex('T', '')}</s:${kind}>`;
      const types = compileDocuments({
        'a.xsd': schemaDocument(change + complex('V', member('t', 't:T'))),
        'b.xsd': schemaDocument(complex('T', member('a')) + complex('U', member('a'))),
      });
      expect(refusalOf(typeIn(types, 'T'))).toBe(`xsd:${kind} of T in a.xsd`);
      expect(membersOf(complexIn(types, 'U'))).toEqual(['a: int']);
      expect(membersOf(complexIn(types, 'V'))).toEqual(['t: T']);
    },
  );

  test('xsd:include of another namespace is refused in the document that says it', () => {
    const types = compileDocuments({
      'a.xsd': schemaDocument(include('b.xsd') + complex('T', '')),
      'b.xsd': schemaDocument('', other),
    });
    expect(refusalOf(typeIn(types, 'T'))).toBe('xsd:include of another namespace in a.xsd');
  });
});

test('the order of documents makes no difference', () => {
  const files: [string, string][] = [
    [
      'b.xsd',
      schemaDocument(
        complex('T', `<s:sequence><s:element name="a"><s:complexType/></s:element></s:sequence>`) +
          complex('X', ''),
        other,
      ),
    ],
    [
      'c.xsd',
      schemaDocument(
        `<s:element name="T"><s:complexType><s:sequence><s:element name="a"><s:complexType/></s:element></s:sequence></s:complexType></s:element>`,
      ),
    ],
    [
      'd.xsd',
      schemaDocument(
        complex('T', `<s:sequence><s:element name="a"><s:complexType/></s:element></s:sequence>`),
      ),
    ],
  ];
  const compile = (order: readonly [string, string][]): unknown => {
    const head = order.map(([path, text]) =>
      text.includes('urn:other"') && path === 'b.xsd' ? importing('urn:other', path) : include(path),
    );
    const types = compileDocuments({
      'a.xsd': schemaDocument(head.join('') + complex('X', '')),
      ...Object.fromEntries(order),
    });
    return [...types].sort(([one], [two]) => (one < two ? -1 : 1));
  };
  const expected = compile(files);
  expect(compile(files.toReversed())).toEqual(expected);
  expect(compile([...files.slice(1), ...files.slice(0, 1)])).toEqual(expected);
});
