import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allEndpoints } from '../../../src/api/all-endpoints.ts';
import { endpointRaw } from './endpoint-raw.ts';
import { keyOf } from '../../../src/gate/idempotency/keyed-request.ts';
import { FakeWfm } from '../../support/fake-wfm.ts';

const wfm = new FakeWfm().forRequest({ signal: new AbortController().signal, clientId: 'payroll' });

describe('the header Idempotency-Key', () => {
  test.each(allEndpoints.map((endpoint) => [endpoint.operationId, endpoint] as const))(
    'counts for %s where it changes something, and for nothing else',
    (_id, endpoint) => {
      const key = keyOf(endpoint, { ...endpointRaw(endpoint), idempotencyKey: ['"a-key"'] }, wfm);
      expect(key).toBe(endpoint.safety === 'read' ? undefined : 'a-key');
    },
  );

  test.each([
    { operation: 'GetSite', key: undefined },
    { operation: 'InsertUser', key: 'a-key' },
    { operation: 'Unheard', key: 'a-key' },
  ])('of a raw call counts unless $operation only reads', ({ operation, key }) => {
    const raw = allEndpoints.find(({ operationId }) => operationId === 'callOperation')!;
    const params = [
      ['service', 'ConfigService'],
      ['operation', operation],
    ] as const;
    expect(keyOf(raw, { ...endpointRaw(raw), params, idempotencyKey: ['a-key'] }, wfm)).toBe(key);
  });
});

interface Operation {
  readonly 'x-safety'?: string;
  readonly parameters?: readonly { readonly name?: string }[];
  readonly responses: Readonly<Record<string, unknown>>;
}

test('the document has it, 409 and 422 for every change, and for no read', () => {
  const { paths } = JSON.parse(readFileSync('docs/openapi/wfm.json', 'utf8')) as {
    paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  const operations = Object.values(paths).flatMap((path) => Object.values(path));
  const changes = operations.filter((one) => (one['x-safety'] ?? 'read') !== 'read');
  expect(changes.length).toBeGreaterThanOrEqual(40);
  for (const operation of operations) {
    const takes = operation.parameters?.some(({ name }) => name === 'Idempotency-Key') ?? false;
    expect(takes).toBe(changes.includes(operation));
    if (takes) expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['409', '422']));
  }
});
