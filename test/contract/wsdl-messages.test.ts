/** What stands in the Body: document/literal, rpc/literal, rpc/encoded, and messages without parts. */
import { describe, expect, test } from 'vitest';
import { complexTypeOf, typeOf, type Service } from '../../src/contract/service-model.ts';
import type { QName } from '../../src/xml/names.ts';
import { callText, compileCall, serviceOf, type CallParts } from '../support/wsdl-set.ts';

function messages(input: string, output: string): string {
  return `<message name="In">${input}</message><message name="Out">${output}</message>`;
}

/** `[name, namespace, type, required, nillable]` of each member. */
function members(service: Service, type: QName): readonly (readonly unknown[])[] {
  return complexTypeOf(service, type).members.map((member) => [
    member.name,
    member.namespace,
    member.type,
    member.required,
    member.nillable,
  ]);
}

const int = '{http://www.w3.org/2001/XMLSchema}int';
const string = '{http://www.w3.org/2001/XMLSchema}string';

describe('document/literal', () => {
  test('wsdl:part with element of complex type is the object of that type', () => {
    const [{ request, response, unsupported }, service] = compileCall({});
    expect(unsupported).toBeUndefined();
    expect(request).toEqual({ name: '{urn:test}Ask', type: '{urn:test}#Ask', empty: false, encoded: false });
    expect(response.name).toBe('{urn:test}Answer');
    expect(members(service, request.type)).toEqual([['n', 'urn:test', int, true, false]]);
  });

  test('an element of a named complex type keeps that type', () => {
    const [{ request }] = compileCall({
      schema:
        '<s:complexType name="T"><s:sequence><s:element name="a" type="s:int"/></s:sequence></s:complexType><s:element name="Bare" type="t:T"/>',
      messages: messages('<part name="p" element="t:Bare"/>', '<part name="p" element="t:Answer"/>'),
    });
    expect(request).toMatchObject({ name: '{urn:test}Bare', type: '{urn:test}T' });
  });

  test.each([
    ['built in', 's:int', int],
    ['of the schema', 't:Code', '{urn:test}Code'],
  ])('a bare element of simple type %s becomes a type with a value', (_what, type, expected) => {
    const [{ unsupported, request, response }, service] = compileCall({
      schema: `<s:simpleType name="Code"><s:restriction base="s:string"/></s:simpleType><s:element name="Bare" type="${type}"/>`,
      messages: messages('<part name="p" element="t:Bare"/>', '<part name="p" element="t:Bare"/>'),
    });
    expect(unsupported).toBeUndefined();
    const synthetic = complexTypeOf(service, request.type);
    expect([synthetic.members, synthetic.value?.type, synthetic.name]).toEqual([[], expected, 'Bare']);
    expect(response.type).toBe(request.type);
  });

  test('an element of xsd:anyType is opaque', () => {
    const [{ unsupported, response }, service] = compileCall({
      schema: '<s:element name="Any" type="s:anyType"/>',
      messages: messages('<part name="p" element="t:Ask"/>', '<part name="p" element="t:Any"/>'),
    });
    expect(unsupported).toBeUndefined();
    expect(typeOf(service, response.type).kind).toBe('opaque');
  });

  test('wsdl:message without parts is an empty Body', () => {
    const [{ unsupported, request, response }, service] = compileCall({ messages: messages('', '') });
    expect(unsupported).toBeUndefined();
    expect([request.empty, response.empty]).toEqual([true, true]);
    expect(members(service, request.type)).toEqual([]);
  });

  test('soap:body parts chooses the part; the others are for headers', () => {
    const [{ unsupported, request }] = compileCall({
      messages: messages(
        '<part name="h" element="t:Answer"/><part name="b" element="t:Ask"/>',
        '<part name="p" element="t:Answer"/>',
      ),
      bound: { input: '<soap:body parts="b" use="literal"/>' },
    });
    expect([unsupported, request.name]).toEqual([undefined, '{urn:test}Ask']);
  });

  test('a part that soap:header takes is not part of the Body', () => {
    const [{ unsupported, request, headers }] = compileCall({
      messages: messages(
        '<part name="h" element="t:Answer"/><part name="b" element="t:Ask"/>',
        '<part name="p" element="t:Answer"/>',
      ),
      bound: { input: '<soap:header message="t:In" part="h" use="literal"/><soap:body use="literal"/>' },
    });
    expect([unsupported, request.name]).toEqual([undefined, '{urn:test}Ask']);
    expect(headers.map(({ key }) => key)).toEqual(['Answer']);
  });
});

describe('rpc', () => {
  const rpc = (use: string, more: Partial<CallParts> = {}): CallParts => ({
    messages: messages(
      '<part name="a" type="s:int"/><part name="b" type="t:T"/>',
      '<part name="return" type="s:string"/>',
    ),
    schema:
      '<s:complexType name="T"><s:sequence><s:element name="x" type="s:int"/></s:sequence></s:complexType>',
    bound: {
      soap: 'style="rpc"',
      input: `<soap:body use="${use}" namespace="urn:rpc"/>`,
      output: `<soap:body use="${use}" namespace="urn:rpc"/>`,
    },
    ...more,
  });

  test('rpc/literal: the wrapper is called like the operation, its members are the unqualified parts', () => {
    const [{ unsupported, request, response }, service] = compileCall(rpc('literal'));
    expect(unsupported).toBeUndefined();
    expect([request.name, response.name]).toEqual(['{urn:rpc}Call', '{urn:rpc}CallResponse']);
    expect([request.encoded, response.encoded]).toEqual([false, false]);
    expect(members(service, request.type)).toEqual([
      ['a', '', int, true, false],
      ['b', '', '{urn:test}T', true, false],
    ]);
    expect(members(service, response.type)).toEqual([['return', '', string, true, false]]);
    expect(complexTypeOf(service, response.type).name).toBe('CallResponse');
  });

  test('rpc/encoded: parts may be nil, and in answers be left out', () => {
    const [{ unsupported, request, response }, service] = compileCall(rpc('encoded'));
    expect(unsupported).toBeUndefined();
    expect([request.encoded, response.encoded]).toEqual([true, true]);
    expect(members(service, request.type)[0]).toEqual(['a', '', int, true, true]);
    expect(members(service, response.type)).toEqual([['return', '', string, false, true]]);
  });

  test('rpc/encoded with soap:body encodingStyle of SOAP 1.1, alone or in a list', () => {
    const style = 'encodingStyle="urn:more http://schemas.xmlsoap.org/soap/encoding/"';
    const body = `<soap:body use="encoded" namespace="urn:rpc" ${style}/>`;
    const [{ unsupported }] = compileCall(
      rpc('encoded', { bound: { soap: 'style="rpc"', input: body, output: body } }),
    );
    expect(unsupported).toBeUndefined();
  });

  test.each([
    ['its own', 'http://www.w3.org/2003/05/soap-encoding'],
    ['that of SOAP 1.1', 'http://schemas.xmlsoap.org/soap/encoding/'],
  ])('rpc/encoded in SOAP 1.2 may name an encodingStyle: %s', (_what, style) => {
    const body = `<soap:body use="encoded" namespace="urn:rpc" encodingStyle="${style}"/>`;
    const text = callText(rpc('encoded', { bound: { soap: 'style="rpc"', input: body, output: body } }));
    const operation = serviceOf(text.replaceAll('<soap:', '<soap12:')).operations.get('Call');
    expect(operation).toMatchObject({
      unsupported: undefined,
      soapVersion: '1.2',
      request: { encoded: true },
    });
  });

  test('the style of soap:binding holds where soap:operation says none', () => {
    const [{ request }] = compileCall({ ...rpc('literal', { bound: {} }), soap: 'style="rpc"' });
    expect(request.name).toBe('{urn:test}Call');
  });

  test('soap:body parts leaves parts out of the wrapper, in the order of the message', () => {
    const [{ request }, service] = compileCall(
      rpc('literal', {
        messages: messages(
          '<part name="a" type="s:int"/><part name="b" type="s:int"/><part name="c" type="s:int"/>',
          '',
        ),
        bound: { soap: 'style="rpc"', input: '<soap:body use="literal" parts="c a"/>' },
      }),
    );
    expect(members(service, request.type).map(([name]) => name)).toEqual(['a', 'c']);
  });

  test('wsdl:operation parameterOrder says nothing about the wire', () => {
    const [{ unsupported, request }, service] = compileCall(
      rpc('literal', { attributes: 'parameterOrder="b a"' }),
    );
    expect(unsupported).toBeUndefined();
    expect(members(service, request.type).map(([name]) => name)).toEqual(['a', 'b']);
  });

  test('a message without parts is a wrapper without members, which is in the Body', () => {
    const [{ request, response }, service] = compileCall(rpc('literal', { messages: messages('', '') }));
    expect([request.empty, request.name, response.name]).toEqual([
      false,
      '{urn:rpc}Call',
      '{urn:rpc}CallResponse',
    ]);
    expect(members(service, response.type)).toEqual([]);
  });

  test('a wrapper never takes the place of a type of the schema that is called like it', () => {
    const [{ request }, service] = compileCall({
      ...rpc('literal'),
      schema:
        '<s:complexType name="T"><s:sequence><s:element name="x" type="s:int"/></s:sequence></s:complexType>' +
        '<s:complexType name="Call"><s:sequence><s:element name="y" type="s:int"/></s:sequence></s:complexType>' +
        '<s:element name="Call"><s:complexType><s:sequence><s:element name="z" type="s:int"/></s:sequence></s:complexType></s:element>',
    });
    expect(members(service, request.type).map(([name]) => name)).toEqual(['a', 'b']);
    expect(members(service, '{urn:test}Call').map(([name]) => name)).toEqual(['y']);
    expect(members(service, '{urn:test}#Call').map(([name]) => name)).toEqual(['z']);
    const names = [...service.types.values()].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('names that every object has are names like others', () => {
  const [{ request, unsupported }, service] = compileCall({
    messages: messages('<part name="__proto__" type="s:int"/><part name="constructor" type="s:int"/>', ''),
    bound: { soap: 'style="rpc"' },
  });
  expect(unsupported).toBeUndefined();
  expect(members(service, request.type).map(([name]) => name)).toEqual(['__proto__', 'constructor']);
});
