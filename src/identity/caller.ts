import type { Permission } from './permission.ts';

/** Who calls, after authentication. */
export interface Caller {
  readonly clientId: string;
  readonly permissions: ReadonlySet<Permission>;
}
