/** The endpoints of the list as operations of the document. */
import { z } from 'zod';
import type { Endpoint } from '../api/endpoint.ts';
import type { Components } from './components.ts';
import { conditionFailures, conditionParameters, successes } from './conditional.ts';
import { exampleOf } from './examples.ts';
import { isObject, present, type JsonSchema } from './json-schema.ts';
import { calendarContent, jsonContent, lines, tableContent } from './media.ts';
import { failures } from './problem-responses.ts';
import type { Steps } from './steps.ts';
import { zodSchema } from './zod-schemas.ts';

function parametersOf(endpoint: Endpoint, components: Components): readonly JsonSchema[] {
  const of = (place: 'path' | 'query', schema: z.ZodObject): readonly JsonSchema[] => {
    const { properties, required } = zodSchema(schema, 'input', components);
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
  return [...of('path', endpoint.params), ...of('query', endpoint.query), ...conditionParameters(endpoint)];
}

const always = [400, 401, 403, 406, 500, 501, 502, 503, 504];

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

/** One endpoint. The components of its schemas are complete when it returns. */
export function* endpointOperation(endpoint: Endpoint, components: Components): Steps<JsonSchema> {
  const hasBody = !(endpoint.body instanceof z.ZodUndefined);
  const response = zodSchema(endpoint.response, 'output', components);
  yield* components.complete();
  const parameters = parametersOf(endpoint, components);
  const content = {
    ...jsonContent(response, [{ name: 'answer', value: exampleOf(response, components) }]),
    ...otherContent(endpoint),
  };
  return present({
    operationId: endpoint.operationId,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    parameters: parameters.length === 0 ? undefined : parameters,
    requestBody: hasBody
      ? {
          required: !endpoint.body.safeParse(undefined).success,
          content: jsonContent(zodSchema(endpoint.body, 'input', components)),
        }
      : undefined,
    responses: {
      ...successes(endpoint, content),
      ...failuresOf(endpoint, hasBody),
    },
    'x-safety': endpoint.safety,
    'x-permissions': endpoint.permissions,
  });
}
