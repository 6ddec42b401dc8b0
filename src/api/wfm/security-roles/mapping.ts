import type { FullObject } from '../full-objects.ts';
import { textOf } from '../mapping-parts.ts';
import type { SecurityRole } from './schema.ts';

type CfgSecurityRole = FullObject<'GetSecurityRole', 'timestamp'>;

export function toSecurityRole(cfg: CfgSecurityRole): SecurityRole {
  return {
    id: cfg.securityRoleId,
    name: textOf(cfg.name),
    subsystemIds: [...cfg.securityRoleSubsystems],
    version: cfg.timestamp,
  };
}
