import { describe, expect, test } from 'vitest';
import { BridgeError, type ErrorFacts } from '../../src/error/bridge-error.ts';
import { errorCatalogue, type ErrorCode } from '../../src/error/codes.ts';
import { cloudCodes } from '../../src/http/error/cloud-codes.ts';
import { cloudAnswer } from '../../src/http/error/cloud-error.ts';
import type { FailureAnswer } from '../../src/http/error/failure-answer.ts';

const codes = Object.keys(errorCatalogue) as ErrorCode[];

/** What Genesys Cloud documents for each of the operations, by status. */
const documented: Readonly<Record<number, readonly string[]>> = {
  400: [
    'bad.request',
    'invalid.date',
    'invalid.value',
    'max.user.ids',
    'no.user.ids.specified',
    'wfm.validation.failure',
  ],
  401: ['authentication.required', 'bad.credentials'],
  403: ['missing.any.permissions', 'missing.permissions', 'not.authorized'],
  404: ['not.found', 'wfm.entity.not.found'],
  415: ['unsupported.media.type'],
  429: ['too.many.requests'],
  500: ['internal.server.error'],
  503: ['service.unavailable'],
  504: ['authentication.request.timeout', 'request.timeout'],
};

/** What HTTP has a status for and those operations do not name, with the reason why none of theirs is used. */
const beyond: Partial<Readonly<Record<ErrorCode, readonly [status: number, reason: string]>>> = {
  'payload-too-large': [413, 'only a smaller body helps'],
  'not-acceptable': [406, 'the header is wrong, not the request'],
  'method-not-allowed': [405, 'HTTP demands it, with Allow'],
  conflict: [409, 'the caller must read again'],
  'already-exists': [409, 'another id must be chosen'],
  'limit-reached': [409, 'something must be removed first'],
  'precondition-failed': [409, 'the caller must read again'],
  'request-in-progress': [409, 'the caller must wait'],
  'answer-not-kept': [409, 'the caller must read again'],
  'unsupported-contract': [501, 'neither the caller nor time can mend it'],
  'contract-mismatch': [501, 'neither the caller nor time can mend it'],
  'provisional-contract': [501, 'neither the caller nor time can mend it'],
  'unknown-time-zone': [501, 'neither the caller nor time can mend it'],
  'service-not-offered': [501, 'neither the caller nor time can mend it'],
};

function rendered(code: ErrorCode, facts: ErrorFacts = {}, isAnonymous = false): FailureAnswer {
  return cloudAnswer(new BridgeError(code, 'what happened', { facts }), { requestId: 'r1', isAnonymous });
}

test('a change that may have happened says in its message which read shows it', () => {
  expect(rendered('outcome-unknown', { lookUp: '/api/v2/x/1' }).body).toMatchObject({
    message: 'what happened; /api/v2/x/1 shows whether it has happened',
    messageParams: { lookUp: '/api/v2/x/1' },
    code: 'request.timeout',
  });
});

describe('every code of the bridge', () => {
  test.each(codes)('%s has a documented status and code, or a reason', (code) => {
    const { status, headers, body } = rendered(code);
    expect(body).toEqual({
      message: 'what happened',
      code: cloudCodes[code].code,
      status,
      contextId: 'r1',
      details: status >= 500 ? [{ errorCode: code }] : [],
      errors: [],
    });
    expect(headers['Content-Type']).toMatch(/^application\/json/);
    expect(headers['Retry-After'] !== undefined).toBe(status === 503);
    const [expected] = beyond[code] ?? [];
    if (expected === undefined) expect(documented[status]).toContain(cloudCodes[code].code);
    else expect(status).toBe(expected);
  });

  test.each(codes.filter((code) => /^(?:upstream|auth-upstream|bridge|not-provisioned)/.test(code)))(
    '%s is worth another try exactly when the catalogue says so',
    (code) => {
      expect([503, 504].includes(rendered(code).status)).toBe(errorCatalogue[code].retryable);
    },
  );
});

describe('what the facts say', () => {
  test.each<{ name: string; code: ErrorCode; facts: ErrorFacts; anonymous?: boolean; expected: object }>([
    {
      name: 'no credentials',
      code: 'unauthenticated',
      facts: {},
      anonymous: true,
      expected: { status: 401, code: 'authentication.required' },
    },
    {
      name: 'an older version',
      code: 'conflict',
      facts: { staleVersion: true },
      expected: { status: 409, code: 'invalid.update.wrong.version' },
    },
    {
      name: 'what is not there',
      code: 'not-found',
      facts: { entityId: '0000002a-0001-8ccc-8ccc-000000000000' },
      expected: { status: 404, entityId: '0000002a-0001-8ccc-8ccc-000000000000' },
    },
    {
      name: 'the parameter of what is not there',
      code: 'not-found',
      facts: { errors: [{ parameter: 'muId', detail: 'there is none' }] },
      expected: { code: 'not.found', details: [{ errorCode: 'not.found', fieldName: 'muId' }], errors: [] },
    },
    {
      name: "WFM's own reasons",
      code: 'validation-failed',
      facts: {
        validation: [
          { severity: 'error', id: 23, message: 'it overlaps', objectId: 5 },
          { severity: 'warning' },
        ],
      },
      expected: {
        status: 400,
        code: 'wfm.validation.failure',
        details: [{ errorCode: '23' }, { errorCode: 'wfm.validation.failure' }],
        errors: [
          { message: 'it overlaps', code: 'wfm.validation.failure', status: 400 },
          { message: 'WFM gave no reason', code: 'wfm.validation.failure', status: 400 },
        ],
      },
    },
    {
      name: 'a kind of each sort, the first of which names the whole',
      code: 'invalid-request',
      facts: {
        errors: [
          { pointer: '/userIds', kind: 'no-user-ids', detail: 'none' },
          { pointer: '/userIds/0', kind: 'invalid-value', detail: 'no UUID' },
          { parameter: 'startDate', kind: 'invalid-date', detail: 'no date' },
          { parameter: 'userId', kind: 'max-user-ids', detail: 'too many' },
          { pointer: '', detail: 'odd' },
        ],
      },
      expected: {
        status: 400,
        code: 'no.user.ids.specified',
        details: [
          { errorCode: 'no.user.ids.specified', fieldName: 'userIds' },
          { errorCode: 'invalid.value', fieldName: 'userIds.0' },
          { errorCode: 'invalid.date', fieldName: 'startDate' },
          { errorCode: 'max.user.ids', fieldName: 'userId' },
          { errorCode: 'bad.request', fieldName: 'body' },
        ],
      },
    },
    {
      name: 'a quota',
      code: 'too-many-requests',
      facts: { retryAfter: 42, quota: { requests: 300, windowSeconds: 60 } },
      expected: {
        status: 429,
        code: 'too.many.requests',
        message: 'Rate limit exceeded the maximum [300] requests within [60] seconds',
        messageParams: { maximum: '300', seconds: '60' },
      },
    },
    {
      name: 'permissions with the signs of a template',
      code: 'forbidden',
      facts: { permissions: ['{permissions}', '$&'] },
      expected: { code: 'missing.any.permissions', messageParams: { permissions: '[{permissions}, $&]' } },
    },
  ])('$name', ({ code, facts, anonymous, expected }) => {
    expect(rendered(code, facts, anonymous).body).toMatchObject(expected);
  });

  test.each([17, 0])('the wait of %d seconds that the failure itself names', (retryAfter) => {
    expect(rendered('upstream-busy', { retryAfter }).headers['Retry-After']).toBe(String(retryAfter));
  });
});
