/**
 * A copy of the document for low-code tools, which read Swagger 2.0 only: the friendly profile, with types where 3.1 has
 * unions.
 */
import type { Part } from './document-parts.ts';
import type { DocumentSource } from './document-source.ts';
import { byName, isObject, present, type JsonSchema } from './json-schema.ts';
import { documentFrame, documentParts } from './openapi-document.ts';
import { lowered } from './swagger2-schema.ts';

const json = 'application/json';
const problem = 'application/problem+json';
const form = 'application/x-www-form-urlencoded';

function record(value: unknown): JsonSchema {
  return isObject(value) ? value : {};
}

function mapped(value: unknown, lower: (inner: JsonSchema) => JsonSchema): JsonSchema {
  return byName(Object.entries(record(value)).map(([name, inner]) => [name, lower(record(inner))] as const));
}

/** Only a list in one text is understood by every tool. */
function parameter(source: JsonSchema): JsonSchema {
  const { schema, ...rest } = source;
  const type = lowered(record(schema));
  return { ...rest, ...type, ...(type['type'] === 'array' ? { collectionFormat: 'csv' } : {}) };
}

function formParameters(schema: JsonSchema): readonly JsonSchema[] {
  const required = Array.isArray(schema['required']) ? (schema['required'] as readonly unknown[]) : [];
  return Object.entries(record(schema['properties'])).map(([name, property]) => ({
    name,
    in: 'formData',
    required: required.includes(name),
    ...lowered(record(property)),
  }));
}

function bodyParameters(body: unknown): readonly JsonSchema[] {
  if (!isObject(body)) return [];
  const content = record(body['content']);
  const asForm = content[form];
  if (isObject(asForm)) return formParameters(record(asForm['schema']));
  const schema = lowered(record(record(content[json])['schema']));
  return [{ name: 'body', in: 'body', required: body['required'] === true, schema }];
}

function exampleOf(media: JsonSchema): unknown {
  const [first] = Object.values(record(media['examples']));
  return record(first)['value'];
}

function response(source: JsonSchema): JsonSchema {
  const { $ref } = source;
  if (typeof $ref === 'string') return { $ref: $ref.replace('#/components/responses/', '#/responses/') };
  const content = record(source['content']);
  const [type] = [json, problem].filter((name) => content[name] !== undefined);
  const media = type === undefined ? {} : record(content[type]);
  const example = exampleOf(media);
  return present({
    description: source['description'],
    headers: isObject(source['headers'])
      ? byName(Object.keys(source['headers']).map((name) => [name, { type: 'string' }] as const))
      : undefined,
    schema: type === undefined ? undefined : lowered(record(media['schema'])),
    examples: type === undefined || example === undefined ? undefined : { [type]: example },
  });
}

function operation(source: JsonSchema): JsonSchema {
  const { parameters, requestBody, responses, ...rest } = source;
  const all = [
    ...(Array.isArray(parameters) ? (parameters as readonly JsonSchema[]).map(parameter) : []),
    ...bodyParameters(requestBody),
  ];
  const isForm = isObject(requestBody) && record(requestBody['content'])[form] !== undefined;
  return present({
    ...rest,
    consumes: requestBody === undefined ? undefined : [isForm ? form : json],
    produces: [json, problem],
    parameters: all.length === 0 ? undefined : all,
    responses: mapped(responses, response),
  });
}

/** `host`, `basePath` and `schemes` of an address; without one a tool takes those of the document. */
function addressOf(serverUrl: string): JsonSchema {
  if (!URL.canParse(serverUrl)) return {};
  const { host, pathname, protocol } = new URL(serverUrl);
  return { host, basePath: pathname.replace(/(?<=.)\/$/, ''), schemes: [protocol.replace(':', '')] };
}

const securityDefinitions: JsonSchema = {
  basic: { type: 'basic', description: 'Client id and secret of an API client.' },
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: '`<client id>.<secret>` of an API client.',
  },
  bearer: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: '`Bearer ` and a token of `/oauth/token`.',
  },
};

/** The frame of the copy: what stands before its paths, and the responses they refer to. */
export function swagger2Frame(source: DocumentSource): Readonly<Record<'before' | 'after', JsonSchema>> {
  const { before, components } = documentFrame(source);
  const { license, ...about } = record(before['info']);
  return {
    before: {
      swagger: '2.0',
      info: {
        ...about,
        license: { name: record(license)['name'], url: 'https://www.apache.org/licenses/LICENSE-2.0' },
      },
      ...addressOf(source.serverUrl),
      consumes: [json],
      produces: [json, problem],
      securityDefinitions,
      security: before['security'],
      tags: before['tags'],
    },
    after: { responses: mapped(components['responses'], response) },
  };
}

/** A path or a schema of the document in the words of the copy. */
export function swagger2Part({ section, name, value }: Part): Part {
  return { section, name, value: section === 'paths' ? mapped(value, operation) : lowered(value) };
}

/** The profile of the copy. */
export const swagger2Profiles = ['friendly'] as const;

/** The Swagger 2.0 document of the same source. */
export function swagger2Document(source: DocumentSource): JsonSchema {
  const { before, after } = swagger2Frame(source);
  const parts = [...documentParts(source, swagger2Profiles)].filter((part) => part !== undefined);
  const of = (section: Part['section']): JsonSchema =>
    byName(
      parts
        .filter((part) => part.section === section)
        .map((part) => [part.name, swagger2Part(part).value] as const),
    );
  return { ...before, ...after, paths: of('paths'), definitions: of('schemas') };
}
