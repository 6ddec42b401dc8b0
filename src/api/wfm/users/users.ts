import type { Endpoint } from '../../endpoint.ts';
import { defineNoun } from '../noun.ts';
import { toUser } from './mapping.ts';
import { readUsers, readUsersUse } from './read-users.ts';
import { user } from './schema.ts';
import { userWrites } from './write-user.ts';

const reads = defineNoun({
  one: 'User',
  many: 'Users',
  words: ['user', 'users'],
  path: '/wfm/v1/users',
  idName: 'userId',
  permission: 'wfm:user:view',
  scope: 'all-only',
  item: user,
  filters: [],
  uses: readUsersUse,
  read: async (wfm, filter) => (await readUsers(wfm, filter.id)).map(toUser),
});

export const users: readonly Endpoint[] = [...reads, ...userWrites];
