/** The judge of the answers must refuse what the reference does not describe. */
import { expect, test } from 'vitest';
import { cloudFlaws } from '../../support/cloud-schema.ts';

const users = 'getWorkforcemanagementManagementunitUsers';
const codes = 'getWorkforcemanagementManagementunitActivitycodes';
const schedules = 'postWorkforcemanagementManagementunitSchedulesSearch';
const metadata = { version: 1 };

function scheduleOf(startDate: string): object {
  return { userSchedules: { u: { shifts: [{ startDate }], metadata } } };
}

test.each([
  ['a user', users, { entities: [{ version: 1, selfUri: '/api/v2/users/1' }] }],
  ['no user', users, { entities: [] }],
  ['a code', codes, { activityCodes: { 'any id': { name: '', metadata } }, metadata }],
  ['an instant', schedules, scheduleOf('2018-06-11T09:00:00.000Z')],
])('%s is taken', (_what, operationId, body) => {
  expect(cloudFlaws(operationId, 200, body)).toBe('');
});

test.each([
  ['without what is required', users, { entities: [{}] }],
  ['with another property', users, { entities: [], total: 1 }],
  ['with another property deep inside', users, { entities: [{ version: 1, chat: { name: 'x' } }] }],
  ['with null', users, { entities: [{ version: 1, name: null }] }],
  ['with a number of more than 32 bits', users, { entities: [{ version: 2_147_483_648 }] }],
  ['with half a number', users, { entities: [{ version: 0.5 }] }],
  ['with a word that there is not', users, { entities: [{ version: 1, state: 'gone' }] }],
  ['with a relative address', users, { entities: [{ version: 1, selfUri: 'users/1' }] }],
  ['with a list for a map', codes, { activityCodes: [], metadata }],
  ['with another property in a map', codes, { activityCodes: { a: { metadata, x: 1 } }, metadata }],
  ['with an instant of an offset', schedules, scheduleOf('2018-06-11T09:00:00.000+00:00')],
  ['with an instant of whole seconds', schedules, scheduleOf('2018-06-11T09:00:00Z')],
  ['that is no object', users, []],
])('an answer %s is refused', (_what, operationId, body) => {
  expect(cloudFlaws(operationId, 200, body)).not.toBe('');
});

test('operations and statuses that the reference does not have are a mistake of the test', () => {
  expect(() => cloudFlaws('getNothing', 200, {})).toThrow('getNothing');
  expect(() => cloudFlaws(users, 409, {})).toThrow('409');
});

test('failures are bodies of their own', () => {
  expect(cloudFlaws(users, 404, { status: 404, code: 'not.found', details: [], errors: [] })).toBe('');
  expect(cloudFlaws(users, 404, { status: 'gone' })).not.toBe('');
  expect(cloudFlaws(users, 404, { type: 'about:blank' })).not.toBe('');
});
