import { describe, expect, test } from 'vitest';
import { endpoint, type Endpoint } from '../../src/api/endpoint.ts';
import type { RequestFlaw } from '../../src/error/bridge-error.ts';
import { runEndpoint, type RawRequest } from '../../src/gate/run-endpoint.ts';
import { FakeWfm } from '../support/fake-wfm.ts';
import { quietGate } from '../support/quiet-gate.ts';
import { echo, failure, run } from './echo-endpoint.ts';

describe('values', () => {
  test.each([
    { query: '', expected: { names: [], limit: 10 } },
    { query: 'teamId=1,2&teamId=3', expected: { teamId: [1, 2, 3], names: [], limit: 10 } },
    { query: 'teamId=-1&active=true', expected: { teamId: [-1], active: true, names: [], limit: 10 } },
    { query: 'names=1,b&limit=3', expected: { names: ['1', 'b'], limit: 3 } },
  ])('?$query', async ({ query, expected }) => {
    expect(await run({ query: new URLSearchParams(query) })).toEqual({
      params: { siteId: 7 },
      query: expected,
      body: { name: 'x' },
    });
  });
});

describe('flaws', () => {
  const rows: readonly {
    readonly name: string;
    readonly raw: Partial<RawRequest>;
    readonly flaws: RequestFlaw[];
  }[] = [
    {
      name: 'an unknown parameter near a known one',
      raw: { query: [['teemId', '1']] },
      flaws: [{ parameter: 'teemId', detail: 'there is no such parameter (did you mean teamId?)' }],
    },
    {
      name: 'an unknown parameter far from all, also one of the object prototype',
      raw: {
        query: [
          ['zzzzzzzz', '1'],
          ['__proto__', '1'],
        ],
      },
      flaws: [
        { parameter: 'zzzzzzzz', detail: 'there is no such parameter' },
        { parameter: '__proto__', detail: 'there is no such parameter' },
      ],
    },
    {
      name: 'a repeated scalar, once',
      raw: {
        query: [
          ['limit', '1'],
          ['limit', '2'],
        ],
      },
      flaws: [{ parameter: 'limit', detail: 'may be given once only' }],
    },
    {
      name: 'text for a number in path and query',
      raw: { params: [['siteId', '7e1']], query: [['teamId', '1,,2']] },
      flaws: [
        { parameter: 'siteId', detail: 'expected number, received string', kind: 'invalid-value' },
        { parameter: 'teamId', detail: 'expected number, received string', kind: 'invalid-value' },
      ],
    },
    {
      name: 'unknown properties with their pointers, escaped',
      raw: { body: { name: 'x', more: 1, 'a/b~c': [{ id: 1 }, { id: 'x', 'no/no': 2 }] } },
      flaws: [
        { pointer: '/a~1b~0c/1/id', detail: 'expected number, received string', kind: 'invalid-value' },
        { pointer: '/a~1b~0c/1/no~1no', detail: 'there is no such property' },
        { pointer: '/more', detail: 'there is no such property' },
      ],
    },
    {
      name: 'a missing body',
      raw: { body: undefined },
      flaws: [{ pointer: '', detail: 'is missing: object is expected' }],
    },
    {
      name: 'everything at once',
      raw: { query: [['x', '1']], body: {} },
      flaws: [
        { parameter: 'x', detail: 'there is no such parameter' },
        { pointer: '/name', detail: 'is missing: string is expected' },
      ],
    },
  ];

  test.each(rows)('$name', async ({ raw, flaws }) => {
    const error = await failure(run(raw));
    expect(error.code).toBe('invalid-request');
    expect(error.facts.errors).toEqual(flaws);
  });
});

describe('order', () => {
  test('one of the permissions suffices, none does not, and it is asked first', async () => {
    await expect(run({}, ['wfm:site:view'])).resolves.toBeDefined();
    const error = await failure(run({ body: undefined }, ['wfm:agent:view']));
    expect(error.code).toBe('forbidden');
    expect(error.detail).toBe('this needs the permission wfm:site:view or wfm:team:view');
    expect(error.facts.permissions).toEqual(['wfm:site:view', 'wfm:team:view']);
  });

  test('an endpoint without permissions is there for every client', async () => {
    await expect(run({}, [], { ...echo, permissions: [] })).resolves.toBeDefined();
  });

  test('a missing operation is named without members', async () => {
    const general: Endpoint = echo;
    const error = await failure(
      runEndpoint(
        general,
        { params: [], query: [], body: undefined, form: 'json' },
        {
          caller: {
            clientId: 'test',
            permissions: new Set(['wfm:site:view'] as const),
            scope: 'all',
            view: 'full',
          },
          wfm: new FakeWfm().forRequest({ signal: new AbortController().signal, clientId: 'payroll' }),
          signal: new AbortController().signal,
          ...quietGate({
            readiness: new Map([[general, [{ service: 'ConfigService', operation: 'GetSite' }]]]),
          }),
        },
      ),
    );
    expect(error).toMatchObject({
      code: 'contract-mismatch',
      facts: { service: 'ConfigService', operation: 'GetSite', members: [] },
    });
  });
});

describe('a change that wants the version it is meant for', () => {
  const change: Endpoint = endpoint({
    ...echo,
    ifMatch: 'required',
    handle: ({ ifMatch }) => Promise.resolve(ifMatch),
  });

  test('is refused without one, once the request itself is right', async () => {
    expect((await failure(run({}, undefined, change))).code).toBe('precondition-required');
    expect((await failure(run({ body: {} }, undefined, change))).code).toBe('invalid-request');
    expect((await failure(run({}, ['wfm:agent:view'], change))).code).toBe('forbidden');
  });

  test.each([[[]], [['*']], [['1', '2']]])('gets %j', async (ifMatch) => {
    await expect(run({ ifMatch }, undefined, change)).resolves.toEqual(ifMatch);
  });
});
