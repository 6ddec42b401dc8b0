import { expect } from 'vitest';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import { cloudOperation, expectCloudShape } from '../support/cloud-schema.ts';
import type { Answer } from '../support/running-bridge.ts';

/** A refusal under `/api/v2`, as the reference describes it. */
export interface CloudError {
  readonly status: number;
  readonly code: string;
  /** The operation that refuses; absent where none was reached, or one that the reference does not have. */
  readonly operationId?: string;
  /** The names of `details`, in this order; absent: there are none. */
  readonly fields?: readonly string[];
  /** The codes of `details` where they are not `code`. */
  readonly errorCodes?: readonly string[];
  readonly entityId?: string;
  /** The reference does not have the code for this operation. */
  readonly isBeyondReference?: true;
}

interface ErrorBody {
  readonly message: string;
  readonly code: string;
  readonly status: number;
  readonly entityId?: string;
  readonly contextId: string;
  readonly details: readonly { readonly errorCode: string; readonly fieldName?: string }[];
  readonly errors: readonly ErrorBody[];
}

/** Every ErrorBody of the reference is the same one. */
const anyError = ['getWorkforcemanagementManagementunits', 400] as const;

function expectDocumented(body: unknown, { operationId, status, code, isBeyondReference }: CloudError): void {
  expectCloudShape(...anyError, body);
  if (operationId === undefined) return;
  const codes = cloudOperation(operationId)?.['x-error-codes'][status];
  if (codes !== undefined) expectCloudShape(operationId, status, body);
  expect(codes?.includes(code) ?? false, `the reference has ${status} ${code} of ${operationId}`).toBe(
    isBeyondReference !== true,
  );
}

function expectHeaders({ headers, status }: Answer): void {
  expect(headers.get('content-type')).toMatch(/^application\/json(;|$)/);
  expect(headers.get('cache-control')).toBe('no-cache, no-store, must-revalidate');
  expect([headers.get('pragma'), headers.get('expires')]).toEqual(['no-cache', '0']);
  const waits = status === 429 || status === 503;
  expect(headers.get('retry-after') ?? '').toMatch(waits ? /^[1-9]\d*$/ : /^$/);
  expect(headers.has('www-authenticate')).toBe(status === 401);
  expect(headers.has('allow')).toBe(status === 405);
}

/** Fails unless an answer is this refusal, whole; answers its body. */
export function expectCloudError(answer: Answer, expected: CloudError): ErrorBody {
  const { status, code, fields = [], entityId } = expected;
  const body = answer.body as ErrorBody;
  expect([answer.status, body], answer.text).toMatchObject([status, { status, code }]);
  expectDocumented(body, expected);
  expectHeaders(answer);
  expect(body.contextId).toMatch(/\S/);
  expect(body.contextId).toBe(answer.headers.get('inin-correlation-id'));
  expect(body.message).toMatch(/^[^\s:]/);
  expect(body.entityId).toBe(entityId);
  const errorCodes = expected.errorCodes ?? fields.map(() => code);
  expect(body.details).toEqual(
    errorCodes.map((errorCode, index) => ({
      errorCode,
      ...(fields[index] === undefined ? {} : { fieldName: fields[index] }),
    })),
  );
  return body;
}

const invalidUnit = { status: 400, code: 'invalid.value', fields: ['muId'] } as const;

/** What needs WFM's numbers while they are guesses. */
export const provisional = {
  status: 501,
  code: 'not.implemented',
  errorCodes: ['provisional-contract'],
  isBeyondReference: true,
} as const;

/** What paths may say instead of the id of a management unit, for a client that has none of its own. */
export const noUnits: readonly (readonly [muId: string, error: CloudError])[] = [
  ...[
    'mine',
    cloudId('management-unit', 999),
    cloudId('user', 101),
    '9d2a0dd2-51ab-4a2a-8b0d-0e2c2b7f3f11',
  ].map((muId) => [muId, { status: 404, code: 'not.found', entityId: muId }] as const),
  ['101', invalidUnit],
  ['nonsense', invalidUnit],
];
