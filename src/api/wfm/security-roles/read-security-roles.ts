import type { Wfm } from '../../../wfm/wfm-port.ts';
import { fullObjects } from '../full-objects.ts';
import { full, uses } from '../noun.ts';
import type { CfgSecurityRole } from './mapping.ts';

export const securityRoleMembers = {
  CfgSecurityRole: 'wmSecurityRoleId wmName wmSecurityRoleSubsystems timestamp',
} as const;

export const readSecurityRolesUse = uses('GetSecurityRole', {
  GetSecurityRole: 'wmSecurityRoleId details',
  ...securityRoleMembers,
  CfgSecurityRoleDetails: 'infoType provideSubsystemInfo',
});

/** These security roles, or all, as WFM has them. */
export async function readSecurityRoles(
  wfm: Wfm,
  ids: readonly number[],
): Promise<readonly CfgSecurityRole[]> {
  const { items } = await wfm.call('ConfigService', 'GetSecurityRole', {
    securityRoleId: ids,
    details: { ...full, provideSubsystemInfo: true },
  });
  return fullObjects(items, 'timestamp');
}
