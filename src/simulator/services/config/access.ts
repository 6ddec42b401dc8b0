import type { Arguments } from '../../soap/arguments.ts';
import type { CfgSecurityRole } from '../../world/security-roles.ts';
import type { CfgUser } from '../../world/users.ts';
import { sortsByName } from './orders.ts';
import type { ReadableNoun } from './read-operation.ts';

export const user: ReadableNoun<CfgUser> = {
  sortEnum: 'User',
  list: (world) => world.users,
  filters: { gswUserId: (item) => [item.gswUserId] },
  sorts: sortsByName('CFG_USER', (item) => item.wmUser ?? ''),
  heavy: { provideSecurityInfo: 'wmUserSecurity' },
};

export const securityRole: ReadableNoun<CfgSecurityRole> = {
  sortEnum: 'SecurityRole',
  list: (world) => world.securityRoles,
  filters: { wmSecurityRoleId: (item) => [item.wmSecurityRoleId] },
  sorts: sortsByName('CFG_SECURITY_ROLE', (item) => item.wmName),
  heavy: { provideSubsystemInfo: 'wmSecurityRoleSubsystems' },
};

/** A user as it was sent; members that were left out are left out here too. */
export function readUser(args: Arguments | undefined): CfgUser {
  const text = (name: 'wmUser' | 'gswFirstName' | 'gswLastName' | 'gswEmail'): Partial<CfgUser> => {
    const value = args?.text(name);
    return value === undefined ? {} : { [name]: value };
  };
  return {
    gswUserId: args?.int('gswUserId') ?? 0,
    ...text('wmUser'),
    wmTimezoneId: args?.int('wmTimezoneId') ?? 0,
    wmBuilderId: args?.int('wmBuilderId') ?? 0,
    wmSecurityRoleId: args?.int('wmSecurityRoleId') ?? 0,
    ...text('gswFirstName'),
    ...text('gswLastName'),
    ...text('gswEmail'),
    gswTenantId: args?.int('gswTenantId') ?? 0,
    wmUserSecurity: (args?.parts('wmUserSecurity') ?? []).map((part) => ({
      wmSubsystemId: part.int('wmSubsystemId'),
    })),
    timestamp: args?.long('timestamp') ?? '0',
  };
}

export function readSecurityRole(args: Arguments | undefined): CfgSecurityRole {
  return {
    wmSecurityRoleId: args?.int('wmSecurityRoleId') ?? 0,
    wmName: args?.text('wmName') ?? '',
    wmSecurityRoleSubsystems: args?.ints('wmSecurityRoleSubsystems') ?? [],
    timestamp: args?.long('timestamp') ?? '0',
  };
}
