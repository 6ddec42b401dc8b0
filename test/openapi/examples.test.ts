import { describe, expect, test } from 'vitest';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import { contract, serviceAndOperation } from '../support/contract.ts';
import { fixtureModels } from '../support/fixture-models.ts';
import {
  judgeOf,
  openApiOf,
  operationsOf,
  type ApiOperation,
  type Media,
  type OpenApi,
} from '../support/openapi-document.ts';

const documents: readonly (readonly [name: string, document: OpenApi])[] = [
  ['the WSDLs of the repository', openApiOf(contract)],
  ...fixtureModels().map(([name, model]) => [name, openApiOf(model, { endpoints: [] })] as const),
];

function mediaOf(operation: ApiOperation): readonly (readonly [where: string, media: Media])[] {
  const body = Object.entries(operation.requestBody?.content ?? {});
  const answers = Object.entries(operation.responses).flatMap(([status, { content }]) =>
    Object.entries(content ?? {}).map(([type, media]) => [`${status} ${type}`, media] as const),
  );
  return [...body, ...answers];
}

/** ajv knows no property of this name. */
const nameThatAjvCannotRead = '"__proto__"';

describe.each(documents)('%s', (_name, document) => {
  const judge = judgeOf(document);
  const all = operationsOf(document).flatMap(([path, , operation]) =>
    mediaOf(operation).flatMap(([where, { schema, examples = {} }]) =>
      Object.entries(examples).map(([name, { value }]) => ({
        what: `${path} ${where} ${name}`,
        schema,
        value,
      })),
    ),
  );

  test('every example is valid by its schema', () => {
    expect(all.length).toBeGreaterThan(4);
    for (const { what, schema, value } of all) {
      if (JSON.stringify(value).includes(nameThatAjvCannotRead)) continue;
      expect(judge.flaws(schema, value), what).toBe('');
    }
  });

  test('every raw operation has an example of its request and its answer in both profiles', () => {
    const raw = operationsOf(document).filter(([path]) => /^\/wfm\/v1\/services\/[^{]+\/[^{]+$/.test(path));
    expect(raw.length).toBeGreaterThan(0);
    for (const [path, , { requestBody, responses }] of raw) {
      const media = [
        requestBody?.content['application/json'],
        responses['200']?.content?.['application/json'],
      ];
      expect(
        media.map((one) => Object.keys(one?.examples ?? {})),
        path,
      ).toEqual([
        ['friendly', 'exact'],
        ['friendly', 'exact'],
      ]);
    }
  });
});

describe('the codec takes every example of a request', () => {
  const models = [['the WSDLs of the repository', contract] as const, ...fixtureModels()];
  test.each(models)('%s', (_name, model) => {
    for (const [path, , { requestBody }] of operationsOf(openApiOf(model, { endpoints: [] }))) {
      const [, service = '', operation = ''] = /^\/wfm\/v1\/services\/([^/]+)\/([^/]+)$/.exec(path) ?? [];
      if (operation === '') continue;
      for (const profile of ['friendly', 'exact'] as const) {
        const value = requestBody?.content['application/json']?.examples?.[profile]?.value;
        const codec = operationCodec(
          ...serviceAndOperation(model, decodeURIComponent(service), decodeURIComponent(operation)),
          { profile, nameProvisionalEnums: true },
        );
        expect(() => codec.encode(value), `${path} ${profile} ${JSON.stringify(value)}`).not.toThrow();
      }
    }
  });
});
