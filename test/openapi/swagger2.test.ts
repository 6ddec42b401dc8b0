import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cloudEndpoints } from '../../src/api/cloud/endpoints.ts';
import { cloudDocument } from '../../src/openapi/cloud-document.ts';
import { openApiDocument } from '../../src/openapi/openapi-document.ts';
import { swagger2Document } from '../../src/openapi/swagger2-document.ts';
import { lowered } from '../../src/openapi/swagger2-schema.ts';
import { contract } from '../support/contract.ts';
import { fixtureModels } from '../support/fixture-models.ts';
import { documentSource } from '../support/openapi-document.ts';

describe('a schema in the words of Swagger 2.0', () => {
  test.each<[what: string, schema: object, wanted: object]>([
    [
      'or null',
      { type: ['string', 'null'], maxLength: 3 },
      { type: 'string', maxLength: 3, 'x-nullable': true },
    ],
    [
      'a reference or null',
      { anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }], description: 'x' },
      { allOf: [{ $ref: '#/definitions/A' }], description: 'x', 'x-nullable': true },
    ],
    ['a reference', { $ref: '#/components/schemas/A' }, { $ref: '#/definitions/A' }],
    [
      'a reference with a description, which would be ignored beside it',
      { $ref: '#/components/schemas/A', description: 'x', examples: [1] },
      { allOf: [{ $ref: '#/definitions/A' }], description: 'x' },
    ],
    [
      'a number with special values',
      {
        anyOf: [
          { type: 'number', format: 'double' },
          { type: 'string', enum: ['INF'] },
        ],
      },
      { type: 'number', format: 'double' },
    ],
    ['a name or a number', { anyOf: [{ type: 'string', enum: ['A'] }, { type: 'integer' }] }, {}],
    [
      'one of several objects',
      { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], discriminator: {} },
      { type: 'object' },
    ],
    [
      'an exclusive bound',
      { type: 'integer', exclusiveMinimum: 1, exclusiveMaximum: 9 },
      { type: 'integer', minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
    ],
    [
      'null among values',
      { type: ['string', 'null'], enum: ['A', null] },
      { type: 'string', enum: ['A'], 'x-nullable': true },
    ],
    [
      'bytes',
      { type: 'string', contentEncoding: 'base64', examples: ['AQID'] },
      { type: 'string', format: 'byte', example: 'AQID' },
    ],
    [
      'the rules of a choice',
      { type: 'object', properties: { not: { type: 'string' } }, not: {}, dependentSchemas: { a: {} } },
      { type: 'object', properties: { not: { type: 'string' } } },
    ],
  ])('%s', (_what, schema, wanted) => {
    expect(lowered(schema as Readonly<Record<string, unknown>>)).toEqual(wanted);
  });
});

const document = JSON.parse(JSON.stringify(swagger2Document(documentSource(contract)))) as {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly parameters?: readonly object[] }>>>
  >;
  readonly definitions: object;
};

/** Every object below a value, with the names that lead to it; what stands under `properties` is a name, not a keyword. */
function objectsIn(
  value: unknown,
  path = '',
): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, part]) =>
    key.startsWith('x-') || key === 'examples' || key === 'example' ? [] : objectsIn(part, `${path}/${key}`),
  );
  const isMap = /\/(?:properties|definitions|paths|responses|headers|parameters)$/.test(path);
  return Array.isArray(value) || isMap
    ? inner
    : [[path, value as Readonly<Record<string, unknown>>], ...inner];
}

describe('the document', () => {
  test('has no keyword that Swagger 2.0 does not know', () => {
    const unknown = [
      'anyOf',
      'oneOf',
      'not',
      'const',
      'dependentSchemas',
      'contentEncoding',
      'content',
      'requestBody',
      'examples_',
      'nullable',
      'discriminator',
      'schemas',
      'components',
      'servers',
    ];
    const found = objectsIn(document).flatMap(([path, object]) =>
      Object.keys(object)
        .filter((key) => unknown.includes(key))
        .map((key) => `${path}/${key}`),
    );
    expect(found).toEqual([]);
    expect(
      objectsIn(document)
        .filter(([, object]) => Array.isArray(object['type']))
        .map(([path]) => path),
    ).toEqual([]);
  });

  test('gives lists as one text, which every tool can write', () => {
    const text = JSON.stringify(document);
    expect(text).toContain('"collectionFormat":"csv"');
    expect(text).not.toContain('"multi"');
  });

  test('has the friendly profile alone', () => {
    expect(Object.keys(document.definitions).filter((name) => name.endsWith('.exact'))).toEqual([]);
    expect(JSON.stringify(document.paths['/wfm/v1/services/ConfigService850/GetSite'])).not.toContain(
      'profile',
    );
    expect(document.definitions).toHaveProperty(['ConfigService850.CfgSite']);
  });

  test('takes host, base path and scheme from the address', () => {
    const source = documentSource(contract, { serverUrl: 'https://wfm.example.com:8443/bridge/' });
    expect(swagger2Document(source)).toMatchObject({
      host: 'wfm.example.com:8443',
      basePath: '/bridge',
      schemes: ['https'],
    });
    expect(document).not.toHaveProperty('host');
  });
});

/** Lints these documents, by name; returns the exit code and what was said. */
function lint(documents: Readonly<Record<string, unknown>>): {
  readonly status: number | null;
  readonly said: string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-openapi-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = Object.entries(documents).map(([name, content]) => {
    const file = join(folder, `${name.replaceAll('/', '-')}.json`);
    // The linter calls methods of what it reads, and falls over a property of their name.
    writeFileSync(file, JSON.stringify(content).replaceAll('hasOwnProperty', 'ownProperty'));
    return file;
  });
  const cli = resolve('node_modules/@redocly/cli/bin/cli.js');
  const run = spawnSync(process.execPath, [cli, 'lint', '--config', 'redocly.yaml', ...files], {
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
  });
  return { status: run.status, said: run.stdout + run.stderr };
}

test('redocly finds no error in any document, of either version and face', () => {
  const models = [['wfm', contract] as const, ...fixtureModels()];
  const documents = models.flatMap(([name, model]) => {
    const source = documentSource(model);
    return [[name, openApiDocument(source)] as const, [`${name}.2`, swagger2Document(source)] as const];
  });
  documents.push(['cloud', cloudDocument({ ...documentSource(contract), endpoints: cloudEndpoints })]);
  expect(documents.length).toBeGreaterThan(20);
  const { status, said } = lint(Object.fromEntries(documents));
  expect(status, said).toBe(0);
  expect(said.match(/: validated in/g)?.length).toBe(documents.length);
}, 60_000);

test('redocly finds an error where there is one', () => {
  const wrong = {
    ...openApiDocument(documentSource(contract)),
    paths: { '/a': { get: { responses: { 200: {} } } } },
  };
  expect(lint({ wrong })).toMatchObject({
    status: 1,
    said: expect.stringContaining('description') as string,
  });
}, 60_000);
