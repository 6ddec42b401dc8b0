/** Sets of files: everything is found in the folder. Nothing is ever fetched. */
import { describe, expect, test } from 'vitest';
import { compileContract } from '../../src/contract/compile.ts';
import { plainClasses, plainConventions } from '../support/wsdl-text.ts';
import {
  abstractPart,
  bindingPart,
  servicePart,
  call,
  inline,
  wsdlImport,
  xsdImport,
  importing,
  xsd,
  only,
} from '../support/import-set.ts';
import {
  askAndAnswer,
  askMessages,
  binding,
  boundOperation,
  definitions,
  portOperation,
} from '../support/wsdl-set.ts';

const fine = [['S', 'a.wsdl', { Call: undefined }]];

describe('wsdl:import', () => {
  test.each<[what: string, files: Readonly<Record<string, string>>]>([
    [
      'of the port types',
      {
        'a.wsdl': definitions(wsdlImport('b.wsdl') + bindingPart + servicePart),
        'b.wsdl': definitions(inline + abstractPart),
      },
    ],
    [
      'in a chain',
      {
        'a.wsdl': definitions(wsdlImport('sub/b.wsdl') + servicePart),
        'sub/b.wsdl': definitions(wsdlImport('../c.wsdl') + bindingPart),
        'c.wsdl': definitions(inline + abstractPart),
      },
    ],
    [
      'in a circle',
      {
        'a.wsdl': definitions(wsdlImport('b.wsdl') + servicePart + bindingPart),
        'b.wsdl': definitions(wsdlImport('a.wsdl') + inline + abstractPart),
      },
    ],
    ['of itself', { 'a.wsdl': definitions(wsdlImport('./a.wsdl') + inline + call) }],
    [
      'twice of one file',
      {
        'a.wsdl': definitions(wsdlImport('b.wsdl') + wsdlImport('./b.wsdl') + servicePart + bindingPart),
        'b.wsdl': definitions(inline + abstractPart),
      },
    ],
    ['of a schema', { 'a.wsdl': definitions(wsdlImport('x.xsd') + call), 'x.xsd': xsd(askAndAnswer) }],
    [
      'with a blank in the location',
      {
        'a.wsdl': definitions(wsdlImport('b%20c.wsdl') + servicePart + bindingPart),
        'b c.wsdl': definitions(inline + abstractPart),
      },
    ],
    [
      'with backslashes',
      {
        'a.wsdl': definitions(wsdlImport('x\\b.wsdl') + servicePart + bindingPart),
        'x/b.wsdl': definitions(inline + abstractPart),
      },
    ],
    [
      'without a location',
      {
        'a.wsdl': definitions(wsdlImport('') + servicePart + bindingPart),
        'b.wsdl': definitions(inline + abstractPart),
      },
    ],
    [
      'from a server, found by its namespace',
      {
        'a.wsdl': definitions(wsdlImport('http://host/x?wsdl=1') + servicePart + bindingPart),
        'b.wsdl': definitions(inline + abstractPart),
      },
    ],
    [
      'from a server, found by its name among several',
      {
        'a.wsdl': definitions(wsdlImport('http://host/x?wsdl=b.wsdl') + servicePart + bindingPart),
        'b.wsdl': definitions(inline + abstractPart),
        'c.wsdl': definitions(inline),
      },
    ],
  ])('%s', (_what, files) => {
    expect(only(files)).toEqual(fine);
  });

  test('a definition that two files have is refused where it is needed, and nowhere else', () => {
    const text = definitions(
      wsdlImport('b.wsdl') +
        inline +
        askMessages +
        `<portType name="P">${portOperation('Call')}${portOperation('Even', '<input message="t:Other"/><output message="t:Other"/>')}</portType><message name="Other"><part name="p" element="t:Ask"/></message>` +
        binding('B', 'P', boundOperation('Call') + boundOperation('Even')) +
        servicePart,
    );
    expect(only({ 'a.wsdl': text, 'b.wsdl': definitions('<message name="In"/>') })).toEqual([
      ['S', 'a.wsdl', { Call: 'the message {urn:test}In, which is defined twice, in Call', Even: undefined }],
    ]);
  });

  test('however many files import one, it is read once', () => {
    const texts: Readonly<Record<string, string>> = {
      'a.wsdl': definitions(wsdlImport('c.wsdl') + servicePart + bindingPart),
      'b.wsdl': definitions(wsdlImport('c.wsdl') + servicePart.replace('"S"', '"T"') + bindingPart),
      'c.wsdl': definitions(importing(xsdImport('x.xsd')) + abstractPart),
      'x.xsd': xsd(askAndAnswer),
    };
    const read: string[] = [];
    const files = Object.entries(texts).map(([path, text]) => ({
      path,
      get text() {
        read.push(path);
        return text;
      },
    }));
    compileContract({ files, conventions: plainConventions, operations: plainClasses });
    expect(read.sort()).toEqual(Object.keys(texts));
  });

  test('services of an imported file are its own, once', () => {
    const files = { 'a.wsdl': definitions(wsdlImport('b.wsdl')), 'b.wsdl': definitions(inline + call) };
    expect(only(files)).toEqual([['S', 'b.wsdl', { Call: undefined }]]);
    expect(only(files, 'a.wsdl')).toEqual([['S', 'b.wsdl', { Call: undefined }]]);
  });

  test('of a single file, the services of unrelated neighbours are left out, broken ones do no harm', () => {
    const other = definitions(inline + call.replace('name="S"', 'name="Other"'));
    expect(
      only({ 'a.wsdl': definitions(inline + call), 'b.wsdl': other, 'c.wsdl': '<broken' }, 'a.wsdl'),
    ).toEqual(fine);
  });
});
