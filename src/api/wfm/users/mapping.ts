import type { Input } from '../../../wfm/wfm-port.ts';
import type { FullObject } from '../full-objects.ts';
import { referenceOf, textOf } from '../mapping-parts.ts';
import { idOrNone, mergedWith } from '../writes/merge-parts.ts';
import type { NewUser, User, UserPatch } from './schema.ts';

export type CfgUser = FullObject<'GetUser', 'timestamp'>;

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

type Security = CfgUser['userSecurity'];

/** The rights in these parts of WFM: those that there are, with all that WFM says of them, and then new ones. */
function securityOf(ids: readonly number[], present: Security): Security {
  const known = new Set(present.map(({ subsystemId }) => subsystemId));
  const added = [...new Set(ids)].filter((id) => !known.has(id));
  return [
    ...present.filter(({ subsystemId }) => ids.includes(subsystemId)),
    ...added.map((subsystemId) => ({ subsystemId })),
  ];
}

/** The user with the members of the patch and all its others. */
export function mergedUser(cfg: CfgUser, patch: UserPatch): CfgUser {
  const { name, firstName, lastName, email, tenantId, subsystemIds } = patch;
  return mergedWith(cfg, {
    user: name,
    firstName,
    lastName,
    email,
    timezoneId: idOrNone(patch.timeZoneId),
    builderId: idOrNone(patch.builderId),
    securityRoleId: idOrNone(patch.securityRoleId),
    tenantId,
    userSecurity: subsystemIds === undefined ? undefined : securityOf(subsystemIds, cfg.userSecurity),
  });
}

/** A new user as WFM takes it. */
export function insertedUser({ id, ...user }: NewUser): Input<'ConfigService', 'InsertUser'>['user'] {
  const nobody = {
    userId: id,
    timezoneId: 0,
    builderId: 0,
    securityRoleId: 0,
    tenantId: user.tenantId,
    userSecurity: [],
    timestamp: '0',
  };
  return mergedUser(nobody, user);
}
