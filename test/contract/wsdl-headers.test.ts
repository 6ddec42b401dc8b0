/** Header blocks of requests, and what faults carry. */
import { describe, expect, test } from 'vitest';
import { complexTypeOf } from '../../src/contract/service-model.ts';
import { askMessages, callText, compileCall, refusals, schema, serviceOf } from '../support/wsdl-set.ts';

const header = (attributes: string): string => `<soap:header ${attributes}/><soap:body use="literal"/>`;
const session =
  '<s:element name="Session"><s:complexType><s:sequence><s:element name="id" type="s:string"/></s:sequence></s:complexType></s:element>';
const sessionMessage = '<message name="Head"><part name="h" element="t:Session"/></message>';

describe('soap:header', () => {
  test('of the input is a header of the request, called by its local name', () => {
    const [{ unsupported, headers }] = compileCall({
      schema: session,
      messages: askMessages + sessionMessage,
      bound: { input: header('message="t:Head" part="h" use="literal"') },
    });
    expect(unsupported).toBeUndefined();
    expect(headers).toEqual([{ key: 'Session', name: '{urn:test}Session', type: '{urn:test}#Session' }]);
  });

  test('of simple type has a value, as a message has', () => {
    const [{ headers }, service] = compileCall({
      schema: '<s:element name="Key" type="s:string"/>',
      messages: `${askMessages}<message name="Head"><part name="h" element="t:Key"/></message>`,
      bound: { input: header('message="t:Head" part="h"') },
    });
    expect(complexTypeOf(service, headers[0]!.type).value?.type).toBe(
      '{http://www.w3.org/2001/XMLSchema}string',
    );
  });

  test('of the output is not looked at', () => {
    const [{ unsupported, headers }] = compileCall({
      bound: { output: header('message="t:Gone" part="h" use="literal" wsdl:required="true"') },
    });
    expect([unsupported, headers]).toEqual([undefined, []]);
  });

  test('with soap:headerfault inside is a header all the same', () => {
    const [{ unsupported, headers }] = compileCall({
      schema: session,
      messages: askMessages + sessionMessage,
      bound: {
        input:
          '<soap:header message="t:Head" part="h" use="literal"><soap:headerfault message="t:Gone" part="f" use="literal"/></soap:header><soap:body use="literal"/>',
      },
    });
    expect([unsupported, headers.length]).toEqual([undefined, 1]);
  });

  test('of one local name in two namespaces are told apart by their full names', () => {
    const text = callText({
      schema: session,
      messages: `${askMessages}${sessionMessage}<message name="Other"><part name="h" element="u:Session"/></message>`,
      bound: {
        input:
          '<soap:header message="t:Head" part="h"/><soap:header message="t:Other" part="h"/><soap:body use="literal"/>',
      },
    }).replace('</types>', `${schema('<s:element name="Session" type="s:string"/>', 'urn:other')}</types>`);
    const keys = serviceOf(text)
      .operations.get('Call')
      ?.headers.map(({ key }) => key);
    expect(keys).toEqual(['{urn:test}Session', '{urn:other}Session']);
  });

  test('named twice is one header', () => {
    const twice = '<soap:header message="t:Head" part="h" use="literal"/>';
    const [{ headers }] = compileCall({
      schema: session,
      messages: askMessages + sessionMessage,
      bound: { input: `${twice}${twice}<soap:body use="literal"/>` },
    });
    expect(headers).toHaveLength(1);
  });

  const odd: readonly (readonly [what: string, attributes: string, reason: string])[] = [
    [
      'of a missing message',
      'message="t:Gone" part="h"',
      'the message {urn:test}Gone, which is not defined, in soap:header with wsdl:required in Call',
    ],
    [
      'of a missing part',
      'message="t:Head" part="z"',
      'a part without an element in soap:header with wsdl:required in Call',
    ],
    [
      'of a part with a type',
      'message="t:Typed" part="h"',
      'a part without an element in soap:header with wsdl:required in Call',
    ],
    [
      'that is encoded',
      'message="t:Head" part="h" use="encoded"',
      'an encoded soap:header in soap:header with wsdl:required in Call',
    ],
    [
      'of a missing element',
      'message="t:Lost" part="h"',
      'the element {urn:test}Lost, which is not defined, in Call',
    ],
    [
      'of an unsupported type',
      'message="t:Odd" part="h"',
      'the type {urn:test}Nowhere, which is not defined',
    ],
  ];
  const parts = {
    schema: `${session}<s:element name="Odd" type="t:Nowhere"/>`,
    messages:
      `${askMessages}${sessionMessage}<message name="Typed"><part name="h" type="s:int"/></message>` +
      '<message name="Lost"><part name="h" element="t:Lost"/></message><message name="Odd"><part name="h" element="t:Odd"/></message>',
  };

  test.each(odd)('%s is left out', (_what, attributes) => {
    const [{ unsupported, headers }] = compileCall({ ...parts, bound: { input: header(attributes) } });
    expect([unsupported, headers]).toEqual([undefined, []]);
  });

  test.each(odd)('%s refuses the operation when it is wsdl:required', (_what, attributes, reason) => {
    const input = header(`${attributes} wsdl:required="true"`);
    const [{ unsupported }, service] = compileCall({ ...parts, bound: { input } });
    expect(unsupported).toBe(reason);
    expect(refusals(service)['Even']).toBeUndefined();
  });
});

describe('wsdl:fault', () => {
  const port = (fault: string): string =>
    `<input message="t:In"/><output message="t:Out"/><fault name="Oops" message="t:${fault}"/>`;
  const oops =
    '<s:element name="Oops"><s:complexType><s:sequence><s:element name="why" type="s:string"/></s:sequence></s:complexType></s:element><s:element name="Odd" type="t:Nowhere"/>';

  test('with an element is known with its type', () => {
    const [{ faults }] = compileCall({
      schema: oops,
      messages: `${askMessages}<message name="OopsFault"><part name="f" element="t:Oops"/></message>`,
      port: port('OopsFault'),
    });
    expect(faults).toEqual([{ name: 'Oops', element: '{urn:test}Oops', type: '{urn:test}#Oops' }]);
  });

  test('soap:fault of the binding adds nothing to it', () => {
    const [{ unsupported, faults }] = compileCall({
      schema: oops,
      messages: `${askMessages}<message name="OopsFault"><part name="f" element="t:Oops"/></message>`,
      port: port('OopsFault'),
      bound: { faults: '<fault name="Oops"><soap:fault name="Oops" use="literal"/></fault>' },
    });
    expect([unsupported, faults.length]).toEqual([undefined, 1]);
  });

  test.each([
    ['a missing message', 'Gone'],
    ['a part with a type', 'Typed'],
    ['an element of an unsupported type', 'Odd'],
    ['a missing element', 'Lost'],
  ])('with %s is left out and harms nobody', (_what, fault) => {
    const [{ unsupported, faults }] = compileCall({
      schema: oops,
      messages:
        `${askMessages}<message name="Typed"><part name="f" type="s:int"/></message>` +
        '<message name="Odd"><part name="f" element="t:Odd"/></message><message name="Lost"><part name="f" element="t:Lost"/></message>',
      port: port(fault),
    });
    expect([unsupported, faults]).toEqual([undefined, []]);
  });
});
