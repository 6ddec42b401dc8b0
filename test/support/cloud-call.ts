/** An endpoint of the Genesys Cloud face behind the gate, without HTTP: failures come as they were thrown. */
import type { Endpoint } from '../../src/api/endpoint.ts';
import type { BridgeError, RequestFlaw } from '../../src/error/bridge-error.ts';
import { runEndpoint } from '../../src/gate/run-endpoint.ts';
import { permissions, type Permission } from '../../src/identity/permission.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { failureOf } from './failure-of.ts';
import { JobWfm, siteId } from './job-wfm.ts';
import { quietGate } from './quiet-gate.ts';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';

export const unitId = cloudId('management-unit', siteId);

export interface CloudCall {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
  readonly wfm?: JobWfm;
  readonly permissions?: readonly Permission[];
  /** The site of the caller: `mine`. */
  readonly siteId?: number;
  readonly timeZones?: ReadonlyMap<string, string>;
}

/** It is 2026-01-05T09:00:00Z, and the caller may do everything unless `permissions` says less. */
export function cloudCall(endpoint: Endpoint, call: CloudCall = {}): Promise<unknown> {
  const { signal } = new AbortController();
  const caller = {
    clientId: 'test',
    permissions: new Set(call.permissions ?? permissions),
    scope: 'all' as const,
    view: 'full' as const,
    ...(call.siteId === undefined ? {} : { siteId: call.siteId }),
  };
  const raw = {
    params: Object.entries(call.params ?? {}),
    query: new URLSearchParams(call.query),
    body: call.body,
    form: 'json',
  } as const;
  return runEndpoint(endpoint, raw, {
    caller,
    wfm: (call.wfm ?? new JobWfm()).forRequest(),
    ...quietGate({
      clock: new ManualClock('2026-01-05T09:00:00Z'),
      ...(call.timeZones === undefined ? {} : { timeZones: call.timeZones }),
    }),
    signal,
  });
}

export function cloudFailure(endpoint: Endpoint, call: CloudCall = {}): Promise<BridgeError> {
  return failureOf(cloudCall(endpoint, call));
}

/** The flaws of a request that is refused as wrong. */
export async function cloudRefusal(
  endpoint: Endpoint,
  call: CloudCall = {},
): Promise<readonly RequestFlaw[]> {
  const failure = await cloudFailure(endpoint, call);
  if (failure.code !== 'invalid-request') throw new Error('a wrong request was expected', { cause: failure });
  return failure.facts.errors ?? [];
}
