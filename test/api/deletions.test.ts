/** Users and security roles are deleted in the version that the caller has seen. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { basic } from '../support/bridge-face.ts';
import { cfgUser, withUser, sent } from './user-writes.ts';

describe('a deletion', () => {
  test('names the kind by its name', async () => {
    const asked = withUser(cfgUser);
    const response = await request(asked.app)
      .delete('/wfm/v1/users/5')
      .set({ Authorization: basic, 'If-Match': '"17"' });
    expect([response.status, response.text]).toEqual([204, '']);
    expect(sent(asked, 'DeleteCfgObject')).toEqual({
      objectType: 'CFG_USER_OBJECT',
      parentId: 0,
      objectId: 5,
      force: false,
    });
  });

  test('of another version is 412 and asks for nothing', async () => {
    const asked = withUser(cfgUser);
    const response = await request(asked.app)
      .delete('/wfm/v1/users/5')
      .set({ Authorization: basic, 'If-Match': '"18"' });
    expect(response.status).toBe(412);
    expect(sent(asked, 'DeleteCfgObject')).toBeUndefined();
  });
});
