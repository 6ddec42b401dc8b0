import type { Endpoint } from '../../endpoint.ts';
import { jobUse, outcomeUse } from '../parts/job-use.ts';
import { defineWrites } from '../writes/define-writes.ts';
import { removeObject, removeObjectUse } from '../writes/remove-object.ts';
import { insertedUser, mergedUser, toUser } from './mapping.ts';
import { readUsers, readUsersUse, userMembers } from './read-users.ts';
import { newUser, user, userPatch } from './schema.ts';

/** Makes, changes and deletes users. */
export const userWrites: readonly Endpoint[] = defineWrites({
  noun: {
    one: 'User',
    many: 'Users',
    words: ['user', 'users'],
    path: '/wfm/v1/users',
    idName: 'userId',
    item: user,
  },
  permission: 'wfm:user:edit',
  scope: 'all-only',
  made: newUser,
  patch: userPatch,
  uses: {
    read: readUsersUse,
    insert: jobUse('ConfigService', 'InsertUser', {
      InsertUser: 'user force',
      ...userMembers,
      CfgValidationHolder: 'success objectID',
    }),
    update: jobUse('ConfigService', 'UpdateUser', {
      UpdateUser: 'user force checkTimestamp',
      ...userMembers,
      ...outcomeUse,
    }),
    remove: removeObjectUse,
  },
  async read(wfm, id) {
    const found = await readUsers(wfm, [id]);
    return found.find(({ userId }) => userId === id);
  },
  toItem: toUser,
  async insert(wfm, body, force) {
    await wfm.call('ConfigService', 'InsertUser', { user: insertedUser(body), force });
    return body.id;
  },
  merged: mergedUser,
  async update(wfm, record, force) {
    await wfm.call('ConfigService', 'UpdateUser', { user: record, force, checkTimestamp: true });
  },
  remove: (wfm, objectId, force) => removeObject(wfm, { objectType: 'CFG_USER_OBJECT', objectId, force }),
});
