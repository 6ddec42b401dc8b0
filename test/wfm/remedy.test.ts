import { expect, test } from 'vitest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import type { ErrorCode } from '../../src/error/codes.ts';
import { mayRepeat, remedyFor, type Remedy } from '../../src/wfm/remedy.ts';

test.each<[ErrorCode, object, Remedy | undefined]>([
  ['upstream-session-lost', {}, 'new-session'],
  ['upstream-unavailable', {}, 'new-session'],
  ['upstream-unauthenticated', {}, 'new-token'],
  ['upstream-truncated', { failure: 'interrupted' }, 'same-session'],
  ['upstream-truncated', {}, undefined],
  ['upstream-timeout', {}, undefined],
  ['upstream-fault', {}, undefined],
  ['outcome-unknown', {}, undefined],
  ['validation-failed', {}, undefined],
])('%s with %j calls for %s', (code, internal, remedy) => {
  expect(remedyFor(new BridgeError(code, 'x', { internal: { ...internal } }))).toBe(remedy);
});

test.each([
  ['read', 'upstream-session-lost', true],
  ['read', 'upstream-truncated', true],
  ['create', 'upstream-session-lost', false],
  ['idempotent', 'upstream-unauthenticated', false],
  ['destructive', 'upstream-truncated', false],
  ['destructive', 'upstream-unavailable', true],
] as const)('a %s after %s: may be repeated = %s', (safety, code, expected) => {
  expect(mayRepeat(safety, new BridgeError(code, 'x'))).toBe(expected);
});
