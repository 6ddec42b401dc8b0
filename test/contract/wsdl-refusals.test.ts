/** What a WSDL can say and the bridge cannot do is refused operation by operation; the others stay usable. */
import { describe, expect, test } from 'vitest';
import { refusedCalls } from '../support/refused-calls.ts';
import {
  callText,
  compileCall,
  httpTransport,
  refusals,
  serviceOf,
  type CallParts,
} from '../support/wsdl-set.ts';

const body = '<soap:body use="literal"/>';

test.each(refusedCalls)('%s is refused by its name', (_construct, parts, reason) => {
  const [{ unsupported }, service] = compileCall(parts);
  expect(unsupported).toBe(reason);
  expect(refusals(service)).toEqual({ Call: reason, Even: undefined });
});

describe('what concerns a whole binding refuses its operations', () => {
  const jms = 'transport="http://www.w3.org/2010/soapjms/" style="document"';
  test.each([
    ['a transport that is not HTTP', callText({ soap: jms }), 'transport="http://www.w3.org/2010/soapjms/"'],
    [
      'an unknown extension of the binding with wsdl:required',
      callText({}).replace('<soap:binding', '<x:addressing wsdl:required="1"/><soap:binding'),
      '{urn:foreign}addressing with wsdl:required',
    ],
  ])('%s', (_what, text, reason) => {
    expect(refusals(serviceOf(text))).toEqual({ Call: `${reason} in Call`, Even: `${reason} in Even` });
  });

  test.each([
    ['without a transport', 'style="document"'],
    ['with a slash too many', `${httpTransport.slice(0, -1)}/" style="document"`],
    ['of SOAP 1.2', 'transport="http://www.w3.org/2003/05/soap/bindings/HTTP/"'],
  ])('a transport %s is HTTP', (_what, soap) => {
    expect(refusals(serviceOf(callText({ soap })))).toEqual({ Call: undefined, Even: undefined });
  });
});

describe('what a WSDL may say beside changes nothing', () => {
  test.each<[what: string, parts: CallParts]>([
    ['wsdl:documentation', { bound: { input: `<documentation>words</documentation>${body}` } }],
    [
      'an unknown extension',
      { bound: { input: `<x:odd/>${body}`, output: `<x:odd wsdl:required="false"/>${body}` } },
    ],
    ['soapActionRequired', { bound: { soap: 'soapActionRequired="false"' } }],
    ['an end without soap:body', { bound: { input: '' } }],
  ])('%s', (_what, parts) => {
    expect(compileCall(parts)[0].unsupported).toBeUndefined();
  });
});

test('an operation that its port type lacks is refused, and listed', () => {
  const text = callText({}).replace('<operation name="Call" >', '<operation name="Renamed" >');
  expect(refusals(serviceOf(text))).toEqual({
    Call: 'an operation that its port type lacks in Call',
    Even: undefined,
  });
});

test('a refused operation is still listed, with its safety class, version of SOAP and action', () => {
  const [operation] = compileCall({ port: '<input message="t:In"/>' });
  expect(operation).toMatchObject({
    service: 'S',
    safety: 'destructive',
    soapVersion: '1.1',
    soapAction: '#Call',
  });
});
