import { fullObjects } from '../full-objects.ts';
import { defineNoun, full, uses } from '../noun.ts';
import { toUser } from './mapping.ts';
import { user } from './schema.ts';

export const users = defineNoun({
  one: 'User',
  many: 'Users',
  words: ['user', 'users'],
  path: '/wfm/v1/users',
  idName: 'userId',
  permission: 'wfm:user:view',
  item: user,
  filters: [],
  uses: uses('GetUser', {
    GetUser: 'filter details',
    CfgUserFilter: 'gswUserId',
    CfgUser:
      'gswUserId wmUser gswFirstName gswLastName gswEmail wmTimezoneId wmBuilderId wmSecurityRoleId gswTenantId wmUserSecurity timestamp',
    CfgUserSecurity: 'wmSubsystemId',
    CfgUserDetails: 'infoType provideSecurityInfo',
  }),
  async read(wfm, filter) {
    const { items } = await wfm.call('ConfigService', 'GetUser', {
      filter: { userId: filter.id },
      details: { ...full, provideSecurityInfo: true },
    });
    return fullObjects(items, 'timestamp').map(toUser);
  },
});
