import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { wfmEndpoints } from '../../src/api/wfm/endpoints.ts';
import { compileContract } from '../../src/contract/compile.ts';
import { errorCatalogue } from '../../src/error/codes.ts';
import { statusOf } from '../../src/http/error/status.ts';
import { documentTexts } from '../../src/openapi/document-texts.ts';
import { openApiDocument } from '../../src/openapi/openapi-document.ts';
import { swagger2Document } from '../../src/openapi/swagger2-document.ts';
import { contract } from '../support/contract.ts';
import { documentSource, openApiOf, operationsOf, type OpenApi } from '../support/openapi-document.ts';
import { contractSource } from '../support/wsdl-folder.ts';

const document = openApiOf(contract);
const operations = operationsOf(document);

function at(pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/')],
    document,
  );
}

function references(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}

describe('the document', () => {
  test('is the same to the byte whatever the order of the files', () => {
    const source = contractSource();
    const other = compileContract({ ...source, files: [...source.files].reverse() });
    expect(JSON.stringify(openApiOf(other))).toBe(JSON.stringify(openApiOf(compileContract(source))));
  });

  test('is served, in pieces, as it would be printed', () => {
    const source = documentSource(contract);
    const texts = documentTexts(source);
    expect([...texts.openApi()].join('')).toBe(JSON.stringify(openApiDocument(source)));
    const { paths, definitions, ...rest } = swagger2Document(source);
    expect([...texts.swagger2()].join('')).toBe(JSON.stringify({ ...rest, paths, definitions }));
    expect(Math.max(...[...texts.openApi()].map((piece) => piece.length))).toBeLessThan(30_000);
  });

  test('is committed as it would be printed', () => {
    const committed = JSON.parse(readFileSync('docs/openapi/wfm.json', 'utf8')) as OpenApi;
    const { info } = committed as unknown as { readonly info: { readonly version: string } };
    expect(committed).toEqual(openApiOf(contract, { version: info.version }));
  });

  test('refers to nothing that is not in it, and names nothing that is not referred to', () => {
    const used = new Set(references(document));
    expect(
      [...used].filter((reference) => !reference.startsWith('#/') || at(reference.slice(1)) === undefined),
    ).toEqual([]);
    for (const kind of ['schemas', 'responses', 'parameters', 'headers'])
      for (const name of Object.keys(document.components[kind] ?? {}))
        expect(used, name).toContain(`#/components/${kind}/${name}`);
  });

  test('has an operation for every endpoint, and for each its permissions', () => {
    for (const endpoint of wfmEndpoints) {
      const operation = document.paths[endpoint.path]?.[endpoint.method];
      expect(operation, endpoint.operationId).toMatchObject({
        operationId: endpoint.operationId,
        summary: endpoint.summary,
        'x-permissions': endpoint.permissions,
      });
      const inPath = (operation?.parameters ?? []).filter((parameter) => parameter['in'] === 'path');
      expect(inPath.map((parameter) => `{${String(parameter['name'])}}`)).toEqual(
        endpoint.path.match(/\{\w+\}/g) ?? [],
      );
    }
  });

  test('has a path for every operation that callers may use, and for no reserved one', () => {
    const paths = Object.keys(document.paths).filter((path) => /^\/wfm\/v1\/services\/[^{]/.test(path));
    const offered = contract.services
      .flatMap((service) => [...service.operations.values()])
      .filter(({ reserved, unsupported }) => !reserved && unsupported === undefined);
    expect(paths).toEqual(offered.map(({ service, name }) => `/wfm/v1/services/${service}/${name}`));
    expect(paths.length).toBeGreaterThan(15);
  });

  test('says of raw operations what they rest on, what they may do and what is guessed', () => {
    const operation = document.paths['/wfm/v1/services/ConfigService850/DeleteCfgObject']?.['post'];
    expect(operation).toMatchObject({
      operationId: 'ConfigService850_DeleteCfgObject',
      tags: ['ConfigService850'],
      'x-safety': 'destructive',
      'x-permissions': ['wfm:raw:write'],
      'x-provisional': ['ECfgObjectType'],
    });
    expect(operation?.['x-evidence']).toMatchObject({ label: expect.any(String) as string });
    expect(document.components.schemas['ECfgObjectType']).toMatchObject({
      'x-provisional': true,
      'x-critical': true,
      'x-enum-numbers': { CFG_SITE_OBJECT: 2 },
    });
  });

  test('names each operation once and declares each tag', () => {
    const ids = operations.map(([, , { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = new Set(document.tags.map(({ name }) => name));
    expect(operations.flatMap(([, , operation]) => operation.tags).filter((tag) => !tags.has(tag))).toEqual(
      [],
    );
  });

  test('asks for credentials everywhere but where none are needed', () => {
    const open = operations.filter(([, , { security }]) => security?.length === 0).map(([path]) => path);
    expect(open).toEqual(['/healthz', '/readyz', '/openapi/wfm.json', '/openapi/wfm.swagger2.json']);
    expect(document).toMatchObject({ security: [{ bearer: [] }, { basic: [] }, { apiKey: [] }] });
    expect(Object.keys(document.components['securitySchemes'] ?? {})).toEqual(['bearer', 'basic', 'apiKey']);
  });

  test('describes every failure with its codes, and every code once', () => {
    const responses = document.components['responses'] ?? {};
    const told = Object.entries(responses).flatMap(([name, response]) =>
      [...String(response['description']).matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => [
        code,
        Number(name.replace('Problem', '')),
      ]),
    );
    const unread = [
      'client-closed-request',
      'invalid-configuration',
      'invalid-contract',
      'method-not-allowed',
    ];
    const wanted = Object.entries(statusOf).filter(([code]) => !unread.includes(code));
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(wanted));
    expect(told.length).toBe(Object.keys(errorCatalogue).length - unread.length);
  });

  test('names the address that it is given', () => {
    expect(openApiOf(contract, { serverUrl: 'https://wfm.example.com/bridge' }).servers).toEqual([
      { url: 'https://wfm.example.com/bridge' },
    ]);
  });
});
