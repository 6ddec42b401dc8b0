/** What the compiler cannot do it refuses operation by operation; the others of the same WSDL stay usable. */
import { describe, expect, test } from 'vitest';
import type { Service } from '../../src/contract/service-model.ts';
import { compileService, wrappers, type OddOperation } from '../support/wsdl-text.ts';

/** Compiles `Odd` and `Even` together and hands back why each is refused. */
function refusals(service: Service): Record<string, string | undefined> {
  return Object.fromEntries([...service.operations].map(([name, { unsupported }]) => [name, unsupported]));
}

const even = wrappers('Even', '<s:element name="n" type="s:int"/>');

describe('a construct of the schema', () => {
  const odd = (type: string): string => `<s:complexType name="T">${type}</s:complexType>`;
  const member = (inside: string): string => odd(`<s:sequence>${inside}</s:sequence>`);
  test.each<[construct: string, schema: string, reason: string]>([
    ['xsd:choice', odd('<s:choice><s:element name="a" type="s:int"/></s:choice>'), 'xsd:choice in T'],
    [
      'a choice in a sequence',
      member('<s:choice><s:element name="a" type="s:int"/></s:choice>'),
      'xsd:choice in T',
    ],
    ['xsd:all', odd('<s:all><s:element name="a" type="s:int"/></s:all>'), 'xsd:all in T'],
    [
      'xsd:extension',
      odd('<s:complexContent><s:extension base="t:Base"><s:sequence/></s:extension></s:complexContent>'),
      'xsd:complexContent in T',
    ],
    ['simple content', odd('<s:simpleContent/>'), 'xsd:simpleContent in T'],
    ['xsd:any', member('<s:any/>'), 'xsd:any in T'],
    ['xsd:attribute', odd('<s:sequence/><s:attribute name="a" type="s:int"/>'), 'xsd:attribute in T'],
    ['an attribute without a sequence', odd('<s:attribute name="a"/>'), 'xsd:attribute in T'],
    ['a group', member('<s:group ref="t:G"/>'), 'xsd:group in T'],
    ['a reference to an element', member('<s:element ref="t:Even"/>'), 'element/@ref in T'],
    ['a default', member('<s:element name="a" type="s:int" default="1"/>'), 'element/@default in T'],
    ['a fixed value', member('<s:element name="a" type="s:int" fixed="1"/>'), 'element/@fixed in T'],
    ['maxOccurs 0', member('<s:element name="a" type="s:int" maxOccurs="0"/>'), 'maxOccurs="0" in T.a'],
    ['a member without a type', member('<s:element name="a"/>'), 'an element without a type (T.a)'],
    ['an abstract type', '<s:complexType name="T" abstract="true"/>', 'complexType/@abstract in T'],
    ['mixed content', '<s:complexType name="T" mixed="true"/>', 'complexType/@mixed in T'],
    ['a repeated sequence', odd('<s:sequence maxOccurs="9"/>'), 'a repeated sequence in T'],
    ['an optional sequence', odd('<s:sequence minOccurs="0"/>'), 'an optional sequence in T'],
    [
      'one name twice',
      member('<s:element name="a" type="s:int"/><s:element name="a" type="s:int"/>'),
      'two elements a in T',
    ],
    ['xsd:anyType', member('<s:element name="a" type="s:anyType"/>'), 'xsd:anyType'],
    ['xsd:duration', member('<s:element name="a" type="s:duration"/>'), 'xsd:duration'],
    [
      'a type that is missing',
      member('<s:element name="a" type="t:Gone"/>'),
      'the type {urn:test}Gone, which is not defined',
    ],
    [
      'an odd type deep inside',
      member('<s:element name="a" type="t:U"/>') +
        '<s:complexType name="U"><s:sequence><s:any/></s:sequence></s:complexType>',
      'xsd:any in U',
    ],
    [
      'a facet',
      '<s:simpleType name="T"><s:restriction base="s:string"><s:maxLength value="3"/></s:restriction></s:simpleType>',
      'the facet xsd:maxLength in T',
    ],
    ['a list', '<s:simpleType name="T"><s:list itemType="s:int"/></s:simpleType>', 'xsd:list in T'],
    ['a union', '<s:simpleType name="T"><s:union/></s:simpleType>', 'xsd:union in T'],
  ])('%s is refused by its name', (_construct, schema, reason) => {
    const service = compileService({
      schema: schema + wrappers('Odd', '<s:element name="x" type="t:T"/>') + even,
      operations: ['Odd', 'Even'],
    });
    expect(refusals(service)).toEqual({ Odd: reason, Even: undefined });
  });

  test('in an answer it is refused as in a request', () => {
    const schema = odd('<s:choice/>') + wrappers('Odd', '', '<s:element name="x" type="t:T"/>') + even;
    const service = compileService({ schema, operations: ['Odd', 'Even'] });
    expect(refusals(service)).toEqual({ Odd: 'xsd:choice in T', Even: undefined });
  });

  test('in a type that no operation reaches it harms nobody', () => {
    const service = compileService({ schema: odd('<s:choice/>') + even, operations: ['Even'] });
    expect(refusals(service)).toEqual({ Even: undefined });
  });
});

describe('a message or binding', () => {
  test.each<[construct: string, odd: OddOperation, reason: string]>([
    ['rpc style', { style: 'rpc' }, 'style="rpc" in Odd'],
    ['encoding', { input: '<soap:body use="encoded"/>' }, 'use="encoded" in Odd'],
    [
      'a header',
      {
        input: '<soap:header message="t:OddIn" part="h" use="literal"/><soap:body use="literal"/>',
      },
      'input/soap:header in Odd',
    ],
    [
      'two parts',
      { parts: '<part name="a" element="t:Odd"/><part name="b" element="t:Odd"/>' },
      'a message of 2 parts in Odd',
    ],
    ['no part', { parts: '<documentation/>' }, 'a message of 0 parts in Odd'],
    [
      'a part with a type',
      { parts: '<part name="a" type="s:int"/>' },
      'a part with a type (rpc style) in Odd',
    ],
    ['no answer', { port: '<input message="t:OddIn"/>' }, 'an operation without output in Odd'],
    [
      'an element that is missing',
      { parts: '<part name="a" element="t:Gone"/>' },
      'an element that is not defined, in Odd',
    ],
    [
      'an element of simple type',
      { parts: '<part name="a" element="t:Plain"/>' },
      'a message element of simple type, in Odd',
    ],
    [
      'an element without a type',
      { parts: '<part name="a" element="t:Bare"/>' },
      'an element without a type (Bare)',
    ],
  ])('%s is refused by its name', (_construct, odd, reason) => {
    const service = compileService({
      schema: `<s:element name="Plain" type="s:int"/><s:element name="Bare"/>${wrappers('Odd')}${even}`,
      operations: ['Odd', 'Even'],
      odd: { Odd: odd },
    });
    expect(refusals(service)).toEqual({ Odd: reason, Even: undefined });
  });

  test('two operations of one name are refused, since a call could not say which', () => {
    const service = compileService({ schema: wrappers('Odd') + even, operations: ['Odd', 'Even', 'Odd'] });
    expect(refusals(service)).toEqual({ Odd: 'overloading of Odd', Even: undefined });
  });

  test('a documentation beside the body changes nothing', () => {
    const odd = { Even: { input: '<documentation>It is even.</documentation><soap:body use="literal"/>' } };
    expect(refusals(compileService({ schema: even, operations: ['Even'], odd }))).toEqual({
      Even: undefined,
    });
  });
});

test('a refused operation is still listed, with its safety class and version of SOAP', () => {
  const service = compileService({
    schema: wrappers('Odd'),
    operations: ['Odd'],
    odd: { Odd: { style: 'rpc' } },
  });
  expect(service.operations.get('Odd')).toMatchObject({
    service: 'TestService100',
    safety: 'destructive',
    soapVersion: '1.1',
    soapAction: '#Odd',
  });
});
