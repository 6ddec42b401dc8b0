import { beforeEach, describe, expect, test } from 'vitest';
import { at, list, startWithSession, texts, type Answer, type SoapAnswer } from './soap-caller.ts';

const caller = await startWithSession();
const { simulator } = caller;
const before = simulator.world;

/** A user as it is written: all members that have to be there, in their order. */
interface UserFields {
  readonly id: number;
  readonly name?: string;
  readonly role?: number;
  readonly zone?: number;
  readonly first?: string;
  readonly subsystems?: readonly number[];
  readonly timestamp?: string;
}

function userXml(fields: UserFields): string {
  const optional = (name: string, value: string | undefined): string =>
    value === undefined ? '' : `<${name}>${value}</${name}>`;
  const subsystems = fields.subsystems ?? [];
  return (
    `<user><gswUserId>${fields.id}</gswUserId>${optional('wmUser', fields.name)}` +
    `<wmTimezoneId>${fields.zone ?? 0}</wmTimezoneId><wmBuilderId>0</wmBuilderId>` +
    `<wmSecurityRoleId>${fields.role ?? 0}</wmSecurityRoleId>${optional('gswFirstName', fields.first)}` +
    `<gswTenantId>101</gswTenantId><wmUserSecurityNSizeIs>${subsystems.length}</wmUserSecurityNSizeIs>` +
    subsystems.map((id) => `<wmUserSecurity><wmSubsystemId>${id}</wmSubsystemId></wmUserSecurity>`).join('') +
    `<timestamp>${fields.timestamp ?? '0'}</timestamp></user>`
  );
}

const insertUser = (fields: UserFields) =>
  caller.config('InsertUser', `${userXml(fields)}<force>true</force>`);
const updateUser = (fields: UserFields, check = true) =>
  caller.config(
    'UpdateUser',
    `${userXml(fields)}<force>true</force><checkTimestamp>${String(check)}</checkTimestamp>`,
  );

const roleXml = (id: number, name: string, subsystems: readonly number[], timestamp = '0'): string =>
  `<securityRole><wmSecurityRoleId>${id}</wmSecurityRoleId><wmName>${name}</wmName>` +
  `<wmSecurityRoleSubsystemsNSizeIs>${subsystems.length}</wmSecurityRoleSubsystemsNSizeIs>` +
  subsystems.map((part) => `<wmSecurityRoleSubsystems>${part}</wmSecurityRoleSubsystems>`).join('') +
  `<timestamp>${timestamp}</timestamp></securityRole>`;

const deleteObject = (type: number, id: number) =>
  caller.config(
    'DeleteCfgObject',
    `<objectType>${type}</objectType><parentId>0</parentId><objectId>${id}</objectId><force>true</force>`,
  );
const userObject = 13;
const roleObject = 14;

/** success, object id and the messages of a holder. */
function outcome(answer: SoapAnswer): [success: Answer, objectId: Answer, messages: string[]] {
  const errors = list(answer.value, 'errorArray');
  expect(at(answer.value, 'errorArrayNSizeIs')).toBe(String(errors.length));
  expect(at(answer.value, 'warningArrayNSizeIs')).toBe('0');
  return [at(answer.value, 'success'), at(answer.value, 'objectID'), texts(errors, 'message')];
}

async function readUser(id: number): Promise<Answer> {
  const filter = `<filter><gswUserIdNSizeIs>1</gswUserIdNSizeIs><gswUserId>${id}</gswUserId></filter>`;
  const details = '<details><infoType>0</infoType><provideSecurityInfo>true</provideSecurityInfo></details>';
  return list((await caller.config('GetUser', filter + details)).value, 'objectArray')[0] ?? '';
}

let nextId = 1;
beforeEach(() => {
  nextId++;
});

describe('a user', () => {
  test('is inserted, read, updated as a whole and deleted', async () => {
    const inserted = await insertUser({
      id: nextId,
      name: 'josé',
      role: 2,
      zone: 5,
      first: ' José &amp; <![CDATA[<Łucja>]]> ',
      subsystems: [40, 70],
    });
    expect(outcome(inserted)).toEqual(['true', String(nextId), []]);
    expect(await readUser(nextId)).toMatchObject({
      wmUser: 'josé',
      gswFirstName: ' José & <Łucja> ',
      wmTimezoneId: '5',
      wmUserSecurity: [{ wmSubsystemId: '40' }, { wmSubsystemId: '70' }],
      timestamp: '1',
    });
    expect(outcome(await updateUser({ id: nextId, name: 'jose', timestamp: '1' }))).toEqual([
      'true',
      String(nextId),
      [],
    ]);
    const updated = await readUser(nextId);
    expect(updated).toMatchObject({ wmUser: 'jose', wmSecurityRoleId: '0', timestamp: '2' });
    expect([at(updated, 'gswFirstName'), at(updated, 'wmUserSecurityNSizeIs')]).toEqual(['', '0']);
    expect(outcome(await deleteObject(userObject, nextId))).toEqual(['true', '0', []]);
    expect(await readUser(nextId)).toBe('');
  });

  test.each<[string, UserFields, string]>([
    ['without an id', { id: 0, name: 'x' }, 'gswUserId is required'],
    ['with the id of another', { id: 748, name: 'x' }, 'user 748 exists already'],
    ['with an unknown role', { id: 5, name: 'x', role: 99 }, 'there is no security role 99'],
    ['with an unknown time zone', { id: 5, name: 'x', zone: 99 }, 'there is no time zone 99'],
    ['with the name of another', { id: 5, name: 'api.bridge' }, 'another user is called api.bridge'],
  ])('is not inserted %s', async (_what, fields, message) => {
    const world = simulator.world;
    expect(outcome(await insertUser(fields))).toEqual(['false', '0', [message]]);
    expect(simulator.world).toBe(world);
  });

  test('is refused for everything that is wrong with it at once', async () => {
    const [success, , messages] = outcome(await insertUser({ id: 748, name: 'wfmadmin', role: 99 }));
    expect([success, messages.length]).toEqual(['false', 3]);
  });

  test('that is not there is neither updated nor deleted', async () => {
    expect(outcome(await updateUser({ id: 4711 }))[2]).toEqual(['there is no user 4711']);
    expect(outcome(await deleteObject(userObject, 4711))[2]).toEqual(['there is no user 4711']);
  });

  test('whose timestamp is stale is not updated, unless the check is off', async () => {
    await insertUser({ id: nextId, name: 'stale' });
    const stale = { id: nextId, name: 'stale', timestamp: '7' };
    expect(outcome(await updateUser(stale))).toEqual([
      'false',
      '0',
      [expect.stringContaining('changed by somebody else')],
    ]);
    expect(outcome(await updateUser(stale, false))[0]).toBe('true');
    expect(at(await readUser(nextId), 'timestamp')).toBe('2');
  });

  test('is updated with timestamp 0, as the one recorded update was', async () => {
    await insertUser({ id: nextId, name: 'recorded' });
    expect(outcome(await updateUser({ id: nextId, name: 'recorded' }))[0]).toBe('true');
  });

  test.each([
    ['looks like a CDATA section', '<![CDATA[a]]><evil/><![CDATA[b]]>'],
    ['looks like an XML declaration', '<?xml version="1.0"?><evil/>'],
    ['looks like markup', '</gswFirstName><x>&amp;'],
    ['has line ends and tabs', ' a\r\n\tb '],
  ])('keeps a first name that %s', async (_what, first) => {
    const escaped = first
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\r', '&#13;');
    expect(outcome(await insertUser({ id: nextId, name: `odd${nextId}`, first: escaped }))[0]).toBe('true');
    expect(simulator.world.users.find((user) => user.gswUserId === nextId)?.gswFirstName).toBe(first);
    expect(at(await readUser(nextId), 'gswFirstName')).toBe(first);
  });
});

describe('a security role', () => {
  test('gets a number, is updated, held, and deleted when nobody has it', async () => {
    const insert = await caller.config(
      'InsertSecurityRole',
      `${roleXml(0, 'Auditor', [10, 20])}<force>true</force>`,
    );
    expect(outcome(insert)).toEqual(['true', '7', []]);
    const update = await caller.config(
      'UpdateSecurityRole',
      `${roleXml(7, 'Auditeur', [], '1')}<force>true</force><checkTimestamp>true</checkTimestamp>`,
    );
    expect(outcome(update)).toEqual(['true', '7', []]);
    expect(simulator.world.securityRoles.at(-1)).toEqual({
      wmSecurityRoleId: 7,
      wmName: 'Auditeur',
      wmSecurityRoleSubsystems: [],
      timestamp: '2',
    });
    await insertUser({ id: nextId, name: 'holder', role: 7 });
    expect(outcome(await deleteObject(roleObject, 7))[2]).toEqual(['1 users have security role 7']);
    await deleteObject(userObject, nextId);
    expect(outcome(await deleteObject(roleObject, 7))).toEqual(['true', '0', []]);
  });

  const force = '<force>true</force>';
  const check = `${force}<checkTimestamp>true</checkTimestamp>`;

  test.each([
    ['without a name', 'InsertSecurityRole', roleXml(0, ' ', []) + force, 'wmName is required'],
    [
      'with the name of another',
      'InsertSecurityRole',
      roleXml(2, 'Supervisor', []) + force,
      'another security role is called Supervisor',
    ],
    ['that is not there', 'UpdateSecurityRole', roleXml(99, 'x', []) + check, 'there is no security role 99'],
    [
      'that is stale',
      'UpdateSecurityRole',
      roleXml(2, 'x', [], '9') + check,
      'the object was changed by somebody else: its timestamp is not the current one',
    ],
  ])('is refused %s', async (_what, operation, xml, message) => {
    expect(outcome(await caller.config(operation, xml))).toEqual(['false', '0', [message]]);
  });
});

test('objects of other kinds are not deleted', async () => {
  const world = simulator.world;
  expect(outcome(await deleteObject(4, 5001))[2]).toEqual([
    'the simulator deletes users and security roles only',
  ]);
  expect(simulator.world).toBe(world);
});

test('a world that was read before does not change', () => {
  expect(simulator.world).not.toBe(before);
  expect(before.users).toHaveLength(26);
});

test('a person who is deleted is nobody to WFM any more', async () => {
  await insertUser({ id: nextId, name: 'leaver' });
  const own = caller.token;
  const token = await caller.authenticate('leaver');
  caller.token = own;
  expect(outcome(await deleteObject(userObject, nextId))[0]).toBe('true');
  const answer = await fetch(simulator.userinfoUrl, { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(403);
});
