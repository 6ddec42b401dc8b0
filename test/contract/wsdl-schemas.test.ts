/** Schemas that a WSDL imports and includes are found in the folder. Nothing is ever fetched. */
import { describe, expect, test } from 'vitest';
import { complexTypeOf } from '../../src/contract/service-model.ts';
import { call, inline, xsdImport, xsd, importing, only } from '../support/import-set.ts';
import { askAndAnswer, compileSet, definitions, schema, types } from '../support/wsdl-set.ts';

const fine = [['S', 'a.wsdl', { Call: undefined }]];

describe('xsd:import and xsd:include', () => {
  test.each<[what: string, files: Readonly<Record<string, string>>]>([
    [
      'relative',
      { 'a.wsdl': definitions(importing(xsdImport('x/types.xsd')) + call), 'x/types.xsd': xsd(askAndAnswer) },
    ],
    [
      'relative to the file that says it',
      {
        'a.wsdl': definitions(importing(xsdImport('x/types.xsd')) + call),
        'x/types.xsd': xsd('<s:include schemaLocation="more.xsd"/>'),
        'x/more.xsd': xsd(askAndAnswer),
      },
    ],
    [
      'in a circle',
      {
        'a.wsdl': definitions(importing(xsdImport('x.xsd')) + call),
        'x.xsd': xsd(`${xsdImport('y.xsd', 'urn:other')}${askAndAnswer}`),
        'y.xsd': xsd(xsdImport('x.xsd'), 'urn:other'),
      },
    ],
    [
      'without a location, found by the namespace',
      { 'a.wsdl': definitions(importing(xsdImport(undefined)) + call), 'any.xsd': xsd(askAndAnswer) },
    ],
    [
      'from a server, found by the namespace',
      {
        'a.wsdl': definitions(importing(xsdImport('http://host/x.svc?xsd=xsd0')) + call),
        'any.xsd': xsd(askAndAnswer),
        'b.xsd': xsd('', 'urn:other'),
      },
    ],
    [
      'relative with a query, found by the namespace',
      { 'a.wsdl': definitions(importing(xsdImport('x.svc?xsd=xsd0')) + call), 'any.xsd': xsd(askAndAnswer) },
    ],
    [
      'from a server, found by the name among several of one namespace',
      {
        'a.wsdl': definitions(importing(xsdImport('http://host/x?xsd=xsd0')) + call),
        'xsd0.xsd': xsd(askAndAnswer),
        'xsd1.xsd': xsd(''),
      },
    ],
    [
      'included from a server, found by the name',
      {
        'a.wsdl': definitions(types(schema('<s:include schemaLocation="http://host/a/more.xsd"/>')) + call),
        'z/more.xsd': xsd(askAndAnswer),
      },
    ],
    [
      'between inline schemas, in any order and without a location',
      {
        'a.wsdl': definitions(
          types(
            schema(
              `${xsdImport(undefined, 'urn:other')}${askAndAnswer.replace('type="s:int"', 'type="u:Code"')}`,
            ),
            schema(
              `${xsdImport(undefined)}<s:simpleType name="Code"><s:restriction base="s:int"/></s:simpleType>`,
              'urn:other',
            ),
          ) + call,
        ),
      },
    ],
    [
      'of what is known anyway',
      {
        'a.wsdl': definitions(
          importing(
            xsdImport(
              'http://schemas.xmlsoap.org/soap/encoding/',
              'http://schemas.xmlsoap.org/soap/encoding/',
            ),
            xsdImport('http://www.w3.org/2001/xml.xsd', 'http://www.w3.org/XML/1998/namespace'),
            xsdImport(undefined, 'http://www.w3.org/2001/XMLSchema'),
          ) +
            inline +
            call,
        ),
      },
    ],
    [
      'without a location, of a namespace that nobody declares',
      { 'a.wsdl': definitions(importing(xsdImport(undefined, 'urn:nobody')) + inline + call) },
    ],
  ])('%s', (_what, files) => {
    expect(only(files)).toEqual(fine);
  });

  test('xsd:include of a schema without a namespace gives it that of the one that includes it', () => {
    const files = {
      'a.wsdl': definitions(importing(xsdImport('x.xsd')) + call),
      'x.xsd': xsd('<s:include schemaLocation="plain.xsd"/>'),
      'plain.xsd': xsd(askAndAnswer, ''),
    };
    expect(only(files)).toEqual(fine);
  });

  test('xsd:redefine refuses what needs a type that it changes, and nothing else', () => {
    const code = (name: string): string =>
      `<s:simpleType name="${name}"><s:restriction base="s:int"/></s:simpleType>`;
    const redefine = (name: string): Readonly<Record<string, string>> => ({
      'a.wsdl': definitions(importing(xsdImport('x.xsd')) + call),
      'x.xsd': xsd(`<s:redefine schemaLocation="y.xsd">${code(name)}</s:redefine>`),
      'y.xsd': xsd(code('Code') + code('Other') + askAndAnswer.replace('type="s:int"', 'type="t:Code"')),
    });
    expect(only(redefine('Other'))).toEqual(fine);
    expect(only(redefine('Code'))).toEqual([['S', 'a.wsdl', { Call: 'xsd:redefine of Code in x.xsd' }]]);
  });

  test('a type of a namespace that nobody declares refuses what needs it', () => {
    const text = definitions(
      types(
        schema(
          `${xsdImport(undefined, 'urn:other')}${askAndAnswer.replace('type="s:int"', 'type="u:Code"')}`,
        ),
      ) + call,
    );
    expect(only({ 'a.wsdl': text })).toEqual([
      ['S', 'a.wsdl', { Call: 'the type {urn:other}Code, which is not defined, in Ask' }],
    ]);
  });

  test('two services that import one file see the same types', () => {
    const of = (name: string): string =>
      definitions(importing(xsdImport('x.xsd')) + call.replace('"S"', `"${name}"`));
    const { services } = compileSet({ 'a.wsdl': of('A'), 'b.wsdl': of('B'), 'x.xsd': xsd(askAndAnswer) });
    const names = services.map((service) =>
      complexTypeOf(service, service.operations.get('Call')!.request.type).members.map(({ name }) => name),
    );
    expect(names).toEqual([['n'], ['n']]);
  });

  test('two services whose types share a namespace keep them apart', () => {
    const of = (name: string, member: string): string =>
      definitions(
        types(schema(askAndAnswer.replace('"n"', `"${member}"`))) + call.replace('"S"', `"${name}"`),
      );
    const { services } = compileSet({ 'a.wsdl': of('A', 'one'), 'b.wsdl': of('B', 'two') });
    const names = services.map((service) =>
      complexTypeOf(service, service.operations.get('Call')!.request.type).members.map(({ name }) => name),
    );
    expect(names).toEqual([['one'], ['two']]);
  });
});
