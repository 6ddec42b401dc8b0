import type { Input } from '../../../wfm/wfm-port.ts';
import type { FullObject } from '../full-objects.ts';
import { textOf } from '../mapping-parts.ts';
import { mergedWith } from '../writes/merge-parts.ts';
import type { NewSecurityRole, SecurityRole, SecurityRolePatch } from './schema.ts';

export type CfgSecurityRole = FullObject<'GetSecurityRole', 'timestamp'>;

export function toSecurityRole(cfg: CfgSecurityRole): SecurityRole {
  return {
    id: cfg.securityRoleId,
    name: textOf(cfg.name),
    subsystemIds: [...cfg.securityRoleSubsystems],
    version: cfg.timestamp,
  };
}

/** The role with the members of the patch and all its others. */
export function mergedSecurityRole(
  cfg: CfgSecurityRole,
  { name, subsystemIds }: SecurityRolePatch,
): CfgSecurityRole {
  return mergedWith(cfg, { name, securityRoleSubsystems: subsystemIds });
}

/** A new role as WFM takes it; WFM gives it its id. */
export function insertedSecurityRole(
  role: NewSecurityRole,
): Input<'ConfigService', 'InsertSecurityRole'>['securityRole'] {
  return mergedSecurityRole({ securityRoleId: 0, securityRoleSubsystems: [], timestamp: '0' }, role);
}
