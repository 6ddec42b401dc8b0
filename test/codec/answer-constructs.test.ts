/** Every kind of type in an answer, by hand: sections 1 to 3, 5 and 7 of `docs/json-mapping.md`. */
import { describe, expect, test } from 'vitest';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import { inPieces, outcomeOf } from '../support/answer-streams.ts';
import { envelope, exact, friendly } from '../support/codec-calls.ts';
import { compileService, wrappers } from '../support/wsdl-text.ts';

const schema = `
  <s:complexType name="Price"><s:simpleContent><s:extension base="s:decimal">
    <s:attribute name="currency" type="s:string" use="required"/><s:attribute name="net" type="s:boolean"/>
  </s:extension></s:simpleContent></s:complexType>
  <s:complexType name="Base" abstract="true"><s:sequence><s:element name="id" type="s:int"/></s:sequence></s:complexType>
  <s:complexType name="Dog"><s:complexContent><s:extension base="t:Base"><s:sequence>
    <s:element name="barks" type="s:boolean"/></s:sequence></s:extension></s:complexContent></s:complexType>
  <s:complexType name="Choice"><s:choice><s:element name="a" type="s:int"/>
    <s:sequence><s:element name="b" type="s:int"/><s:element name="c" type="s:int" minOccurs="0"/></s:sequence></s:choice></s:complexType>
  <s:complexType name="Groups"><s:sequence>
    <s:choice minOccurs="0" maxOccurs="unbounded"><s:element name="x" type="s:int"/><s:element name="y" type="s:string"/></s:choice>
    <s:sequence minOccurs="0" maxOccurs="unbounded"><s:element name="key" type="s:string"/><s:element name="value" type="s:int" minOccurs="0"/></s:sequence>
  </s:sequence></s:complexType>
  <s:complexType name="Open"><s:sequence><s:element name="k" type="s:int" minOccurs="0"/>
    <s:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/></s:sequence><s:anyAttribute/></s:complexType>
  <s:simpleType name="Numbers"><s:list itemType="s:int"/></s:simpleType>
  <s:simpleType name="Either"><s:union memberTypes="s:int s:boolean"/></s:simpleType>
  <s:complexType name="All"><s:sequence>
    <s:element name="price" type="t:Price" minOccurs="0" maxOccurs="3"/>
    <s:element name="animal" type="t:Base" minOccurs="0" maxOccurs="3"/>
    <s:element name="choice" type="t:Choice" minOccurs="0"/>
    <s:element name="groups" type="t:Groups" minOccurs="0"/>
    <s:element name="open" type="t:Open" minOccurs="0"/>
    <s:element name="numbers" type="t:Numbers" minOccurs="0"/>
    <s:element name="either" type="t:Either" minOccurs="0"/>
    <s:element name="preset" type="s:int" default="7" minOccurs="0"/>
    <s:element name="word" type="s:string" default="w&amp;x" minOccurs="0"/>
    <s:element name="any" type="s:anyType" minOccurs="0"/>
    <s:element name="name" type="s:QName" minOccurs="0"/>
    <s:element name="day" type="s:date" minOccurs="0"/>
    <s:element name="at" type="s:dateTime" minOccurs="0"/>
    <s:element name="long" type="s:long" minOccurs="0"/>
  </s:sequence></s:complexType>
  ${wrappers('Op', '', '<s:element name="r" type="t:All"/>')}`;
const service = compileService({ operations: ['Op'], schema });
const codec = operationCodec(service, service.operations.get('Op')!, exact);

async function outcome(content: string, size: number, of = codec): Promise<string> {
  const body = `<t:OpResponse xmlns:t="urn:test" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="urn:test"><r>${content}</r></t:OpResponse>`;
  return outcomeOf(of.decode(inPieces(Buffer.from(envelope(body)), size)));
}

test('the schema of this file compiles', () => {
  expect(service.operations.get('Op')?.unsupported).toBeUndefined();
});

describe('is read', () => {
  const scope =
    'xmlns="urn:o" xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:t="urn:test"';
  test.each<[what: string, content: string, value: object]>([
    [
      'text beside attributes',
      '<price currency="EUR"> 1.50 </price>',
      { price: [{ '@currency': 'EUR', $value: '1.50' }] },
    ],
    [
      'attributes in another order and quotes',
      "<price net='1' i:x='' currency='a&amp;&#10;b'>1</price>",
      { price: [{ '@net': true, '@currency': 'a&\nb', $value: '1' }] },
    ],
    [
      'a derived type',
      '<animal i:type="t:Dog"><id>1</id><barks>true</barks></animal>',
      { animal: [{ '@type': 'Dog', id: 1, barks: true }] },
    ],
    ['the first branch of a choice', '<choice><a>1</a></choice>', { choice: { a: 1 } }],
    ['a branch that is a sequence', '<choice><b>1</b><c>2</c></choice>', { choice: { b: 1, c: 2 } }],
    [
      'repeated choices and sequences',
      '<groups><x>1</x><x>2</x><y>z</y><key>k</key><key>l</key><value>3</value></groups>',
      {
        groups: {
          '@choice': [{ x: 1 }, { x: 2 }, { y: 'z' }],
          '@sequence': [{ key: 'k' }, { key: 'l', value: 3 }],
        },
      },
    ],
    ['groups of which nothing is there', '<groups/>', { groups: { '@choice': [], '@sequence': [] } }],
    [
      'elements and attributes of any name',
      '<open o="1" t:p="2"><k>1</k><o xmlns="urn:o" a="1"> x<!-- c --><![CDATA[<]]></o><o xmlns="urn:o"></o></open>',
      {
        open: {
          '@attributes': { o: '1', '{urn:test}p': '2' },
          k: 1,
          '@any': [{ '@xml': `<o ${scope} a="1"> x&lt;</o>` }, { '@xml': `<o ${scope}/>` }],
        },
      },
    ],
    [
      'a language among attributes of any name, and where none is foreseen',
      '<open xml:lang="nl" i:x="1"><k xml:lang="en">1</k></open>',
      { open: { '@attributes': { '{http://www.w3.org/XML/1998/namespace}lang': 'nl' }, k: 1, '@any': [] } },
    ],
    ['a list', '<numbers> 1\n+2  03</numbers>', { numbers: [1, 2, 3] }],
    ['an empty list', '<numbers/>', { numbers: [] }],
    ['a union', '<either> true </either>', { either: 'true' }],
    ['an empty element with a default', '<preset/><word></word>', { preset: 7, word: 'w&x' }],
    [
      'an element of any type',
      '<any i:type="t:x"><b>1</b></any>',
      { any: { '@xml': `<any ${scope.replace('urn:o', 'urn:test')} i:type="t:x"><b>1</b></any>` } },
    ],
    ['a qualified name', '<name>t:x</name>', { name: '{urn:test}x' }],
    [
      'dates as they are written',
      '<day>2024-02-29+01:00</day><at> 2024-01-15T09:15:00.5Z</at>',
      { day: '2024-02-29+01:00', at: '2024-01-15T09:15:00.5Z' },
    ],
    ['all digits', '<long>-9223372036854775808</long>', { long: '-9223372036854775808' }],
  ])('%s', async (_what, content, value) => {
    for (const size of [1, 5, 100_000]) {
      const { r } = JSON.parse(await outcome(content, size)) as { readonly r: object };
      expect(r).toEqual({ price: [], animal: [], ...value });
    }
  });
});

describe('is a violation of the contract', () => {
  test.each<[what: string, content: string, detail: string]>([
    ['a required attribute that is missing', '<price>1</price>', 'price/@currency: is missing'],
    [
      'an attribute that is not of its type',
      '<price currency="" net="x">1</price>',
      'price/@net: a boolean was expected',
    ],
    ['an abstract type', '<animal><id>1</id></animal>', 'animal: is abstract'],
    ['a type that is not derived', '<animal i:type="t:Choice"><id>1</id></animal>', 'animal: is abstract'],
    ['two branches of a choice', '<choice><a>1</a><b>1</b></choice>', 'choice: a, b do not go together'],
    ['no branch of a choice', '<choice/>', 'choice: one of a, b, c is missing'],
    ['half of a branch', '<choice><c>1</c></choice>', 'choice: b is missing'],
    [
      'items of one array that do not stand together',
      '<price currency="">1</price><preset/><price currency="">1</price>',
      'price: the items of one array do not stand together',
    ],
    ['a word in a list', '<numbers>1 x</numbers>', 'numbers: a list: an integer'],
    [
      'what is of no type of a union',
      '<either>x</either>',
      'either: a value of one of the types of a union was expected',
    ],
    ['a prefix that is not declared', '<name>u:x</name>', 'name: '],
    ['a day that is none', '<day>2024-1-1</day>', 'day: an xsd:date was expected'],
    ['a number beyond its type', '<long>9223372036854775808</long>', 'long: an integer of 64 bits'],
  ])('%s', async (_what, content, detail) => {
    for (const size of [1, 5, 100_000])
      expect(await outcome(content, size)).toContain(`upstream-contract-violation: OpResponse/r/${detail}`);
  });
});

test('the friendly answer has plain names for attributes and text', async () => {
  const plain = operationCodec(service, service.operations.get('Op')!, friendly);
  const value = JSON.parse(await outcome('<price currency="EUR">1</price>', 9, plain)) as object;
  expect(value).toEqual({ price: [{ currency: 'EUR', value: '1' }], animal: [] });
});

describe('what is common takes the fast path and says the same', () => {
  test.each<[what: string, item: (index: number) => string]>([
    ['simple content', (index) => `<price currency="C${index}" net="true">${index}.5</price>`],
    ['derived types', (index) => `<animal i:type="t:Dog"><id>${index}</id><barks>false</barks></animal>`],
  ])('%s', async (_what, item) => {
    const content = Array.from({ length: 300 }, (_, index) => item(index)).join('');
    const once = await outcome(content, 100_000);
    expect(once).toMatch(/^\{/);
    for (const size of [1, 33, 1000]) expect(await outcome(content, size)).toBe(once);
  });
});
