import { BridgeError } from '../error/bridge-error.ts';
import { didYouMean } from '../error/nearest-name.ts';
import { Secret } from '../log/secret.ts';
import type { Caller } from './caller.ts';
import type { Permission } from './permission.ts';
import { isRole, permissionsOf, roles, type Role } from './role.ts';
import type { View } from './scope.ts';
import type { TokenOwners } from './token-owners.ts';

/** People who call with tokens of their own. */
export interface DelegatedCallers {
  /** Who brings this token, which is none of the bridge's; throws as `TokenOwners` does. */
  caller(token: string, address: string): Promise<Caller>;
}

/** What people may do who call with their own tokens. */
export interface DelegatedGrants {
  readonly permissions: ReadonlySet<Permission>;
  readonly view: View;
}

/** Roles that make sense for people: all but the one for the bridge's own administration. */
const delegableRoles: readonly Role[] = roles.filter((role) => role !== 'admin');

function roleOf(name: string): Role {
  if (isRole(name) && delegableRoles.includes(name)) return name;
  const detail = `must be one of ${delegableRoles.join(', ')}${didYouMean(name, delegableRoles)}`;
  throw new BridgeError('invalid-configuration', 'the environment has one mistake', {
    facts: { errors: [{ parameter: 'DELEGATED_ROLE', detail }] },
  });
}

/** Whatever the role says: nothing of the bridge but the own session, and no write that nobody has looked at. */
function isDelegable(permission: Permission): boolean {
  if (permission === 'bridge:session:view') return true;
  return permission.startsWith('wfm:') && permission !== 'wfm:raw:write';
}

/** What the role of the configuration comes to. Throws `invalid-configuration` for one that does not exist or is for none. */
export function delegatedGrants(role: string, view: View): DelegatedGrants {
  return { permissions: new Set([...permissionsOf([roleOf(role)])].filter(isDelegable)), view };
}

/** No API client has a colon in its id. */
export function delegatedClientId(userId: number): string {
  return `user:${userId}`;
}

/** Their scope is all that WFM shows them: it is called as themselves. */
export function delegatedCallers(owners: TokenOwners, grants: DelegatedGrants): DelegatedCallers {
  return {
    async caller(token, address) {
      const { user, tokenHash, endsAt } = await owners.ownerOf(token, address);
      return {
        clientId: delegatedClientId(user.userId),
        ...grants,
        scope: 'all',
        identity: `${delegatedClientId(user.userId)}:${tokenHash}`,
        delegated: {
          user,
          token: new Secret(token),
          ...(endsAt === undefined ? {} : { endsAt }),
          refused: () => owners.forget(tokenHash),
        },
      };
    },
  };
}
