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
}
