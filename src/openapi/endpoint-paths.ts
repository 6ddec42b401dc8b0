/** The endpoints of the list as operations of the document. */
import { z } from 'zod';
import type { Endpoint } from '../api/endpoint.ts';
import type { Components } from './components.ts';
import { conditionFailures, conditionParameters, successes } from './conditional.ts';
import { exampleOf } from './examples.ts';
import { byName, isObject, present, type JsonSchema } from './json-schema.ts';
import { calendarContent, jsonContent, lines, tableContent } from './media.ts';
import { failures } from './problem-responses.ts';
import type { Path } from './raw-paths.ts';
import type { Steps } from './steps.ts';
import { zodSchema, type SchemaStyle } from './zod-schemas.ts';

/** In what the documents differ: each describes the endpoints of one face. */
export interface OperationWords {
  readonly requests: SchemaStyle;
  readonly answers: SchemaStyle;
  /** Headers that every operation takes. */
  readonly headers: (endpoint: Endpoint) => readonly JsonSchema[];
  readonly successes: (endpoint: Endpoint, content: JsonSchema) => JsonSchema;
  readonly failures: (endpoint: Endpoint, hasBody: boolean) => JsonSchema;
  /** `x-…` members. */
  readonly notes: (endpoint: Endpoint) => JsonSchema;
  /** Whether answers have examples. */
  readonly examples: boolean;
}

function parametersOf(
  endpoint: Endpoint,
  components: Components,
  words: OperationWords,
): readonly JsonSchema[] {
  const of = (place: 'path' | 'query', schema: z.ZodObject): readonly JsonSchema[] => {
    const { properties, required } = zodSchema(schema, words.requests, components);
    const names = Array.isArray(required) ? (required as readonly string[]) : [];
    return Object.entries(isObject(properties) ? properties : {}).map(([name, property]) => {
      const { description, ...rest } = property as JsonSchema;
      return present({
        name,
        in: place,
        required: place === 'path' || names.includes(name),
        description,
        schema: rest,
      });
    });
  };
  return [...of('path', endpoint.params), ...of('query', endpoint.query), ...words.headers(endpoint)];
}

const always = [400, 401, 403, 406, 429, 500, 501, 502, 503, 504];

function failuresOf(endpoint: Endpoint, hasBody: boolean): Readonly<Record<string, JsonSchema>> {
  const ofTheBody = hasBody ? [413, 415] : [];
  const ofWrites = endpoint.safety === 'read' ? [] : [409, 422];
  const ofThePath = Object.keys(endpoint.params.shape).length > 0 ? [404] : [];
  const statuses = [...always, ...ofThePath, ...conditionFailures(endpoint), ...ofWrites, ...ofTheBody];
  return failures(statuses.sort());
}

/** What it can be asked for beside JSON. */
function otherContent({ forms, table }: Endpoint): JsonSchema {
  return {
    ...(forms.includes('ndjson') ? lines : {}),
    ...(table === undefined ? {} : tableContent(table.columns.map(({ name }) => name))),
    ...(forms.includes('calendar') ? calendarContent : {}),
  };
}

/** The face in WFM's words. */
export const wfmWords: OperationWords = {
  requests: { io: 'input' },
  answers: { io: 'output' },
  headers: conditionParameters,
  successes,
  failures: failuresOf,
  notes: ({ safety, permissions }) => ({ 'x-safety': safety, 'x-permissions': permissions }),
  examples: true,
};

/** One endpoint. The components of its schemas are complete when it returns. */
function* endpointOperation(
  endpoint: Endpoint,
  components: Components,
  words: OperationWords,
): Steps<JsonSchema> {
  const hasBody = !(endpoint.body instanceof z.ZodUndefined);
  const response = zodSchema(endpoint.response, words.answers, components);
  yield* components.complete();
  const parameters = parametersOf(endpoint, components, words);
  const examples = words.examples ? [{ name: 'answer', value: exampleOf(response, components) }] : [];
  const content = { ...jsonContent(response, examples), ...otherContent(endpoint) };
  return present({
    operationId: endpoint.operationId,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    parameters: parameters.length === 0 ? undefined : parameters,
    requestBody: hasBody
      ? {
          required: !endpoint.body.safeParse(undefined).success,
          content: jsonContent(zodSchema(endpoint.body, words.requests, components)),
        }
      : undefined,
    responses: {
      ...words.successes(endpoint, content),
      ...words.failures(endpoint, hasBody),
    },
    ...words.notes(endpoint),
  });
}

/** The endpoints by path; `undefined` is a step on the way. */
export function* endpointPaths(
  endpoints: readonly Endpoint[],
  components: Components,
  words: OperationWords,
): Generator<Path | undefined, void, undefined> {
  const paths = new Map<string, Endpoint[]>();
  for (const endpoint of endpoints) paths.set(endpoint.path, [...(paths.get(endpoint.path) ?? []), endpoint]);
  for (const [path, methods] of paths) {
    const operations: (readonly [string, JsonSchema])[] = [];
    for (const endpoint of methods)
      operations.push([endpoint.method, yield* endpointOperation(endpoint, components, words)]);
    yield [path, byName(operations)];
  }
}
