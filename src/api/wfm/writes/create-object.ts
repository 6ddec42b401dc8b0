import { z } from 'zod';
import { endpoint, type Endpoint } from '../../endpoint.ts';
import { Reply } from '../../reply.ts';
import { readBack } from '../parts/read-back.ts';
import { forceQuery, present, type Keyed, type Versioned, type Writable } from './writable.ts';

/** `POST` to the list of a noun. */
export function createObject<
  Item extends Keyed,
  Full extends Versioned,
  Made extends object,
  Patch extends object,
>(writable: Writable<Item, Full, Made, Patch>): Endpoint {
  const { noun, uses } = writable;
  const [one] = noun.words;
  const response: z.ZodType = noun.item;
  return endpoint({
    operationId: `create${noun.one}`,
    summary: `Add a ${one}`,
    tag: noun.many,
    method: 'post',
    path: noun.path,
    params: z.strictObject({}),
    query: forceQuery,
    body: writable.made,
    response,
    forms: ['json'],
    permissions: [writable.permission],
    scope: { kind: writable.scope },
    safety: 'create',
    uses: [uses.insert, uses.read],
    success: 201,
    async handle({ body, query, wfm }) {
      const id = await writable.insert(wfm, body, query.force);
      const made = await readBack(`${one} ${id}`, async () =>
        present(await writable.read(wfm, id), noun, id),
      );
      return new Reply({
        status: 201,
        location: `${noun.path}/${id}`,
        version: made.timestamp,
        value: writable.toItem(made),
      });
    },
  });
}
