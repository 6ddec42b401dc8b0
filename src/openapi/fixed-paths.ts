/** What the bridge serves beside its endpoints: token, health, the document itself. */
import type { Components } from './components.ts';
import { exampleOf } from './examples.ts';
import { byName, type JsonSchema } from './json-schema.ts';
import { jsonContent, ok } from './media.ts';
import { failures } from './problem-responses.ts';

function object(properties: JsonSchema, description?: string): JsonSchema {
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties,
    required: Object.keys(properties),
  };
}

const tokenForm: JsonSchema = {
  type: 'object',
  properties: {
    grant_type: { type: 'string', enum: ['client_credentials'] },
    client_id: { type: 'string', description: 'In the form, or with the secret as Basic credentials.' },
    client_secret: { type: 'string' },
  },
  required: ['grant_type'],
};

const tokenAnswer = object(
  {
    access_token: { type: 'string' },
    token_type: { type: 'string', enum: ['Bearer'] },
    expires_in: { type: 'integer', description: 'Seconds.' },
  },
  'A bearer token of the bridge.',
);

/** What `/oauth/token` can fail with. */
export const tokenFailures = [400, 401, 413, 415, 429, 500];

const tokenItem: JsonSchema = {
  post: {
    operationId: 'createToken',
    summary: 'Get a bearer token for an API client',
    description: 'RFC 6749, section 4.4. Failures carry `error` and `error_description` as well.',
    tags: ['Access'],
    security: [{ basic: [] }, {}],
    requestBody: {
      required: true,
      content: { 'application/x-www-form-urlencoded': { schema: tokenForm } },
    },
    responses: {
      ...ok(
        'The token.',
        jsonContent({ $ref: '#/components/schemas/Token' }, [
          { name: 'answer', value: { access_token: 'eyJhbGciOi', token_type: 'Bearer', expires_in: 3600 } },
        ]),
      ),
      ...failures(tokenFailures),
    },
  },
};

interface OpenPath {
  readonly operationId: string;
  readonly summary: string;
  readonly tag: string;
  readonly schema: JsonSchema;
  readonly failures: readonly number[];
}

function openPath(
  { operationId, summary, tag, schema, failures: statuses }: OpenPath,
  components: Components,
): JsonSchema {
  const isKnown = schema['properties'] !== undefined;
  const value = isKnown ? exampleOf(schema, components) : undefined;
  const content = jsonContent(schema, [{ name: 'answer', value }]);
  return {
    get: {
      operationId,
      summary,
      tags: [tag],
      security: [],
      responses: { ...ok('The answer.', content), ...failures(statuses) },
    },
  };
}

const document = { type: 'object', description: 'The document.' };

const openPaths: Readonly<Record<string, OpenPath>> = {
  '/healthz': {
    operationId: 'getHealth',
    summary: 'Whether the process is alive',
    tag: 'Health',
    schema: object({ status: { type: 'string', enum: ['alive'] } }),
    failures: [400, 500],
  },
  '/readyz': {
    operationId: 'getReadiness',
    summary: 'Whether token and WFM session work',
    tag: 'Health',
    schema: object({
      status: { type: 'string', enum: ['ready'] },
      upstream: { type: 'string', enum: ['wfm', 'simulator'] },
    }),
    failures: [400, 500, 503],
  },
  '/openapi/wfm.json': {
    operationId: 'getOpenApi',
    summary: 'This document, OpenAPI 3.1',
    tag: 'Documents',
    schema: document,
    failures: [400, 500],
  },
  '/openapi/wfm.swagger2.json': {
    operationId: 'getSwagger2',
    summary: 'The friendly profile as Swagger 2.0, for tools that read nothing newer',
    tag: 'Documents',
    schema: document,
    failures: [400, 500],
  },
};

const metricsText = `# TYPE wfm_bridge_audit_records_total counter
wfm_bridge_audit_records_total{outcome="kept"} 12
`;

const metricsItem: JsonSchema = {
  get: {
    operationId: 'getMetrics',
    summary: 'What the bridge counts, for Prometheus',
    description:
      'With `METRICS=open` for everybody, without credentials; with `METRICS=off` it is not there. `Accept: application/openmetrics-text` gets OpenMetrics.',
    tags: ['Health'],
    responses: {
      ...ok('The metrics.', {
        'text/plain': { schema: { type: 'string' }, examples: { answer: { value: metricsText } } },
        'application/openmetrics-text': { schema: { type: 'string' } },
      }),
      ...failures([400, 401, 403, 404, 500, 503]),
    },
    'x-permissions': ['bridge:metrics:view'],
  },
};

/** The one path that every document has. Its failures are problem documents in each. */
export function tokenPath(components: Components): Readonly<Record<string, JsonSchema>> {
  components.reference('token', 'Token', () => tokenAnswer);
  return { '/oauth/token': tokenItem };
}

/** Paths that stand before those of the endpoints. */
export function fixedPaths(components: Components): Readonly<Record<string, JsonSchema>> {
  return {
    ...tokenPath(components),
    '/metrics': metricsItem,
    ...byName(Object.entries(openPaths).map(([path, what]) => [path, openPath(what, components)] as const)),
  };
}
