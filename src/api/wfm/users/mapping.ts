import type { FullObject } from '../full-objects.ts';
import { referenceOf, textOf } from '../mapping-parts.ts';
import type { User } from './schema.ts';

type CfgUser = FullObject<'GetUser', 'timestamp'>;

export function toUser(cfg: CfgUser): User {
  return {
    id: cfg.userId,
    name: textOf(cfg.user),
    firstName: textOf(cfg.firstName),
    lastName: textOf(cfg.lastName),
    email: textOf(cfg.email),
    timeZoneId: referenceOf(cfg.timezoneId),
    builderId: referenceOf(cfg.builderId),
    securityRoleId: referenceOf(cfg.securityRoleId),
    tenantId: cfg.tenantId,
    subsystemIds: cfg.userSecurity.map(({ subsystemId }) => subsystemId),
    version: cfg.timestamp,
  };
}
