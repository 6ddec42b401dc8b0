import { accountOf, type Caller } from '../identity/caller.ts';
import type { WfmRequest } from '../wfm/wfm-port.ts';

/** What WFM is told of a request: on whose account its calls are, as whom, and when they need no answer any more. */
export function wfmRequestOf(caller: Caller, signal: AbortSignal, deadline?: number): WfmRequest {
  return { ...accountOf(caller), signal, ...(deadline === undefined ? {} : { deadline }) };
}
