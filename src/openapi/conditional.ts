/** Versions, and requests that depend on them, or on time. */
import type { Endpoint } from '../api/endpoint.ts';
import { isReferenceData } from '../api/reference-data.ts';
import type { JsonSchema } from './json-schema.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { answered, headerReferences, quotaHeaders } from './media.ts';

const ifNoneMatch: JsonSchema = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'ETags of earlier answers: one that still holds is answered with 304.',
  schema: { type: 'string' },
};

function ifMatch(required: boolean): JsonSchema {
  const missing = required ? 'required, 428 without it' : 'optional';
  return {
    name: 'If-Match',
    in: 'header',
    required,
    description: `The version that is to be changed: the ETag of a read, or \`*\` for any; ${missing}.`,
    schema: { type: 'string' },
  };
}

const prefer: JsonSchema = {
  name: 'Prefer',
  in: 'header',
  required: false,
  description:
    '`wait=N` (RFC 7240): 504 when WFM has not answered after N seconds; answered with `Preference-Applied: wait=N`.',
  schema: { type: 'string' },
};

function ofVersion({ method, ifMatch: condition }: Endpoint): readonly JsonSchema[] {
  if (method === 'get') return [ifNoneMatch];
  return condition === undefined ? [] : [ifMatch(condition === 'required')];
}

/** The headers that make a request depend on a version, on an earlier request, or on how long its caller waits. */
export function conditionParameters(endpoint: Endpoint): readonly JsonSchema[] {
  const ofChange = endpoint.safety === 'read' ? [] : [idempotencyKey];
  return [...ofVersion(endpoint), ...ofChange, prefer];
}

/** The statuses of conditions that do not hold. */
export function conditionFailures({ ifMatch: condition }: Endpoint): readonly number[] {
  if (condition === undefined) return [];
  return condition === 'required' ? [412, 428] : [412];
}

/** `components/responses` of what is no failure. */
export const notModified: Readonly<Record<string, JsonSchema>> = {
  NotModified: {
    description: 'What If-None-Match names still holds.',
    headers: headerReferences(['ETag', ...Object.keys(quotaHeaders)]),
  },
};

/** The answers of an endpoint that are no failures. */
export function successes(endpoint: Endpoint, content: JsonSchema): JsonSchema {
  const { method, success = 200, ifMatch: condition } = endpoint;
  const isVersioned = method === 'get' || (success !== 204 && condition !== undefined) || success === 201;
  const isKept = endpoint.safety === 'read' && endpoint.uses.some(isReferenceData);
  const headers = [
    'WFM-Provisional',
    ...(isVersioned ? ['ETag'] : []),
    ...(isKept ? ['Age', 'WFM-Stale'] : []),
    ...(success === 201 ? ['Location'] : []),
    ...(endpoint.safety === 'read' ? [] : ['Idempotency-Replayed']),
  ];
  return {
    ...answered(success, success === 204 ? undefined : content, headers),
    ...(method === 'get' ? { '304': { $ref: '#/components/responses/NotModified' } } : {}),
  };
}
