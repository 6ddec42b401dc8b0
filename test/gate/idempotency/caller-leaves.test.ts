import { expect, test } from 'vitest';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import type { IdempotencyRecords } from '../../../src/gate/idempotency/idempotency-records.ts';
import { storedRecords } from '../../../src/gate/idempotency/stored-records.ts';
import { opened } from '../../store/stores.ts';
import { keyedWrites } from '../../support/keyed-writes.ts';
import { asked, codeOf, Counted } from './keyed-change.ts';

test('a caller who leaves while its key is being remembered gets the answer when it comes back', async () => {
  const counted = new Counted();
  const departure = new AbortController();
  const records = storedRecords(opened({ kind: 'memory' }));
  const slow: IdempotencyRecords = {
    ...records,
    async begin(record) {
      departure.abort(new BridgeError('client-closed-request', 'the caller closed the connection'));
      return await records.begin(record);
    },
  };
  await asked(counted, keyedWrites({ records: slow }), { departure });
  const again = await asked(counted, keyedWrites({ records }));
  expect(codeOf(again)).toBe('none');
  expect(counted.made).toBe(1);
});

test('a caller who has left before leaves its key as it is', async () => {
  const counted = new Counted();
  const departure = new AbortController();
  const writes = keyedWrites();
  const gone = asked(counted, writes, { departure });
  departure.abort(new BridgeError('client-closed-request', 'the caller closed the connection'));
  expect(codeOf(await gone)).toBe('client-closed-request');
  expect(await asked(counted, writes)).toMatchObject({ replayed: false });
  expect(counted.made).toBe(1);
});
