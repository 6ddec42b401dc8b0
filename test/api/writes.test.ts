/** Users and security roles: what is sent to WFM, and what its refusals become. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { basic, face } from '../support/bridge-face.ts';
import { cfgUser, withUser, patch, sent, refusal } from './user-writes.ts';

describe('a change', () => {
  test('sends the whole object with nothing lost but what the caller changes, and its own timestamp', async () => {
    const asked = withUser(cfgUser, { ...cfgUser, firstName: 'Joan', timestamp: '18' });
    const response = await patch(asked, { firstName: 'Joan', email: null, securityRoleId: null });
    expect(response.status).toBe(200);
    expect(response.headers['etag']).toBe('"18"');
    expect(response.body).toMatchObject({ id: 5, firstName: 'Joan', version: '18' });
    const wanted = Object.entries({ ...cfgUser, firstName: 'Joan', securityRoleId: 0 });
    expect(sent(asked, 'UpdateUser')).toStrictEqual({
      user: Object.fromEntries(wanted.filter(([name]) => name !== 'email')),
      force: false,
      checkTimestamp: true,
    });
    expect(sent(asked, 'GetUser')).toMatchObject({ details: { provideSecurityInfo: true } });
  });

  test('keeps what WFM says of rights that stay', async () => {
    const asked = withUser(cfgUser);
    await patch(asked, { subsystemIds: [10, 70] });
    expect(sent(asked, 'UpdateUser')).toMatchObject({
      user: {
        userSecurity: [
          { subsystemId: 70, accessLevel: 1 },
          { subsystemId: 70, accessLevel: 3 },
          { subsystemId: 10 },
        ],
      },
    });
  });

  test('of nothing writes nothing', async () => {
    const asked = withUser(cfgUser);
    const response = await patch(asked, {});
    expect([response.status, response.headers['etag']]).toEqual([200, '"17"']);
    expect(sent(asked, 'UpdateUser')).toBeUndefined();
  });

  test('goes through in spite of warnings when it is told to', async () => {
    const asked = withUser(cfgUser);
    await request(asked.app)
      .patch('/wfm/v1/users/5?force=true')
      .set({ Authorization: basic, 'If-Match': '*', 'Content-Type': 'application/merge-patch+json' })
      .send('{"lastName":"Doe"}');
    expect(sent(asked, 'UpdateUser')).toMatchObject({ force: true, user: { lastName: 'Doe' } });
  });

  test.each([
    [{ name: null }, '/name'],
    [{ name: '' }, '/name'],
    [{ firstName: 'Jo\u0001' }, '/firstName'],
    [{ email: '\ud800' }, '/email'],
    [{ tenantId: null }, '/tenantId'],
    [{ id: 6 }, '/id'],
    [{ version: '17' }, '/version'],
    [{ colour: 'red' }, '/colour'],
    [{ subsystemIds: ['1'] }, '/subsystemIds/0'],
    [{ securityRoleId: -1 }, '/securityRoleId'],
  ])('%j is refused at %s', async (body, pointer) => {
    const asked = withUser(cfgUser);
    const response = await patch(asked, body);
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ errors: [{ pointer }] });
    expect(asked.wfm.calls).toEqual([]);
  });

  test.each([
    ['another version', '"16"', 412],
    ['a weak version', 'W/"17"', 412],
    ['one of several', '"16", "17"', 200],
    ['any version', '*', 200],
  ])('with %s is answered with %s: %d', async (_what, version, status) => {
    const asked = withUser(cfgUser);
    const response = await patch(asked, { firstName: 'Joan' }, version);
    expect(response.status).toBe(status);
    expect(sent(asked, 'UpdateUser') === undefined).toBe(status !== 200);
  });

  test.each([
    ['patch', { firstName: 'Joan' }],
    ['delete', undefined],
  ] as const)('without a version is 428: %s', async (method, body) => {
    const asked = withUser(cfgUser);
    const response = await request(asked.app)
      [method]('/wfm/v1/users/5')
      .set('Authorization', basic)
      .send(body);
    expect(response.status).toBe(428);
    expect(response.body).toMatchObject({ code: 'precondition-required' });
    expect(asked.wfm.calls).toEqual([]);
  });

  test('that WFM refuses is 422 with its items', async () => {
    const asked = withUser(cfgUser);
    asked.wfm.answers.set('UpdateUser', refusal);
    const response = await patch(asked, { firstName: 'Joan' });
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ code: 'validation-failed', validation: [{ id: 4711 }] });
  });

  test('that came too late is 409, whatever number WFM has for it', async () => {
    const asked = withUser(cfgUser, { ...cfgUser, timestamp: '18' });
    asked.wfm.answers.set('UpdateUser', refusal);
    const response = await patch(asked, { firstName: 'Joan' });
    expect(response.status).toBe(409);
    expect(response.body).toMatchObject({ code: 'conflict', retryable: false, validation: [{ id: 4711 }] });
  });

  test('of what is gone meanwhile is 404', async () => {
    const asked = withUser();
    expect((await patch(asked, { firstName: 'Joan' })).status).toBe(404);
    expect(sent(asked, 'UpdateUser')).toBeUndefined();
  });

  test('that cannot be read back has an unknown outcome, not one to be tried again', async () => {
    const asked = withUser(cfgUser, {});
    const response = await patch(asked, { firstName: 'Joan' });
    expect(response.status).toBe(504);
    expect(response.body).toMatchObject({
      code: 'outcome-unknown',
      retryable: false,
      lookUp: '/wfm/v1/users/5',
    });
  });
});

describe('a new object', () => {
  test('of a user has the id of the person, and 0 where nothing is said', async () => {
    const asked = withUser({ ...cfgUser, userId: 9001, timestamp: '1' });
    const response = await request(asked.app)
      .post('/wfm/v1/users')
      .set('Authorization', basic)
      .send({ id: 9001, name: 'new', tenantId: 101, subsystemIds: [1, 1, 2], firstName: null });
    expect(response.status).toBe(201);
    expect(response.headers).toMatchObject({ location: '/wfm/v1/users/9001', etag: '"1"' });
    expect(sent(asked, 'InsertUser')).toStrictEqual({
      user: {
        userId: 9001,
        user: 'new',
        timezoneId: 0,
        builderId: 0,
        securityRoleId: 0,
        tenantId: 101,
        userSecurity: [{ subsystemId: 1 }, { subsystemId: 2 }],
        timestamp: '0',
      },
      force: false,
    });
  });

  test('of a security role gets its id from WFM', async () => {
    const { app, wfm } = face();
    wfm.answers.set('InsertSecurityRole', { success: true, objectID: 7 });
    wfm.answers.set('GetSecurityRole', {
      items: [{ securityRoleId: 7, name: 'Planner', securityRoleSubsystems: [30], timestamp: '1' }],
    });
    const response = await request(app)
      .post('/wfm/v1/security-roles')
      .set('Authorization', basic)
      .send({ name: 'Planner', subsystemIds: [30] });
    expect([response.status, response.headers['location']]).toEqual([201, '/wfm/v1/security-roles/7']);
    expect(sent({ app, wfm }, 'InsertSecurityRole')).toStrictEqual({
      securityRole: { securityRoleId: 0, name: 'Planner', securityRoleSubsystems: [30], timestamp: '0' },
      force: false,
    });
  });

  test.each([{}, { id: 0, name: 'x', tenantId: 1 }, { id: 1, tenantId: 1 }, { id: 1, name: 'x' }])(
    '%j is no user',
    async (body) => {
      const { app, wfm } = face();
      const response = await request(app).post('/wfm/v1/users').set('Authorization', basic).send(body);
      expect(response.status).toBe(400);
      expect(wfm.calls).toEqual([]);
    },
  );
});

test.each([
  ['post', '/wfm/v1/users', 'wfm:user:edit'],
  ['patch', '/wfm/v1/users/5', 'wfm:user:edit'],
  ['delete', '/wfm/v1/users/5', 'wfm:user:edit'],
  ['post', '/wfm/v1/security-roles', 'wfm:securityRole:edit'],
  ['patch', '/wfm/v1/security-roles/5', 'wfm:securityRole:edit'],
  ['delete', '/wfm/v1/security-roles/5', 'wfm:securityRole:edit'],
] as const)('%s %s needs %s', async (method, path, permission) => {
  const { app } = face({ permissions: ['wfm:user:view', 'wfm:securityRole:view', 'wfm:raw:write'] });
  const response = await request(app)[method](path).set({ Authorization: basic, 'If-Match': '*' });
  expect(response.status).toBe(403);
  expect((response.body as { detail: string }).detail).toContain(permission);
});

test('only a change is a merge patch', async () => {
  const { app, wfm } = face();
  const response = await request(app)
    .post('/wfm/v1/security-roles')
    .set({ Authorization: basic, 'Content-Type': 'application/merge-patch+json' })
    .send('{"name":"x"}');
  expect(response.status).toBe(415);
  expect(wfm.calls).toEqual([]);
});
