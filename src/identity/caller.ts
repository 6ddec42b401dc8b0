import type { DelegatedIdentity, WfmRequest } from '../wfm/wfm-port.ts';
import type { ClientQuotas } from './client-administration.ts';
import type { Permission } from './permission.ts';
import type { Scope, View } from './scope.ts';

/** Who calls, after authentication. */
export interface Caller {
  readonly clientId: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly scope: Scope;
  readonly view: View;
  /** WFM's number of the site that the client works for: what `mine` means under `/api/v2`. */
  readonly siteId?: number;
  /** Absent: those of the server. */
  readonly quotas?: ClientQuotas;
  /** Which of the client's secrets it has shown, or got its token for; absent: it has only ever one. */
  readonly secretId?: string;
  /** Names the upstream identity that WFM is called as; absent: the bridge's own. */
  readonly identity?: string;
  /** Of a person who brought a token of their own; absent for API clients. */
  readonly delegated?: DelegatedIdentity;
}

/** On whose account, and as whom, WFM is called for a caller. */
export function accountOf({
  clientId,
  quotas,
  identity,
  delegated,
}: Caller): Pick<WfmRequest, 'clientId' | 'concurrentCalls' | 'identity' | 'delegated'> {
  const concurrentCalls = quotas?.concurrentCalls ?? undefined;
  return {
    clientId,
    ...(concurrentCalls === undefined ? {} : { concurrentCalls }),
    ...(identity === undefined ? {} : { identity }),
    ...(delegated === undefined ? {} : { delegated }),
  };
}
