import { expect, test } from 'vitest';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import type { IdempotencyRecords } from '../../../src/gate/idempotency/idempotency-records.ts';
import { keyedWrites } from '../../support/keyed-writes.ts';
import { asked, codeOf, Counted } from './keyed-change.ts';

const away = (): Promise<never> => Promise.reject(new BridgeError('store-unavailable', 'away'));
const nothing: IdempotencyRecords = {
  begin: () => Promise.resolve(undefined),
  end: () => Promise.resolve(),
  release: () => Promise.resolve(),
  removeExpired: () => Promise.resolve(0),
};

test('a change with a key that cannot be remembered is refused before it is made', async () => {
  const counted = new Counted();
  const told = await asked(counted, keyedWrites({ records: { ...nothing, begin: away, release: away } }));
  expect(told.answer).toMatchObject({ code: 'store-unavailable', retryable: true });
  expect((told.answer as BridgeError).detail).toContain('nothing was changed');
  expect(counted.made).toBe(0);
});

test('a change whose end cannot be kept is answered with the truth', async () => {
  const counted = new Counted();
  const writes = keyedWrites({ records: { ...nothing, end: away, release: away } });
  expect(codeOf(await asked(counted, writes))).toBe('none');
  counted.act = () => Promise.reject(new BridgeError('validation-failed', 'no'));
  expect(codeOf(await asked(counted, writes))).toBe('validation-failed');
  counted.act = () => Promise.reject(new BridgeError('upstream-unavailable', 'no'));
  expect(codeOf(await asked(counted, writes))).toBe('upstream-unavailable');
  expect(counted.made).toBe(3);
});

test('without a key nothing is asked of the database', async () => {
  const counted = new Counted();
  const writes = keyedWrites({ records: { ...nothing, begin: away } });
  expect(codeOf(await asked(counted, writes, { idempotencyKey: undefined }))).toBe('none');
  expect(counted.made).toBe(1);
});
