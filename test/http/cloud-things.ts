import { z } from 'zod';
import { endpoint, type Endpoint } from '../../src/api/endpoint.ts';
import { Reply } from '../../src/api/reply.ts';

/** Endpoints under `/api/v2` that stand for all that there will be: two paths, with and without permissions. */
export const things = '/api/v2/workforcemanagement/things';

const parts = {
  tag: 'Test',
  params: z.strictObject({}),
  query: z.strictObject({}),
  body: z.undefined(),
  response: z.unknown(),
  forms: ['json'],
  permissions: [],
  scope: { kind: 'open' },
  safety: 'read',
  uses: [],
} as const;

/** What the list answers; it may throw. */
export type Answer = () => Promise<unknown>;

export function cloudThings(answer: Answer = () => Promise.resolve({ entities: [] })): readonly Endpoint[] {
  return [
    endpoint({
      ...parts,
      operationId: 'listThings',
      summary: 'Lists',
      method: 'get',
      path: things,
      query: z.strictObject({
        userId: z
          .array(z.string())
          .max(2, { error: 'two at most' })
          .refine((ids) => ids.length < 2, { error: 'one at most', params: { kind: 'max-user-ids' } })
          .optional(),
        from: z
          .string()
          .refine(() => false, { error: 'must be a date', params: { kind: 'invalid-date' } })
          .optional(),
      }),
      handle: answer,
    }),
    endpoint({
      ...parts,
      operationId: 'searchThings',
      summary: 'Searches',
      method: 'post',
      path: `${things}/{thingId}/search`,
      params: z.strictObject({ thingId: z.string() }),
      body: z.strictObject({ metadata: z.strictObject({ version: z.int() }) }),
      permissions: ['wfm:schedule:administer', 'wfm:publishedSchedule:view'],
      scope: { kind: 'open' },
      handle: ({ params, body }) =>
        Promise.resolve(
          new Reply({
            status: 202,
            location: `${things}/1`,
            version: '7',
            value: { ...params, ...body, version: '7' },
          }),
        ),
    }),
    endpoint({
      ...parts,
      operationId: 'deleteThing',
      summary: 'Deletes',
      method: 'delete',
      path: `${things}/{thingId}`,
      params: z.strictObject({ thingId: z.string() }),
      handle: () => Promise.resolve(new Reply({ status: 204 })),
    }),
  ];
}
