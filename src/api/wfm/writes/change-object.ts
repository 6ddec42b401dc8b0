import type { z } from 'zod';
import { BridgeError } from '../../../error/bridge-error.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';
import { endpoint, type Endpoint } from '../../endpoint.ts';
import { Reply } from '../../reply.ts';
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

/**
 * Why WFM refused a change. It has no public number for "changed meanwhile", so the object itself is asked: in another
 * version than the one that was sent, somebody was faster, and the caller may read and try again.
 */
async function reasonOf<Full extends Versioned>(
  refusal: unknown,
  sent: Full,
  readAgain: () => Promise<Full>,
): Promise<unknown> {
  if (!(refusal instanceof BridgeError) || refusal.code !== 'validation-failed') return refusal;
  const now = await readAgain();
  if (now.timestamp === sent.timestamp) return refusal;
  return new BridgeError('conflict', 'somebody else changed it while this change was made: read it again', {
    facts: refusal.facts,
    cause: refusal,
  });
}

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
      throw await reasonOf(refusal, wanted, () => existing(wfm, writable.toItem(wanted).id));
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
