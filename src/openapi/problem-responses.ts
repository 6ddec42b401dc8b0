/** The failures, by status, as components that every operation refers to. */
import { errorCatalogue, type ErrorCode } from '../error/codes.ts';
import { byName, type JsonSchema } from './json-schema.ts';
import { quotaHeaders } from './media.ts';

/** The HTTP status of every code, which is the business of the HTTP face. */
export type StatusTable = Readonly<Record<ErrorCode, number>>;

/**
 * Codes that no request described in WFM's words is answered with: the start fails, the caller is gone, the method is
 * not described.
 */
const unread: ReadonlySet<ErrorCode> = new Set([
  'client-closed-request',
  'invalid-configuration',
  'invalid-contract',
  'method-not-allowed',
]);

/** The others, in the order of the catalogue. */
const codes = (Object.keys(errorCatalogue) as ErrorCode[]).filter((code) => !unread.has(code));

const flaw: JsonSchema = {
  type: 'object',
  properties: {
    pointer: { type: 'string', description: 'RFC 6901 pointer into the body; empty for the whole of it.' },
    parameter: { type: 'string', description: 'Name of a path or query parameter or of a header.' },
    detail: { type: 'string' },
  },
  required: ['detail'],
};

const validation: JsonSchema = {
  type: 'object',
  properties: {
    severity: { type: 'string', enum: ['error', 'warning'] },
    id: { type: 'integer' },
    message: { type: 'string' },
    objectId: { type: 'integer' },
  },
  required: ['severity'],
};

const fault: JsonSchema = {
  type: 'object',
  properties: { faultcode: { type: 'string' }, faultstring: { type: 'string' } },
  required: ['faultcode', 'faultstring'],
};

/** RFC 9457 with the members of this product. */
export const problemSchema: JsonSchema = {
  type: 'object',
  description: 'A failure (RFC 9457). `code` never changes its meaning; `detail` is for people.',
  properties: {
    type: { type: 'string', description: '`urn:wfm-bridge:problem:` and the code.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: codes },
    requestId: { type: 'string', description: 'Under which the log of the bridge has it.' },
    retryable: {
      type: 'boolean',
      description: 'Whether the very same request may be sent again later, without harm.',
    },
    errors: { type: 'array', items: flaw, description: 'One entry for each mistake in the request.' },
    validation: { type: 'array', items: validation, description: "WFM's own messages on a refused change." },
    fault: { ...fault, description: 'The SOAP fault, without anything internal.' },
    service: { type: 'string' },
    operation: { type: 'string' },
    members: {
      type: 'array',
      items: { type: 'string' },
      description: 'WSDL members, enums or constructs that the failure is about.',
    },
    quota: {
      type: 'object',
      properties: { requests: { type: 'integer' }, windowSeconds: { type: 'integer' } },
      required: ['requests', 'windowSeconds'],
      description: 'The quota that was exceeded.',
    },
    lookUp: {
      type: 'string',
      description: 'Of `outcome-unknown`: the path to `GET` that shows whether the change has happened.',
    },
    sentAt: {
      type: 'string',
      format: 'date-time',
      description: 'Of `outcome-unknown` to a repeated request: when the change was sent.',
    },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId', 'retryable'],
};

function codesOf(statuses: StatusTable): ReadonlyMap<number, readonly ErrorCode[]> {
  const found = new Map<number, ErrorCode[]>();
  for (const code of codes) found.set(statuses[code], [...(found.get(statuses[code]) ?? []), code]);
  return found;
}

function problemExample(code: ErrorCode, status: number): JsonSchema {
  const { title, retryable } = errorCatalogue[code];
  return {
    type: `urn:wfm-bridge:problem:${code}`,
    title,
    status,
    detail: 'what was expected, what was found and where',
    code,
    requestId: '7e72e56f-3d6b-48f5-910f-a37d4267d859',
    retryable,
  };
}

const tooManyHeaders: JsonSchema = {
  'Retry-After': {
    description: 'Seconds to wait before the same request again.',
    schema: { type: 'integer' },
  },
  ...quotaHeaders,
};

/** `components/responses`: one for each status that a failure can have. */
export function problemResponses(statuses: StatusTable): Readonly<Record<string, JsonSchema>> {
  const byStatus = [...codesOf(statuses)].sort(([a], [b]) => a - b);
  return byName(
    byStatus.map(([status, its]) => {
      const [first = 'internal'] = its;
      const lines = its.map((code) => `- \`${code}\`: ${errorCatalogue[code].title}`);
      const response: JsonSchema = {
        description: lines.join('\n'),
        ...(status === 429 ? { headers: tooManyHeaders } : {}),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            examples: { [first]: { value: problemExample(first, status) } },
          },
        },
      };
      return [`Problem${status}`, response] as const;
    }),
  );
}

/** The failures of an operation, by reference. */
export function failures(statuses: readonly number[]): Readonly<Record<string, JsonSchema>> {
  return byName(
    statuses.map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }] as const),
  );
}
