import { expect, test } from 'vitest';
import { wfmRequestOf } from '../../src/gate/wfm-request.ts';
import type { Caller } from '../../src/identity/caller.ts';

const caller: Caller = { clientId: 'bi', permissions: new Set(), scope: 'all', view: 'full' };
const none = { requestsPerMinute: null, requestsPerHour: null, maxRangeDays: null };
const { signal } = new AbortController();

test.each([
  ['a client without quotas', caller, undefined],
  ['one that has none of these', { ...caller, quotas: { ...none, concurrentCalls: null } }, undefined],
  ['one that may have two calls at a time', { ...caller, quotas: { ...none, concurrentCalls: 2 } }, 2],
] as const)('of %s', (_name, who, concurrentCalls) => {
  expect(wfmRequestOf(who, signal)).toEqual({ clientId: 'bi', signal, concurrentCalls });
});
