/** What the document says of versions. */
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../../src/api/endpoint.ts';
import { wfmEndpoints } from '../../src/api/wfm/endpoints.ts';
import { openApiDocument } from '../../src/openapi/openapi-document.ts';
import { contract } from '../support/contract.ts';
import { documentSource } from '../support/openapi-document.ts';

interface Described {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly required: boolean };
  readonly responses: Readonly<Record<string, { readonly headers?: object; readonly content?: object }>>;
}

const thing = {
  operationId: 'thing',
  summary: 'A thing',
  tag: 'Things',
  path: '/wfm/v1/thing',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.undefined(),
  response: z.strictObject({ id: z.int32() }),
  forms: ['json'],
  permissions: ['wfm:site:view'],
  scope: { kind: 'open' },
  uses: [],
  handle: () => Promise.resolve({ id: 1 }),
} as const;

function described(endpoints: readonly Endpoint[], path: string, method: string): Described {
  const source = { ...documentSource(contract), endpoints };
  const { paths } = openApiDocument(source) as { readonly paths: Record<string, Record<string, Described>> };
  const found = paths[path]?.[method];
  if (found === undefined) throw new Error(`no ${method} ${path}`);
  return found;
}

/** Beside those of versions. */
const ofEveryRead = [['Prefer', false]];
const ofEveryChange = [['Idempotency-Key', false], ...ofEveryRead];

const headersOf = ({ parameters = [] }: Described): unknown =>
  parameters.filter((parameter) => parameter.in === 'header').map(({ name, required }) => [name, required]);

describe('the document says', () => {
  test('that a read has an ETag and may be 304', () => {
    const read = described([endpoint({ ...thing, method: 'get', safety: 'read' })], thing.path, 'get');
    expect(headersOf(read)).toEqual([['If-None-Match', false], ...ofEveryRead]);
    expect(Object.keys(read.responses['200']?.headers ?? {})).toContain('ETag');
    expect(read.responses).toHaveProperty('304');
  });

  test.each([
    ['required', true, [409, 412, 422, 428]],
    ['optional', false, [409, 412, 422]],
    [undefined, undefined, [409, 422]],
  ] as const)('that a change with If-Match %s may fail', (ifMatch, required, statuses) => {
    const condition = ifMatch === undefined ? {} : { ifMatch };
    const change = described(
      [endpoint({ ...thing, method: 'delete', safety: 'destructive', success: 204, ...condition })],
      thing.path,
      'delete',
    );
    expect(headersOf(change)).toEqual([
      ...(required === undefined ? [] : [['If-Match', required]]),
      ...ofEveryChange,
    ]);
    const failures = Object.keys(change.responses).map(Number);
    expect(failures.filter((status) => [409, 412, 422, 428].includes(status))).toEqual(statuses);
    expect(change.responses['204']).not.toHaveProperty('content');
    expect(change.responses).not.toHaveProperty('200');
  });

  test('where what was made is', () => {
    const creation = described(wfmEndpoints, '/wfm/v1/users', 'post');
    expect(Object.keys(creation.responses['201']?.headers ?? {})).toEqual(
      expect.arrayContaining(['ETag', 'Location']),
    );
    expect(creation.requestBody?.required).toBe(true);
    expect(creation.responses).not.toHaveProperty('200');
  });

  test('that users and security roles are changed with a version', () => {
    for (const path of ['/wfm/v1/users/{userId}', '/wfm/v1/security-roles/{securityRoleId}'])
      for (const method of ['patch', 'delete'])
        expect(headersOf(described(wfmEndpoints, path, method)), `${method} ${path}`).toEqual([
          ['If-Match', true],
          ...ofEveryChange,
        ]);
  });
});
