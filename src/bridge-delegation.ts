/** Puts together who may call with a token of Genesys instead of one of the bridge. */
import type { WfmConfiguration } from './config/wfm-configuration.ts';
import { memoryBearerAttempts } from './gate/bearer-attempts.ts';
import { delegatedCallers, delegatedGrants, type DelegatedCallers } from './identity/delegated-callers.ts';
import { tokenOwners } from './identity/token-owners.ts';
import type { Clock } from './time/clock.ts';
import type { Upstream } from './wfm/upstream.ts';

/** Throws `invalid-configuration` for a role that is none; absent where nobody may. */
export function bridgeDelegation(
  { delegation }: WfmConfiguration,
  { upstream, clock }: { readonly upstream: Pick<Upstream, 'ownerOf'>; readonly clock: Clock },
): DelegatedCallers | undefined {
  if (delegation === undefined) return undefined;
  const { role, view, attemptsPerMinute } = delegation;
  const attempts = memoryBearerAttempts(attemptsPerMinute, clock);
  return delegatedCallers(
    tokenOwners({ askWfm: upstream.ownerOf, attempts, clock }),
    delegatedGrants(role, view),
  );
}
