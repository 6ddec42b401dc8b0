/** Headers and failures under `/api/v2`, as components that its operations refer to. */
import type { Endpoint } from '../api/endpoint.ts';
import type { Components } from './components.ts';
import { byName, present, type JsonSchema } from './json-schema.ts';
import { headerReferences, quotaHeaders } from './media.ts';

const text: JsonSchema = { type: 'string' };
const count: JsonSchema = { type: 'integer', format: 'int32' };

/** `components/headers`. */
export const cloudHeaders: JsonSchema = {
  'ININ-Correlation-Id': {
    description: 'Id of the request, also in the log; `contextId` of a failure is the same.',
    schema: text,
  },
  'inin-ratelimit-count': { description: 'Requests of this client in the current minute.', schema: count },
  'inin-ratelimit-allowed': { description: 'Requests that a client has in a minute.', schema: count },
  'inin-ratelimit-reset': { description: 'Seconds until the next minute begins.', schema: count },
  ...quotaHeaders,
  'Retry-After': { description: 'Seconds to wait before the same request again.', schema: count },
  'WFM-Provisional': {
    description: 'Enums of WFM that say nothing in this answer, because their numbers are guesses.',
    schema: text,
  },
};

const always = ['ININ-Correlation-Id'];
const counted = [
  'inin-ratelimit-count',
  'inin-ratelimit-allowed',
  'inin-ratelimit-reset',
  ...Object.keys(quotaHeaders),
];

/** The headers of an answer that is no failure. */
export const successHeaders = [...always, ...counted, 'WFM-Provisional'];

const detail: JsonSchema = {
  type: 'object',
  description: 'One field- or entity-level error detail.',
  properties: { errorCode: text, fieldName: text, entityId: text, entityName: text },
};

const errorBody: JsonSchema = {
  type: 'object',
  description: 'A failure, as the platform API of Genesys Cloud writes it.',
  properties: {
    status: { ...count, description: 'HTTP status repeated.' },
    code: { ...text, description: 'Stable error code, for example bad.request.' },
    entityId: { ...text, description: 'Entity the error is about.' },
    entityName: text,
    message: { ...text, description: 'Text for people.' },
    messageWithParams: { ...text, description: 'Message template.' },
    messageParams: {
      type: 'object',
      additionalProperties: text,
      description: 'Values for the template.',
    },
    contextId: { ...text, description: 'Correlation id of the request.' },
    details: {
      type: 'array',
      items: { $ref: '#/components/schemas/Detail' },
      description: 'From 500 on the one entry has the code that the documentation of the bridge lists.',
    },
    errors: { type: 'array', items: { $ref: '#/components/schemas/ErrorBody' } },
  },
};

/** The schemas of failures. */
export function cloudFailureSchemas(components: Components): void {
  components.reference('cloud error', 'ErrorBody', () => errorBody);
  components.reference('cloud detail', 'Detail', () => detail);
}

interface Failure {
  readonly what: string;
  readonly codes: readonly string[];
  readonly headers?: readonly string[];
}

/** What a caller may meet, by status, with the codes that tell one case from another. */
export const cloudFailures: Readonly<Record<number, Failure>> = {
  400: {
    what: 'The request is not as described, or WFM refused the change.',
    codes: [
      'bad.request',
      'invalid.value',
      'invalid.date',
      'no.user.ids.specified',
      'max.user.ids',
      'wfm.validation.failure',
    ],
  },
  401: { what: 'No or bad credentials.', codes: ['authentication.required', 'bad.credentials'] },
  403: { what: 'Missing permission.', codes: ['missing.any.permissions', 'not.authorized'] },
  404: { what: 'There is no such thing.', codes: ['not.found'] },
  409: {
    what: 'Somebody else was faster.',
    codes: ['invalid.update.wrong.version', 'general.conflict'],
  },
  413: { what: 'The body is too large.', codes: ['request.entity.too.large'] },
  415: { what: 'The body is no JSON.', codes: ['unsupported.media.type'] },
  429: { what: 'Too many requests.', codes: ['too.many.requests'], headers: [...counted, 'Retry-After'] },
  500: { what: 'The bridge failed, or WFM answered wrongly.', codes: ['internal.server.error'] },
  501: {
    what: 'The loaded WSDLs lack something it needs, or guessed enum numbers would be written.',
    codes: ['not.implemented'],
  },
  503: { what: 'WFM is not there at the moment.', codes: ['service.unavailable'], headers: ['Retry-After'] },
  504: { what: 'WFM did not answer in time.', codes: ['request.timeout'] },
};

/** `components/responses`. */
export const cloudResponses: Readonly<Record<string, JsonSchema>> = byName(
  Object.entries(cloudFailures).map(([status, { what, codes, headers = [] }]) => {
    const response = {
      description: `${what} Codes: ${codes.map((code) => `\`${code}\``).join(', ')}.`,
      headers: headerReferences([...always, ...headers]),
      content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' } } },
    };
    return [`Error${status}`, present(response)] as const;
  }),
);

const everywhere = [400, 401, 403, 404, 415, 429, 500, 501, 503, 504];

/** The failures of an operation, by reference. */
export function cloudFailuresOf({ safety }: Endpoint, hasBody: boolean): JsonSchema {
  const ofChanges = safety === 'read' ? [] : [409];
  const ofBodies = hasBody ? [413] : [];
  const statuses = [...everywhere, ...ofChanges, ...ofBodies].sort();
  return byName(
    statuses.map((status) => [String(status), { $ref: `#/components/responses/Error${status}` }] as const),
  );
}
