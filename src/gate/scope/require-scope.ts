import { readCloudId } from '../../api/cloud/parts/cloud-id.ts';
import { notThere } from '../../api/cloud/parts/wrong-request.ts';
import type { Endpoint } from '../../api/endpoint.ts';
import type { EndpointScope } from '../../api/endpoint-scope.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import type { Caller } from '../../identity/caller.ts';
import { shareOf, type Reach } from './reach.ts';
import { beyondScopes } from './scoped-wfm.ts';

type Params = Readonly<Record<string, unknown>>;
type SiteOf = Extract<EndpointScope, { readonly kind: 'site' }>;

function nothingThere(what: string, id: unknown): BridgeError {
  return new BridgeError('not-found', `there is no ${what} ${String(id)}`);
}

/** The site of the path; `undefined` for what is no id of one, which the endpoint says in its own words. */
function siteOf({ param }: SiteOf, params: Params, caller: Caller): number | undefined {
  const id = params[param];
  if (typeof id === 'number') return id;
  if (id === 'mine') return caller.siteId;
  const known = typeof id === 'string' ? readCloudId(id) : undefined;
  return known?.kind === 'management-unit' ? known.id : undefined;
}

function requireSite(scope: SiteOf, params: Params, { caller, reach }: Scoped): void {
  const siteId = siteOf(scope, params, caller);
  if (siteId === undefined) return;
  const share = shareOf(reach, siteId);
  if (share === 'whole' || (share === 'part' && scope.teams === 'shown')) return;
  if (share === 'none') {
    const id = params[scope.param];
    throw scope.param === 'muId' ? notThere('management unit', String(id)) : nothingThere('site', id);
  }
  const detail = 'this is about a site as a whole, of which the scope of this API client has only some teams';
  throw new BridgeError('forbidden', detail);
}

export interface Scoped {
  readonly caller: Caller;
  readonly reach: Reach;
}

/** Throws `forbidden` where an endpoint is for none but callers of everything; before the request is looked at. */
export function requireNarrowable({ scope }: Pick<Endpoint, 'scope'>, caller: Caller): void {
  if (scope.kind !== 'all-only') return;
  if (caller.scope !== 'all') throw beyondScopes();
  if (scope.view === undefined || caller.view === scope.view) return;
  const detail =
    'this is for API clients whose view is full: what it answers has no fields that can be left out';
  throw new BridgeError('forbidden', detail);
}

/** Throws `not-found` for a path outside the scope, as if there were no such thing, and `forbidden` for a sum over more. */
export function requireScope({ scope }: Pick<Endpoint, 'scope'>, params: Params, scoped: Scoped): void {
  switch (scope.kind) {
    case 'all-only':
      throw beyondScopes();
    case 'site':
      requireSite(scope, params, scoped);
      break;
    case 'business-unit': {
      const id = params[scope.param];
      if (typeof id !== 'number' || !scoped.reach.businessUnitIds.has(id))
        throw nothingThere('business unit', id);
      break;
    }
    // The rows of WFM's answers are judged one by one.
    case 'rows':
    case 'open':
      break;
  }
}
