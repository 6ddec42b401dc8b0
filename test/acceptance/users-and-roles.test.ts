/** Users and security roles made, changed and deleted through the whole bridge. */
import { describe, expect, test } from 'vitest';
import { basic, send, startPair, type Answer, type RunningBridge } from '../support/running-bridge.ts';

function change(
  { url }: RunningBridge,
  method: 'PATCH' | 'DELETE',
  path: string,
  { version, body }: { readonly version?: string; readonly body?: object } = {},
): Promise<Answer> {
  const headers = new Headers({ authorization: basic, 'content-type': 'application/merge-patch+json' });
  if (version !== undefined) headers.set('if-match', version);
  const rest = body === undefined ? {} : { body: JSON.stringify(body) };
  return send(`${url}${path}`, { method, headers, ...rest });
}

const etag = (answer: Answer): string => answer.headers.get('etag') ?? '';

describe('a user', () => {
  test('is made, read, kept, changed, refused to the late, deleted and gone', async () => {
    const { bridge, simulator } = await startPair();
    const made = await bridge.post('/wfm/v1/users', {
      id: 9001,
      name: 'new.planner',
      tenantId: 101,
      firstName: 'Nüwa & Söhne',
      timeZoneId: 2,
      securityRoleId: 3,
      subsystemIds: [40, 70],
    });
    expect(made.status, made.text).toBe(201);
    const place = made.headers.get('location') ?? '';
    const read = await bridge.get(place);
    expect(read.body).toEqual(made.body);
    expect(etag(read)).toBe(etag(made));
    const kept = await bridge.get(place, { headers: { 'if-none-match': etag(read) } });
    expect([kept.status, kept.text]).toEqual([304, '']);

    const body = { lastName: '<Planner>', timeZoneId: null, subsystemIds: [70, 90] };
    const changed = await change(bridge, 'PATCH', place, { version: etag(read), body });
    expect(changed.status, changed.text).toBe(200);
    expect(changed.body).toEqual({
      ...(read.body as object),
      ...body,
      version: etag(changed).replaceAll('"', ''),
    });
    expect(etag(changed)).not.toBe(etag(read));
    expect(simulator.world.users.find(({ gswUserId }) => gswUserId === 9001)).toMatchObject({
      wmUser: 'new.planner',
      gswFirstName: 'Nüwa & Söhne',
      gswLastName: '<Planner>',
      wmTimezoneId: 0,
      wmUserSecurity: [{ wmSubsystemId: 70 }, { wmSubsystemId: 90 }],
    });

    for (const [method, rest] of [
      ['PATCH', { body }],
      ['DELETE', {}],
    ] as const) {
      const late = await change(bridge, method, place, { version: etag(read), ...rest });
      expect([late.status, late.body]).toMatchObject([412, { code: 'precondition-failed' }]);
      const careless = await change(bridge, method, place, rest);
      expect([careless.status, careless.body]).toMatchObject([428, { code: 'precondition-required' }]);
    }

    const deleted = await change(bridge, 'DELETE', place, { version: etag(changed) });
    expect([deleted.status, deleted.text]).toEqual([204, '']);
    expect((await bridge.get(place)).status).toBe(404);
  });

  test('that WFM refuses is 422 with its items, and nothing has changed', async () => {
    const { bridge, simulator } = await startPair();
    const before = simulator.world.users;
    const refused = await bridge.post('/wfm/v1/users', {
      id: 748,
      name: 'x',
      tenantId: 101,
      securityRoleId: 77,
    });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'validation-failed', operation: 'InsertUser' });
    expect((refused.body as { validation: readonly object[] }).validation.length).toBeGreaterThan(1);
    const own = await bridge.get('/wfm/v1/users/701');
    const worse = await change(bridge, 'PATCH', '/wfm/v1/users/701', {
      version: etag(own),
      body: { securityRoleId: 77 },
    });
    expect([worse.status, worse.body]).toMatchObject([422, { validation: [{ severity: 'error' }] }]);
    expect(simulator.world.users).toEqual(before);
  });

  test('of a real WFM is not written while numbers are guesses', async () => {
    const { bridge } = await startPair({ env: { WFM_PROVISIONAL: 'refuse-writes' } });
    const refused = await bridge.post('/wfm/v1/users', { id: 9001, name: 'x', tenantId: 101 });
    expect([refused.status, refused.body]).toMatchObject([501, { code: 'provisional-contract' }]);
    const own = await bridge.get('/wfm/v1/users/701');
    for (const [method, rest] of [
      ['PATCH', { body: { firstName: 'x' } }],
      ['DELETE', {}],
    ] as const) {
      const answer = await change(bridge, method, '/wfm/v1/users/701', { version: etag(own), ...rest });
      expect(answer.status).toBe(501);
    }
  });
});

test('a security role is made, changed, kept while somebody has it, and deleted', async () => {
  const { bridge } = await startPair();
  const made = await bridge.post('/wfm/v1/security-roles', { name: 'Night shift', subsystemIds: [80] });
  expect(made.status, made.text).toBe(201);
  const place = made.headers.get('location') ?? '';
  expect(place).toBe(`/wfm/v1/security-roles/${String((made.body as { id: number }).id)}`);
  const changed = await change(bridge, 'PATCH', place, { version: etag(made), body: { subsystemIds: [] } });
  expect(changed.body).toMatchObject({ name: 'Night shift', subsystemIds: [] });
  const used = await bridge.get('/wfm/v1/security-roles/2');
  const kept = await change(bridge, 'DELETE', '/wfm/v1/security-roles/2', { version: etag(used) });
  expect([kept.status, kept.body]).toMatchObject([422, { validation: [{ severity: 'error' }] }]);
  const deleted = await change(bridge, 'DELETE', place, { version: etag(changed) });
  expect(deleted.status, deleted.text).toBe(204);
});

test('a whole list that has not changed is not sent again', async () => {
  const { bridge } = await startPair();
  const first = await bridge.get('/wfm/v1/users');
  expect(first.headers.get('cache-control')).toBe('private, no-cache');
  const again = await bridge.get('/wfm/v1/users', { headers: { 'if-none-match': etag(first) } });
  expect([again.status, again.text]).toEqual([304, '']);
  await bridge.post('/wfm/v1/users', { id: 9001, name: 'x', tenantId: 101 });
  const changed = await bridge.get('/wfm/v1/users', { headers: { 'if-none-match': etag(first) } });
  expect(changed.status).toBe(200);
});
