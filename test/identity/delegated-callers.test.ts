import { expect, test } from 'vitest';
import { delegatedCallers, delegatedGrants } from '../../src/identity/delegated-callers.ts';
import { permissionsOf, roles } from '../../src/identity/role.ts';
import type { TokenOwners } from '../../src/identity/token-owners.ts';

const forgotten: string[] = [];
const owners: TokenOwners = {
  ownerOf: (token) => Promise.resolve({ user: { userId: 741 }, tokenHash: `hash-of-${token}` }),
  forget: (hash) => void forgotten.push(hash),
};

test.each(roles.filter((role) => role !== 'admin'))(
  'the role %s gives a person no raw write and nothing of the administration',
  (role) => {
    const { permissions } = delegatedGrants(role, 'full');
    expect(permissions.size).toBeGreaterThan(5);
    for (const permission of permissions) {
      expect(permissionsOf([role])).toContain(permission);
      expect(permission).toMatch(/^wfm:(?!raw:write$)|^bridge:session:view$/);
    }
  },
);

test.each(['admin', 'raeder', 'constructor'])('%s is no role for people', (role) => {
  expect(() => delegatedGrants(role, 'full')).toThrow('invalid-configuration');
});

test('a person is named by the WFM user, and the identity by the user and the token', async () => {
  const callers = delegatedCallers(owners, delegatedGrants('reader', 'roster'));
  const caller = await callers.caller('opaque', '192.0.2.1');
  expect(caller).toMatchObject({
    clientId: 'user:741',
    identity: 'user:741:hash-of-opaque',
    scope: 'all',
    view: 'roster',
    delegated: { user: { userId: 741 } },
  });
  expect(JSON.stringify(caller)).not.toContain('"opaque"');
  caller.delegated?.refused();
  expect(forgotten).toEqual(['hash-of-opaque']);
});
