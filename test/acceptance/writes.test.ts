import { describe, expect, test } from 'vitest';
import { startPair, type Answer, type RunningBridge } from '../support/running-bridge.ts';

const user = {
  userId: 9001,
  user: 'new.planner',
  timezoneId: 2,
  builderId: 0,
  securityRoleId: 3,
  firstName: 'Nüwa & Söhne',
  lastName: '<Planner>',
  email: 'new.planner@contact-centre.example',
  tenantId: 101,
  userSecurity: [{ subsystemId: 40 }, { subsystemId: 70 }],
  timestamp: '0',
};

function call(bridge: RunningBridge, operation: string, body: unknown): Promise<Answer> {
  return bridge.post(`/wfm/v1/services/ConfigService/${operation}`, body);
}

describe('writes through the raw call', () => {
  test('insert, read, update, read, delete, gone', async () => {
    const { bridge, simulator } = await startPair();
    const inserted = await call(bridge, 'InsertUser', { user, force: false });
    expect([inserted.status, inserted.body]).toMatchObject([200, { success: true, objectID: 9001 }]);

    const read = await bridge.get('/wfm/v1/users/9001');
    expect(read.body).toMatchObject({
      id: 9001,
      name: 'new.planner',
      firstName: 'Nüwa & Söhne',
      lastName: '<Planner>',
      timeZoneId: 2,
      builderId: null,
      securityRoleId: 3,
      subsystemIds: [40, 70],
      version: '1',
    });

    const changed = { ...user, lastName: 'Changed', userSecurity: [], timestamp: '1' };
    const updated = await call(bridge, 'UpdateUser', { user: changed, force: false, checkTimestamp: true });
    expect([updated.status, updated.body]).toMatchObject([200, { success: true, objectID: 9001 }]);
    expect((await bridge.get('/wfm/v1/users/9001')).body).toMatchObject({
      lastName: 'Changed',
      subsystemIds: [],
      version: '2',
    });

    const deletion = { objectType: 'CFG_USER_OBJECT', parentId: 0, objectId: 9001, force: true };
    expect((await call(bridge, 'DeleteCfgObject', deletion)).body).toMatchObject({ success: true });
    expect((await bridge.get('/wfm/v1/users/9001')).status).toBe(404);
    expect(simulator.world.users.some(({ gswUserId }) => gswUserId === 9001)).toBe(false);
  });

  test.each(['friendly', 'exact'])('a refused write is 422 with the items of WFM in %s', async (profile) => {
    const { bridge, simulator } = await startPair();
    const friendly = { user: { ...user, userId: 748, securityRoleId: 77, timezoneId: 78 }, force: false };
    const exact = {
      user: {
        gswUserId: 748,
        wmUser: 'new.planner',
        wmTimezoneId: 78,
        wmBuilderId: 0,
        wmSecurityRoleId: 77,
        gswTenantId: 101,
        wmUserSecurityNSizeIs: 0,
        wmUserSecurity: [],
        timestamp: '0',
      },
      force: false,
    };
    const before = simulator.world;
    const answer = await call(
      bridge,
      `InsertUser?profile=${profile}`,
      profile === 'exact' ? exact : friendly,
    );
    expect(answer.status, answer.text).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({
      type: 'urn:wfm-bridge:problem:validation-failed',
      code: 'validation-failed',
      retryable: false,
      operation: 'InsertUser',
      validation: [
        { severity: 'error', id: 4, message: 'there is no security role 77', objectId: 748 },
        { severity: 'error', id: 5, message: 'there is no time zone 78', objectId: 748 },
        { severity: 'error', id: 2, message: 'user 748 exists already', objectId: 748 },
      ],
    });
    expect(simulator.world).toBe(before);
    expect(simulator.requests.count('InsertUser')).toBe(1);
  });

  test('an omission in what is written is a 400 and nothing is sent', async () => {
    const { bridge, simulator } = await startPair();
    const answer = await call(bridge, 'InsertUser', { user: { userId: 9002 }, force: false });
    expect(answer.body).toMatchObject({ code: 'invalid-request', status: 400 });
    expect((answer.body as { errors: unknown }).errors).toContainEqual({
      pointer: '/user/timezoneId',
      detail: expect.stringMatching(/required|missing/) as string,
    });
    expect(simulator.requests.all()).toEqual([]);
  });
});
