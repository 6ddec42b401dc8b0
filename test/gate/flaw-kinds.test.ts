import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../../src/api/endpoint.ts';
import type { FlawKind } from '../../src/error/bridge-error.ts';
import { echo, failure, run } from './echo-endpoint.ts';

describe('kinds of flaws', () => {
  const judged: Endpoint = endpoint({
    ...echo,
    authorize: () => undefined,
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

describe('a list that must be there', () => {
  const ids = z
    .array(z.string())
    .refine((list) => list.length > 0, { params: { kind: 'no-user-ids' }, error: 'name one' });
  const listed: Endpoint = endpoint({
    ...echo,
    authorize: () => undefined,
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
