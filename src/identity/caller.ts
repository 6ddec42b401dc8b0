import type { Permission } from './permission.ts';

/** Who calls, after authentication. */
export interface Caller {
  readonly clientId: string;
  readonly permissions: ReadonlySet<Permission>;
  /** WFM's number of the site that the client works for: what `mine` means under `/api/v2`. */
  readonly siteId?: number;
}
