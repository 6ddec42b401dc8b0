import { fixedApiClients, type ApiClient, type ApiClients } from '../../src/identity/api-clients.ts';
import { permissions } from '../../src/identity/permission.ts';
import type { PartialScope } from '../../src/identity/scope.ts';
import { Secret } from '../../src/log/secret.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { apiClient, openPair, referenceCache, type Pair } from '../support/running-bridge.ts';

/** The API client of the tests, as it is at this moment. */
export type Rights = Pick<ApiClient, 'permissions' | 'scope' | 'view'>;

export interface ScopedPair extends Pair {
  /** From now on the client has these rights, and otherwise all there are. */
  become(rights: Rights): void;
}

export function scopeOf(parts: Partial<Record<keyof PartialScope, readonly number[]>>): PartialScope {
  const { businessUnitIds = [], siteIds = [], teamIds = [] } = parts;
  return {
    businessUnitIds: new Set(businessUnitIds),
    siteIds: new Set(siteIds),
    teamIds: new Set(teamIds),
  };
}

/** A simulator and a bridge whose one API client is given other rights as a test goes on. */
export async function openScopedPair(now = '2026-10-22T09:00:00Z'): Promise<ScopedPair> {
  const clock = new ManualClock(now);
  const clientOf = (rights: Rights): ApiClients =>
    fixedApiClients([
      { clientId: apiClient.id, secret: new Secret(apiClient.secret), permissions, ...rights },
    ]);
  let current = clientOf({});
  const clients: ApiClients = {
    authenticate: (id, secret) => current.authenticate(id, secret),
    find: (id) => current.find(id),
  };
  // What one client has read must show another no more: all that is kept is frozen, and shared by all walks.
  const pair = await openPair({ simulator: { clock }, overrides: { clock, clients }, env: referenceCache });
  return {
    ...pair,
    become(rights) {
      current = clientOf(rights);
    },
  };
}
