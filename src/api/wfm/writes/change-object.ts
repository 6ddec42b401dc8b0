import type { z } from 'zod';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { endpoint, type Endpoint } from '../../endpoint.ts';
import { Reply } from '../../reply.ts';
import { reasonOfRefusal } from '../parts/changed-meanwhile.ts';
import { readBack } from '../parts/read-back.ts';
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

/** `PATCH` of one object. */
export function changeObject<
  Item extends Keyed,
  Full extends Versioned,
  Made extends object,
  Patch extends object,
>(writable: Writable<Item, Full, Made, Patch>): Endpoint {
  const { noun, uses } = writable;
  const [one] = noun.words;
  const response: z.ZodType = noun.item;
  const existing = async (wfm: Wfm, id: number): Promise<Full> =>
    present(await writable.read(wfm, id), noun, id);

  async function change(wfm: Wfm, wanted: Full, force: boolean): Promise<void> {
    try {
      await writable.update(wfm, wanted, force);
    } catch (refusal) {
      throw await reasonOfRefusal(refusal, wanted, () => existing(wfm, writable.toItem(wanted).id));
    }
  }

  return endpoint({
    operationId: `update${noun.one}`,
    summary: `Change a ${one}`,
    tag: noun.many,
    method: 'patch',
    path: `${noun.path}/{${noun.idName}}`,
    params: idParams(noun),
    query: forceQuery,
    body: writable.patch,
    response,
    forms: ['json'],
    permissions: [writable.permission],
    scope: { kind: writable.scope },
    safety: 'idempotent',
    uses: [uses.read, uses.update],
    ifMatch: 'required',
    async handle({ params, query, body, wfm, ifMatch }) {
      const id = idIn(params, noun);
      const record = await existing(wfm, id);
      requireVersion(ifMatch, record.timestamp);
      const isChange = Object.keys(body).length > 0;
      if (isChange) await change(wfm, writable.merged(record, body), query.force);
      const changed = isChange ? await readBack(`${one} ${id}`, () => existing(wfm, id)) : record;
      return new Reply({ version: changed.timestamp, value: writable.toItem(changed) });
    },
  });
}
