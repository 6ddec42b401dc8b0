import type { Wfm } from '../../../wfm/wfm-port.ts';
import { fullObjects } from '../full-objects.ts';
import { full, uses } from '../noun.ts';
import type { CfgUser } from './mapping.ts';

export const userMembers = {
  CfgUser:
    'gswUserId wmUser gswFirstName gswLastName gswEmail wmTimezoneId wmBuilderId wmSecurityRoleId gswTenantId wmUserSecurity timestamp',
  CfgUserSecurity: 'wmSubsystemId',
} as const;

export const readUsersUse = uses('GetUser', {
  GetUser: 'filter details',
  CfgUserFilter: 'gswUserId',
  ...userMembers,
  CfgUserDetails: 'infoType provideSecurityInfo',
});

/** These users, or all, as WFM has them. */
export async function readUsers(wfm: Wfm, ids: readonly number[]): Promise<readonly CfgUser[]> {
  const { items } = await wfm.call('ConfigService', 'GetUser', {
    filter: { userId: ids },
    details: { ...full, provideSecurityInfo: true },
  });
  return fullObjects(items, 'timestamp');
}
