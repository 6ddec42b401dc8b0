import type { Caller } from '../identity/caller.ts';
import type { WfmRequest } from '../wfm/wfm-port.ts';

/** What WFM is told of a request: on whose account its calls are, and when they need no answer any more. */
export function wfmRequestOf(
  { clientId, quotas }: Caller,
  signal: AbortSignal,
  deadline?: number,
): WfmRequest {
  const concurrentCalls = quotas?.concurrentCalls ?? undefined;
  return {
    clientId,
    signal,
    ...(concurrentCalls === undefined ? {} : { concurrentCalls }),
    ...(deadline === undefined ? {} : { deadline }),
  };
}
