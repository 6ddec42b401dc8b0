/** SOAP fault → error code, row by row, with the near misses. */
import { describe, expect, test } from 'vitest';
import { BridgeError, type FaultDetail } from '../../src/error/bridge-error.ts';
import type { ErrorCode } from '../../src/error/codes.ts';
import { faultRule, faultRules, refineFault } from '../../src/wfm/fault-policy.ts';

function codeOf(faultstring: string, faultcode = 'Client'): ErrorCode {
  return faultRule({ faultcode, faultstring })?.code ?? 'upstream-fault';
}

const table: Readonly<Partial<Record<ErrorCode, readonly string[]>>> = {
  'upstream-session-lost': [
    'Invalid or expired session',
    'Session expired',
    'session has expired',
    'The session 4711 is not valid',
    'Session not found',
    'Unknown session',
    'No such session',
    'Session was closed by the server',
    'Session timed out',
    'session timeout: session does not exist',
    'SessionID is invalid',
    'SessionExpired',
    'SESSION TERMINATED',
    'User is not logged in',
    'The session of the user was not found',
  ],
  'upstream-unauthenticated': [
    'Invalid user name or password',
    'Wrong password',
    'Incorrect login',
    'Login failed',
    'Token expired',
    'Access token is invalid',
    'Missing bearer token',
    'Not authenticated',
    'Unauthenticated request',
    'Invalid credentials',
  ],
  'upstream-access-denied': [
    'Access denied: the session belongs to somebody else',
    'Access denied: the token belongs to somebody else',
    'Access is denied',
    'User has no permission to view this site',
    'Missing privilege',
    'Not authorized',
    'You are not authorised to do that',
    'Unauthorized',
    'Forbidden',
    'Insufficient rights',
    'LocateServerLogin is not supported in the cloud',
  ],
  conflict: [
    'Timestamp mismatch',
    'The object was modified by another user',
    'Object is out of date',
    'stale object',
    'Schedule is locked by J. Doe',
    'The scenario is locked',
  ],
  'not-found': [
    'Object not found',
    'Site 12 does not exist',
    'Agent no longer exists',
    'The user with id 5 was not found',
    'User 748 is not known to WFM',
  ],
  'upstream-busy': [
    'Server is busy',
    'Service unavailable',
    'The server is shutting down',
    'Server starting',
    'Please try again later',
  ],
  'upstream-fault': [
    'SOAP Invalid Request',
    'SOAP Invalid Request: the body is empty',
    'SOAP Server Application Faulted',
    'SOAP Must Understand Error',
    'SOAP Version Mismatch Error',
    'Login with user name and password is not available',
    'Application X is not known to Configuration Server',
    'Service X cannot be located',
    'infoType 7 is not known',
    'sortMode 9 is not known for this object',
    'WFMConfigService850 has no operation X',
    '',
    'Internal error',
    'The obsession is unknown',
    'invalid date',
    'expired contract',
    'tokenize failed',
    'The password was changed',
    'busy day',
    'permissions',
    'the file was not found',
    'unlocked by the administrator',
  ],
};

const rows = Object.entries(table).flatMap(([code, texts]) => texts.map((text) => ({ code, text })));

test.each(rows)('"$text": $code', ({ code, text }) => {
  expect(codeOf(text)).toBe(code);
});

test('every rule has rows here', () => {
  expect(Object.keys(table)).toEqual(expect.arrayContaining(faultRules.map((rule) => rule.code)));
});

test.each([
  { faultcode: 'Client.SessionExpired', faultstring: 'oops', code: 'upstream-session-lost' },
  { faultcode: 'Server.Busy', faultstring: 'Server busy', code: 'upstream-busy' },
  { faultcode: 'wsse.InvalidSecurityToken', faultstring: 'oops', code: 'upstream-fault' },
])('the fault code counts as well: $faultcode', ({ faultcode, faultstring, code }) => {
  expect(codeOf(faultstring, faultcode)).toBe(code);
});

describe('refining', () => {
  const fault: FaultDetail = { faultcode: 'Client', faultstring: 'Session expired' };
  const raw = new BridgeError('upstream-fault', 'WFM answered with a SOAP fault', {
    facts: { fault },
    internal: { faultDetail: 'x' },
  });

  test("keeps WFM's own words and what the log needs", () => {
    expect(refineFault(raw)).toMatchObject({
      code: 'upstream-session-lost',
      facts: { fault },
      internal: { faultDetail: 'x' },
    });
  });

  test.each([
    new BridgeError('upstream-fault', 'without a fault'),
    new BridgeError('upstream-empty', 'Session expired'),
    new Error('Session expired'),
    'Session expired',
  ])('leaves alone what is not a fault: %s', (reason) => {
    expect(refineFault(reason)).toBe(reason);
  });
});

test.each([
  ['session ', ' '],
  ['session', 'a'],
  ['expired ', 'x '],
  ['no no ', 'no '],
  ['token ', 't'],
  ['invalid token', 'invalid '],
  ['object ', 'object '],
  ['server is ', 'is '],
  ['', 'session invalid'.replaceAll(' ', '')],
  ['not supported in ', 'the '],
])('a hundred kilobytes of "%s%s…" take no time to speak of', (start, repeated) => {
  const text = (start + repeated.repeat(Math.ceil(100_000 / repeated.length))).slice(0, 100_000);
  for (const end of ['', '!', ' sessio', ' foun']) codeOf(text + end);
});
