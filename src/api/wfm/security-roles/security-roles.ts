import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses } from '../noun.ts';
import { toSecurityRole } from './mapping.ts';
import { securityRole } from './schema.ts';

export const securityRoles = defineNoun({
  one: 'SecurityRole',
  many: 'SecurityRoles',
  words: ['security role', 'security roles'],
  path: '/wfm/v1/security-roles',
  idName: 'securityRoleId',
  permission: 'wfm:securityRole:view',
  item: securityRole,
  filters: [],
  uses: uses('GetSecurityRole', {
    GetSecurityRole: 'wmSecurityRoleId details',
    CfgSecurityRole: 'wmSecurityRoleId wmName wmSecurityRoleSubsystems timestamp',
    CfgSecurityRoleDetails: 'infoType provideSubsystemInfo',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetSecurityRole', {
      securityRoleId: filter.id,
      details: { ...full, provideSubsystemInfo: true },
    });
    return fullObjects(items, 'timestamp').map(toSecurityRole);
  },
});
