import type { Request } from 'express';
import { expect, test } from 'vitest';
import { preferredWait } from '../../src/http/preferred-wait.ts';

function waitOf(prefer: string | undefined): number | undefined {
  return preferredWait({ headers: { prefer } } as unknown as Request);
}

test.each([
  ['wait=1', 1],
  ['wait=10', 10],
  ['WAIT = 10', 10],
  ['wait="10"', 10],
  ['wait=10; strict', 10],
  ['respond-async, wait=10', 10],
  ['respond-async,wait=10,handling=lenient', 10],
  ['note="a, wait=3", wait=10', 10],
  ['wait=10, wait=20', 10],
  ['wait=999999999', 999_999_999],
])('%s: %i seconds', (prefer, seconds) => {
  expect(waitOf(prefer)).toBe(seconds);
});

test.each([
  undefined,
  '',
  'wait',
  'wait=',
  'wait=0',
  'wait=-1',
  'wait=1.5',
  'wait=ten',
  'wait=0x10',
  'wait=10s',
  'wait=1000000000',
  'wait, wait=10',
  'waiting=10',
  'note="wait=10"',
  'note="a\\", wait=10"',
  `${'"'.repeat(8_001)}wait=1`,
])('%s is ignored', (prefer) => {
  expect(waitOf(prefer)).toBeUndefined();
});
