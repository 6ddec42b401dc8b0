import type { Permission } from './permission.ts';

/** Who calls, after authentication. */
export interface Caller {
  readonly clientId: string;
  readonly permissions: ReadonlySet<Permission>;
  /** The site that the client belongs to: `mine` in the words of Genesys Cloud. */
  readonly siteId?: number;
}
