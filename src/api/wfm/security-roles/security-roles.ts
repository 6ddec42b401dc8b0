import type { Endpoint } from '../../endpoint.ts';
import { defineNoun } from '../noun.ts';
import { toSecurityRole } from './mapping.ts';
import { readSecurityRoles, readSecurityRolesUse } from './read-security-roles.ts';
import { securityRole } from './schema.ts';
import { securityRoleWrites } from './write-security-role.ts';

const reads = defineNoun({
  one: 'SecurityRole',
  many: 'SecurityRoles',
  words: ['security role', 'security roles'],
  path: '/wfm/v1/security-roles',
  idName: 'securityRoleId',
  permission: 'wfm:securityRole:view',
  scope: 'all-only',
  item: securityRole,
  filters: [],
  uses: readSecurityRolesUse,
  read: async (wfm, filter) => (await readSecurityRoles(wfm, filter.id)).map(toSecurityRole),
});

export const securityRoles: readonly Endpoint[] = [...reads, ...securityRoleWrites];
