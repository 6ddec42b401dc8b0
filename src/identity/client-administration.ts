import type { Secret } from '../log/secret.ts';
import type { Permission } from './permission.ts';
import type { Role } from './role.ts';
import type { View } from './scope.ts';

/** Each `null`: what the server allows everybody. */
export interface ClientQuotas {
  readonly requestsPerMinute: number | null;
  readonly requestsPerHour: number | null;
  /** Calls of WFM at the same time. */
  readonly concurrentCalls: number | null;
  /** Days that `from` and `to` may be apart. */
  readonly maxRangeDays: number | null;
}

/** WFM's numbers; a list that is empty adds nothing. */
export interface GrantedScope {
  readonly businessUnitIds: readonly number[];
  readonly siteIds: readonly number[];
  readonly teamIds: readonly number[];
}

/** What a client may do. */
export interface ClientGrants {
  readonly roles: readonly Role[];
  /** Beside those of the roles. */
  readonly permissions: readonly Permission[];
  readonly scope: 'all' | GrantedScope;
  readonly view: View;
  /** The site that `mine` means under `/api/v2`. */
  readonly siteId: number | null;
  readonly quotas: ClientQuotas;
  /** Whom WFM is called as, one of the configuration's identities; null: the bridge's own. */
  readonly upstreamIdentity: string | null;
}

/** A live secret, without itself. */
export interface ClientSecret {
  readonly id: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
}

/** Times are milliseconds since 1970. */
export interface ClientRecord extends ClientGrants {
  readonly id: string;
  readonly name: string;
  readonly ownerEmail: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  /** Within a minute or two. */
  readonly lastUsedAt: number | null;
  readonly disabledAt: number | null;
  /** Another one after every change. */
  readonly version: string;
  /** The oldest first. */
  readonly secrets: readonly ClientSecret[];
}

/** What is left out is the least that can be given: no permission, no scope, the view `roster`. */
export interface NewClient extends Partial<ClientGrants> {
  /** Default: a new one. */
  readonly id?: string | undefined;
  readonly name: string;
  readonly ownerEmail: string;
  readonly expiresAt?: number | null;
}

export type ClientPatch = Partial<Omit<NewClient, 'id'>>;

/** A secret that was just made: nobody can ask for it again. */
export interface MadeSecret {
  readonly client: ClientRecord;
  readonly made: ClientSecret;
  readonly secret: Secret;
}

/** A client has this many live secrets at most, so that one can follow the other without a pause. */
export const maximalSecrets = 2;

/** Those who may call the bridge, as their administrator sees them. Unknown ids are `not-found`. */
export interface ClientAdministration {
  /** In the order of their ids. */
  list(): Promise<readonly ClientRecord[]>;
  get(id: string): Promise<ClientRecord>;
  /** With a first secret. Throws `already-exists`, and `invalid-request` for an upstream identity that is not configured. */
  create(client: NewClient): Promise<MadeSecret>;
  /** Throws `precondition-failed` where `versions` neither has the client's nor `*`. */
  change(id: string, patch: ClientPatch, versions?: readonly string[]): Promise<ClientRecord>;
  /** A disabled client and all of its tokens are refused. What is so already stays as it is. */
  setDisabled(id: string, isDisabled: boolean): Promise<ClientRecord>;
  /** Throws `limit-reached` where there are two. */
  addSecret(id: string, expiresAt?: number | null): Promise<MadeSecret>;
  /** The tokens that were given for it end too. */
  removeSecret(id: string, secretId: string): Promise<ClientRecord>;
  remove(id: string): Promise<void>;
}
