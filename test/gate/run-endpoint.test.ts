import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../../src/api/endpoint.ts';
import { BridgeError, type FlawKind, type RequestFlaw } from '../../src/error/bridge-error.ts';
import { runEndpoint, type RawRequest } from '../../src/gate/run-endpoint.ts';
import type { Permission } from '../../src/identity/permission.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { FakeWfm } from '../support/fake-wfm.ts';
import { noQueries } from '../support/no-queries.ts';

const echo = endpoint({
  operationId: 'echo',
  summary: 'Says what it got',
  tag: 'Test',
  method: 'post',
  path: '/echo/{siteId}',
  params: z.strictObject({ siteId: z.int() }),
  query: z.strictObject({
    teamId: z.array(z.int()).optional(),
    active: z.boolean().optional(),
    names: z.array(z.string()).default([]),
    limit: z.int().min(1).default(10),
  }),
  body: z.strictObject({
    name: z.string(),
    'a/b~c': z.array(z.strictObject({ id: z.int() })).optional(),
  }),
  response: z.unknown(),
  forms: ['json'],
  permissions: ['wfm:site:view', 'wfm:team:view'],
  safety: 'read',
  uses: [],
  handle: ({ params, query, body }) => Promise.resolve({ params, query, body }),
});

function run(
  raw: Partial<RawRequest>,
  permissions: readonly Permission[] = ['wfm:team:view'],
  called: Endpoint = echo,
): Promise<unknown> {
  const request = {
    params: [['siteId', '7']],
    query: [],
    body: { name: 'x' },
    form: 'json',
    ...raw,
  } as const;
  return runEndpoint(called, request, {
    caller: { clientId: 'test', permissions: new Set(permissions) },
    wfm: new FakeWfm().forRequest(new AbortController().signal),
    clock: new ManualClock(0),
    timeZones: new Map(),
    queries: noQueries,
    signal: new AbortController().signal,
    readiness: new Map(),
  });
}

async function failure(action: Promise<unknown>): Promise<BridgeError> {
  const error = await action.catch((reason: unknown) => reason);
  if (!(error instanceof BridgeError)) throw new Error('this must fail', { cause: error });
  return error;
}

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

describe('kinds of flaws', () => {
  const judged: Endpoint = endpoint({
    ...echo,
    query: z.strictObject({
      from: z
        .string({ error: 'must be an ISO date' })
        .refine((text) => text.startsWith('20'), {
          error: 'must be an ISO date',
          params: { kind: 'invalid-date' },
        })
        .optional(),
      needed: z.string({ error: 'must be given' }),
    }),
    body: z
      .strictObject({
        userIds: z
          .array(z.string())
          .refine((ids) => ids.length > 0, { params: { kind: 'no-user-ids' } })
          .refine((ids) => ids.length < 3, { params: { kind: 'max-user-ids' } })
          .optional(),
        count: z.int().optional(),
        nested: z.strictObject({ word: z.enum(['a', 'b'], { error: 'must be a or b' }) }).optional(),
      })
      .refine((body) => body.count !== 13, { params: { kind: 'no such kind' } }),
    handle: () => Promise.resolve({}),
  });

  test.each<{ name: string; query?: string; body?: unknown; kinds: (FlawKind | undefined)[] }>([
    { name: 'what the schema calls a date', query: 'needed=x&from=1999', kinds: ['invalid-date'] },
    { name: 'what is missing, whatever is said of it', query: '', kinds: [undefined] },
    { name: 'what is not known', query: 'needed=x&other=1', kinds: [undefined] },
    { name: 'what is given twice', query: 'needed=x&needed=y', kinds: [undefined] },
    { name: 'no user ids', query: 'needed=x', body: { userIds: [] }, kinds: ['no-user-ids'] },
    { name: 'many user ids', query: 'needed=x', body: { userIds: ['1', '2', '3'] }, kinds: ['max-user-ids'] },
    { name: 'a value of another type', query: 'needed=x', body: { count: null }, kinds: ['invalid-value'] },
    {
      name: 'a value out of a list',
      query: 'needed=x',
      body: { nested: { word: 'c' } },
      kinds: ['invalid-value'],
    },
    { name: 'a missing property of a list', query: 'needed=x', body: { nested: {} }, kinds: [undefined] },
    {
      name: 'an inherited property',
      query: 'needed=x',
      body: { nested: { toString: 1 } },
      kinds: [undefined, undefined],
    },
    { name: 'a kind that there is not', query: 'needed=x', body: { count: 13 }, kinds: ['invalid-value'] },
    { name: 'a body of another type', query: 'needed=x', body: 'text', kinds: ['invalid-value'] },
  ])('$name', async ({ query = '', body = {}, kinds }) => {
    const error = await failure(run({ query: new URLSearchParams(query), body }, undefined, judged));
    expect(error.facts.errors?.map(({ kind }) => kind)).toEqual(kinds);
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
          caller: { clientId: 'test', permissions: new Set(['wfm:site:view'] as const) },
          wfm: new FakeWfm().forRequest(new AbortController().signal),
          clock: new ManualClock(0),
          timeZones: new Map(),
          queries: noQueries,
          signal: new AbortController().signal,
          readiness: new Map([[general, [{ service: 'ConfigService', operation: 'GetSite' }]]]),
        },
      ),
    );
    expect(error).toMatchObject({
      code: 'contract-mismatch',
      facts: { service: 'ConfigService', operation: 'GetSite', members: [] },
    });
  });
});

describe('a list that must be there', () => {
  const ids = z
    .array(z.string())
    .refine((list) => list.length > 0, { params: { kind: 'no-user-ids' }, error: 'name one' });
  const listed: Endpoint = endpoint({
    ...echo,
    query: z.strictObject({ id: ids }),
    handle: ({ query }) => Promise.resolve({ query }),
  });

  test('is empty when it is not, and what its schema says of that is the flaw, with its kind', async () => {
    const { facts } = await failure(run({}, undefined, listed));
    expect(facts.errors).toEqual([{ parameter: 'id', kind: 'no-user-ids', detail: 'name one' }]);
  });

  test('may be repeated and comma-joined', async () => {
    const query = [
      ['id', 'a,b'],
      ['id', 'c'],
    ] as const;
    expect(await run({ query }, undefined, listed)).toMatchObject({ query: { id: ['a', 'b', 'c'] } });
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
