import { expect, test } from 'vitest';
import { FailureStore } from '../../../../src/api/cloud/historical-adherence/failure-store.ts';
import { ResultStore } from '../../../../src/api/cloud/historical-adherence/result-store.ts';
import { BridgeError } from '../../../../src/error/bridge-error.ts';
import { ManualClock } from '../../../../src/time/manual-clock.ts';

const bytes = (length: number) => new Uint8Array(length);

function kept(store: ResultStore, keys: string): string {
  return Array.from(keys)
    .filter((key) => store.get(key) !== undefined)
    .join('');
}

test('what was not asked for longest goes first when there is no room', () => {
  const store = new ResultStore({ clock: new ManualClock(0), maxBytes: 100 });
  for (const key of ['a', 'b', 'c']) store.put(key, bytes(30), 1000);
  store.get('a');
  store.put('d', bytes(40), 1000);
  expect(kept(store, 'abcd')).toBe('acd');
  store.put('e', bytes(100), 1000);
  expect(kept(store, 'abcde')).toBe('e');
});

test('what is larger than all the room is not kept, and takes no room from others', () => {
  const store = new ResultStore({ clock: new ManualClock(0), maxBytes: 100 });
  store.put('a', bytes(60), 1000);
  store.put('b', bytes(101), 1000);
  expect(kept(store, 'ab')).toBe('a');
});

test('what comes again takes the room of what it replaces', () => {
  const store = new ResultStore({ clock: new ManualClock(0), maxBytes: 100 });
  store.put('a', bytes(50), 1000);
  for (let turn = 0; turn < 9; turn += 1) store.put('b', bytes(50), 1000);
  expect(kept(store, 'ab')).toBe('ab');
});

test('what has expired goes before anything else', () => {
  const clock = new ManualClock(0);
  const store = new ResultStore({ clock, maxBytes: 100 });
  store.put('a', bytes(50), 5000);
  store.put('b', bytes(50), 1000);
  clock.advance(1000);
  store.put('c', bytes(50), 5000);
  expect(kept(store, 'abc')).toBe('ac');
});

test('a failure that may pass is told once, another one always', () => {
  const store = new FailureStore(new ManualClock(0));
  store.put('a', new BridgeError('upstream-unavailable', 'away'), 1000);
  store.put('b', new BridgeError('upstream-fault', 'no'), 1000);
  expect(() => store.rethrow('a')).toThrow('away');
  expect(() => store.rethrow('a')).not.toThrow();
  expect(() => store.rethrow('b')).toThrow('no');
  expect(() => store.rethrow('b')).toThrow('no');
});

test('failures are forgotten when their time is over, and when there are too many', () => {
  const clock = new ManualClock(0);
  const store = new FailureStore(clock);
  const fault = new BridgeError('upstream-fault', 'no');
  store.put('old', fault, 10);
  clock.advance(10);
  for (let index = 0; index < 1001; index += 1) store.put(`k${index}`, fault, 1000);
  expect(() => store.rethrow('old')).not.toThrow();
  expect(() => store.rethrow('k0')).not.toThrow();
  expect(() => store.rethrow('k1')).toThrow('no');
});
