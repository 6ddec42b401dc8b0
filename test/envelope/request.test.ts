import { describe, expect, test } from 'vitest';
import { requestHeaders, writeEnvelope } from '../../src/envelope/envelope.ts';
import type { SoapVersion } from '../../src/xml/names.ts';

test.each<[version: SoapVersion, namespace: string]>([
  ['1.1', 'http://schemas.xmlsoap.org/soap/envelope/'],
  ['1.2', 'http://www.w3.org/2003/05/soap-envelope'],
])('an envelope of SOAP %s is written around a body', (version, namespace) => {
  expect(writeEnvelope('<a/>', version)).toBe(
    `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="${namespace}"><soap:Body><a/></soap:Body></soap:Envelope>`,
  );
});

test('header blocks stand before the body', () => {
  expect(writeEnvelope('<a/>', '1.1', '<h/>')).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header><h/></soap:Header><soap:Body><a/></soap:Body></soap:Envelope>',
  );
});

describe('the headers name media type and operation', () => {
  test.each<[what: string, action: string, version: SoapVersion, headers: Record<string, string>]>([
    [
      'SOAP 1.1 has a header for the action',
      '#GetSite',
      '1.1',
      { 'content-type': 'text/xml; charset=utf-8', soapaction: '"#GetSite"' },
    ],
    [
      'SOAP 1.2 has a parameter for it',
      '#GetSite',
      '1.2',
      { 'content-type': 'application/soap+xml; charset=utf-8; action="#GetSite"' },
    ],
    ['an empty action is quoted', '', '1.1', { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' }],
    [
      'quotes in an action are taken off',
      '"urn:x"y"',
      '1.1',
      { 'content-type': 'text/xml; charset=utf-8', soapaction: '"urn:xy"' },
    ],
  ])('%s', (_what, action, version, headers) => {
    expect(requestHeaders(action, version)).toEqual(headers);
  });
});
