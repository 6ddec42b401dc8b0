/** What is imported and not there. */
import { describe, expect, test } from 'vitest';
import { call, inline, wsdlImport, xsdImport, xsd, importing, failureOf } from '../support/import-set.ts';
import { definitions, schema, types } from '../support/wsdl-set.ts';

describe('what is not in the folder stops the start, with its location, file and namespace', () => {
  const missing = (location: string, place: string, namespace = 'urn:test'): RegExp =>
    new RegExp(
      `^${place}: ${location.replace(/[.?/\\]/g, '\\$&')} \\(namespace ${namespace}\\), which it needs, is not in the folder$`,
    );
  const outside = (location: string, place: string): string =>
    `${place}: ${location} leads out of the folder, where nothing is read`;

  test.each<[what: string, files: Readonly<Record<string, string>>, message: RegExp | string]>([
    [
      'wsdl:import',
      { 'a.wsdl': definitions(wsdlImport('gone.wsdl') + inline + call) },
      missing('gone.wsdl', 'a.wsdl'),
    ],
    [
      'xsd:import',
      { 'a.wsdl': definitions(importing(xsdImport('gone.xsd')) + call) },
      missing('gone.xsd', 'a.wsdl'),
    ],
    [
      'xsd:import in a schema',
      {
        'a.wsdl': definitions(importing(xsdImport('x.xsd')) + call),
        'x.xsd': xsd(xsdImport('gone.xsd', 'urn:other')),
      },
      missing('gone.xsd', 'x.xsd', 'urn:other'),
    ],
    [
      'xsd:import from a server, of a namespace that no file has',
      {
        'a.wsdl': definitions(importing(xsdImport('https://host/x?xsd=1', 'urn:other')) + call),
        'x.xsd': xsd(''),
      },
      missing('https://host/x?xsd=1', 'a.wsdl', 'urn:other'),
    ],
    [
      'xsd:import from a server, of a namespace that several files have',
      {
        'a.wsdl': definitions(importing(xsdImport('http://host/z.xsd')) + call),
        'x.xsd': xsd(''),
        'y.xsd': xsd(''),
      },
      missing('http://host/z.xsd', 'a.wsdl'),
    ],
    [
      'a file address',
      { 'a.wsdl': definitions(importing(xsdImport('file:///etc/passwd')) + call) },
      missing('file:///etc/passwd', 'a.wsdl'),
    ],
    [
      'steps out of the folder',
      { 'a.wsdl': definitions(importing(xsdImport('../../etc/passwd')) + call) },
      outside('../../etc/passwd', 'a.wsdl'),
    ],
    [
      'encoded steps out of the folder',
      { 'x/a.wsdl': definitions(importing(xsdImport('%2e%2e/../y.xsd')) + call) },
      outside('%2e%2e/../y.xsd', 'x/a.wsdl'),
    ],
    [
      'an absolute path',
      { 'a.wsdl': definitions(wsdlImport('/etc/passwd') + call) },
      outside('/etc/passwd', 'a.wsdl'),
    ],
    [
      'Windows steps out of the folder',
      { 'a.wsdl': definitions(wsdlImport('..\\b.wsdl') + call) },
      outside('../b.wsdl', 'a.wsdl'),
    ],
    [
      'a name that every object has',
      { 'a.wsdl': definitions(wsdlImport('__proto__') + call) },
      missing('__proto__', 'a.wsdl'),
    ],
    [
      'an imported file that is neither WSDL nor schema',
      { 'a.wsdl': definitions(wsdlImport('x.xsd') + call), 'x.xsd': '<html/>' },
      'x.xsd: it is not a WSDL 1.1 document',
    ],
    [
      'an imported schema that is none',
      { 'a.wsdl': definitions(importing(xsdImport('x.xsd')) + call), 'x.xsd': '<html/>' },
      'x.xsd: it is not a schema',
    ],
    [
      'an imported schema that is not XML',
      { 'a.wsdl': definitions(importing(xsdImport('x.xsd')) + call), 'x.xsd': '<s:schema' },
      /^x\.xsd: /,
    ],
  ])('%s', (_what, files, message) => {
    const failure = failureOf(files);
    expect(failure.code).toBe('invalid-contract');
    if (typeof message === 'string') expect(failure.detail).toBe(message);
    else expect(failure.detail).toMatch(message);
  });

  test('xsd:include names its location alone', () => {
    const text = definitions(types(schema('<s:include schemaLocation="gone.xsd"/>')) + call);
    expect(failureOf({ 'a.wsdl': text }).detail).toBe(
      'a.wsdl: gone.xsd, which it needs, is not in the folder',
    );
  });
});
