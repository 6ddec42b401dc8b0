/** A user in a WFM of memory, to be changed. */
import request from 'supertest';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { basic, face } from '../support/bridge-face.ts';
import type { FakeWfm } from '../support/fake-wfm.ts';

/** A user with members that the noun does not show, as a customer's WSDL may have them. */
export const cfgUser = {
  userId: 5,
  user: 'jdoe',
  timezoneId: 2,
  builderId: 9,
  securityRoleId: 3,
  firstName: 'Jane',
  email: 'jane@example.com',
  tenantId: 101,
  userSecurity: [
    { subsystemId: 40, accessLevel: 2 },
    { subsystemId: 70, accessLevel: 1 },
    { subsystemId: 70, accessLevel: 3 },
  ],
  colour: 'green',
  nothing: null,
  timestamp: '17',
};

export interface Asked {
  readonly app: Parameters<typeof request>[0];
  readonly wfm: FakeWfm;
}

export function withUser(...versions: readonly object[]): Asked {
  const { app, wfm } = face();
  const left = [...versions];
  const last = versions.at(-1);
  wfm.answers.set('GetUser', {
    get items() {
      const next = left.shift() ?? last;
      return next === undefined ? [] : [next];
    },
  });
  return { app, wfm };
}

export function patch({ app }: Asked, body: object, version = '"17"'): request.Test {
  return request(app).patch('/wfm/v1/users/5').set({ Authorization: basic, 'If-Match': version }).send(body);
}

export function sent({ wfm }: Asked, operation: string): unknown {
  return wfm.calls.find((call) => call.operation === operation)?.input;
}

export const refusal = new BridgeError('validation-failed', 'WFM refused UpdateUser', {
  facts: { validation: [{ severity: 'error', id: 4711, message: 'no' }] },
});
