/** Documents for tests, and a judge of values that shares no code with what made them. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { cloudEndpoints } from '../../src/api/cloud/endpoints.ts';
import { documentEndpoints } from '../../src/gate/document-endpoints.ts';
import type { ServiceModel } from '../../src/contract/service-model.ts';
import { statusOf } from '../../src/http/error/status.ts';
import type { TextSource } from '../../src/openapi/document-texts.ts';
import { openApiDocument } from '../../src/openapi/openapi-document.ts';

export interface OpenApi {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: Readonly<
    Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
  > & {
    readonly schemas: Readonly<Record<string, Schema>>;
  };
}

export type Schema = Readonly<Record<string, unknown>>;
export type PathItem = Readonly<Record<string, ApiOperation>>;

export interface Media {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

export interface ApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters?: readonly Schema[];
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, Media>> }>
  >;
  readonly security?: readonly unknown[];
  readonly [extension: `x-${string}`]: unknown;
}

export function documentSource(model: ServiceModel, more: Partial<TextSource> = {}): TextSource {
  return {
    model,
    endpoints: documentEndpoints,
    cloudEndpoints,
    statuses: statusOf,
    version: '0.0.0',
    serverUrl: '/',
    ...more,
  };
}

/** As a reader gets it: through JSON. */
export function openApiOf(model: ServiceModel, more: Partial<TextSource> = {}): OpenApi {
  return JSON.parse(JSON.stringify(openApiDocument(documentSource(model, more)))) as OpenApi;
}

/** Every operation with its path. */
export function operationsOf(
  document: OpenApi,
): readonly (readonly [path: string, method: string, operation: ApiOperation])[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [path, method, operation] as const),
  );
}

export interface Judge {
  /** The flaws of a value by a schema of the document; empty when there are none. */
  flaws(schema: Schema, value: unknown): string;
}

export function judgeOf(document: OpenApi): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true });
  const known: Readonly<Record<string, true | RegExp>> = {
    int32: true,
    int64: true,
    double: true,
    date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  };
  for (const [name, format] of Object.entries(known)) ajv.addFormat(name, format);
  ajv.addSchema(document, 'document');
  const compiled = new Map<string, ValidateFunction>();
  return {
    flaws(schema, value) {
      const text = JSON.stringify(schema).replaceAll('"#/', '"document#/');
      const check = compiled.get(text) ?? ajv.compile(JSON.parse(text) as Schema);
      compiled.set(text, check);
      return check(value) ? '' : `${ajv.errorsText(check.errors)} in ${JSON.stringify(value).slice(0, 500)}`;
    },
  };
}

/** A named component as a schema. */
export function component(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** The JSON schema of a successful answer. */
export function answerSchema(document: OpenApi, path: string, method = 'get'): Schema {
  const schema = document.paths[path]?.[method]?.responses['200']?.content?.['application/json']?.schema;
  if (schema === undefined) throw new Error(`the document has no answer of ${method} ${path}`);
  return schema;
}
