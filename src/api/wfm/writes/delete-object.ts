import { z } from 'zod';
import { endpoint, type Endpoint } from '../../endpoint.ts';
import { Reply } from '../../reply.ts';
import { requireVersion } from '../parts/version-match.ts';
import {
  forceQuery,
  idIn,
  idParams,
  present,
  type Keyed,
  type Versioned,
  type Writable,
} from './writable.ts';

/** `DELETE` of one object. WFM checks no version here: who changes it between reading and deleting loses. */
export function deleteObject<
  Item extends Keyed,
  Full extends Versioned,
  Made extends object,
  Patch extends object,
>(writable: Writable<Item, Full, Made, Patch>): Endpoint {
  const { noun, uses } = writable;
  const [one] = noun.words;
  return endpoint({
    operationId: `delete${noun.one}`,
    summary: `Delete a ${one}`,
    tag: noun.many,
    method: 'delete',
    path: `${noun.path}/{${noun.idName}}`,
    params: idParams(noun),
    query: forceQuery,
    body: z.undefined(),
    response: z.null().describe('Nothing: 204.'),
    forms: ['json'],
    permissions: [writable.permission],
    scope: { kind: writable.scope },
    safety: 'destructive',
    uses: [uses.read, uses.remove],
    success: 204,
    ifMatch: 'required',
    async handle({ params, query, wfm, ifMatch }) {
      const id = idIn(params, noun);
      const record = present(await writable.read(wfm, id), noun, id);
      requireVersion(ifMatch, record.timestamp);
      await writable.remove(wfm, id, query.force);
      return new Reply({ status: 204 });
    },
  });
}
