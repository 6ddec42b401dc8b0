import type { Endpoint } from '../../endpoint.ts';
import { jobUse, outcomeUse } from '../parts/job-use.ts';
import { defineWrites } from '../writes/define-writes.ts';
import { removeObject, removeObjectUse } from '../writes/remove-object.ts';
import { insertedSecurityRole, mergedSecurityRole, toSecurityRole } from './mapping.ts';
import { readSecurityRoles, readSecurityRolesUse, securityRoleMembers } from './read-security-roles.ts';
import { newSecurityRole, securityRole, securityRolePatch } from './schema.ts';

/** Makes, changes and deletes security roles. */
export const securityRoleWrites: readonly Endpoint[] = defineWrites({
  noun: {
    one: 'SecurityRole',
    many: 'SecurityRoles',
    words: ['security role', 'security roles'],
    path: '/wfm/v1/security-roles',
    idName: 'securityRoleId',
    item: securityRole,
  },
  permission: 'wfm:securityRole:edit',
  scope: 'all-only',
  made: newSecurityRole,
  patch: securityRolePatch,
  uses: {
    read: readSecurityRolesUse,
    insert: jobUse('ConfigService', 'InsertSecurityRole', {
      InsertSecurityRole: 'securityRole force',
      ...securityRoleMembers,
      CfgValidationHolder: 'success objectID',
    }),
    update: jobUse('ConfigService', 'UpdateSecurityRole', {
      UpdateSecurityRole: 'securityRole force checkTimestamp',
      ...securityRoleMembers,
      ...outcomeUse,
    }),
    remove: removeObjectUse,
  },
  async read(wfm, id) {
    const found = await readSecurityRoles(wfm, [id]);
    return found.find(({ securityRoleId }) => securityRoleId === id);
  },
  toItem: toSecurityRole,
  async insert(wfm, body, force) {
    const request = { securityRole: insertedSecurityRole(body), force };
    const { objectID } = await wfm.call('ConfigService', 'InsertSecurityRole', request);
    return objectID;
  },
  merged: mergedSecurityRole,
  async update(wfm, record, force) {
    const request = { securityRole: record, force, checkTimestamp: true };
    await wfm.call('ConfigService', 'UpdateSecurityRole', request);
  },
  remove: (wfm, objectId, force) =>
    removeObject(wfm, { objectType: 'CFG_SECURITY_ROLE_OBJECT', objectId, force }),
});
