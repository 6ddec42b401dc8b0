import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { expect } from 'vitest';

/** The document that the Genesys Cloud face is written by: a copy of the reference, word for word. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type JsonObject = Readonly<Record<string, Json>>;

interface Answer {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema: JsonObject }>>;
}

export interface CloudOperation {
  readonly operationId: string;
  readonly 'x-requires-permissions': { readonly type: string; readonly permissions: readonly string[] };
  /** By status. */
  readonly 'x-error-codes': Readonly<Record<string, readonly string[]>>;
  readonly responses: Readonly<Record<string, Answer>>;
}

export interface CloudDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, CloudOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonObject>>;
    readonly responses: Readonly<Record<string, Answer>>;
  };
}

const path = new URL('../fixtures/genesys-cloud/genesys-cloud-wfm.openapi.json', import.meta.url);
export const cloudDocument = JSON.parse(readFileSync(path, 'utf8')) as CloudDocument;

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A schema that refuses what it does not name, however deep. */
function closed(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(closed);
  if (!isObject(value)) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, closed(item)]));
  const open = value['type'] === 'object' && value['additionalProperties'] === undefined;
  return open ? { ...inner, additionalProperties: false } : inner;
}

const int32 = (value: number) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;

/** Instants as Genesys Cloud writes them: in UTC, with milliseconds. */
const instant = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

function judge(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, ownProperties: true });
  ajv.addFormat('int32', { type: 'number', validate: int32 });
  ajv.addFormat('int64', { type: 'number', validate: Number.isSafeInteger });
  ajv.addFormat('double', { type: 'number', validate: Number.isFinite });
  ajv.addFormat('date-time', instant);
  // Genesys Cloud's selfUris are relative.
  ajv.addFormat('uri', /^(?:https?:\/\/[^\s/]+)?\/[!-~]*$/);
  ajv.addSchema(
    { components: closed(cloudDocument.components as unknown as Json) as JsonObject },
    'reference',
  );
  return ajv;
}

const ajv = judge();
const checks = new Map<string, ValidateFunction>();

/** An operation of the reference document; `undefined` for one that the bridge has beside them. */
export function cloudOperation(operationId: string): CloudOperation | undefined {
  const operations = Object.values(cloudDocument.paths).flatMap((item) => Object.values(item));
  return operations.find((known) => known.operationId === operationId);
}

function answerOf(operationId: string, status: number): Answer {
  const operation = cloudOperation(operationId);
  const answer = operation?.responses[String(status)];
  if (answer === undefined) throw new Error(`the reference has no answer ${status} of ${operationId}`);
  const named = answer.$ref?.replace('#/components/responses/', '');
  return named === undefined ? answer : (cloudDocument.components.responses[named] ?? answer);
}

function checkOf(operationId: string, status: number): ValidateFunction {
  const known = checks.get(`${operationId} ${status}`);
  if (known !== undefined) return known;
  const schema = answerOf(operationId, status).content?.['application/json']?.schema;
  if (schema === undefined) throw new Error(`the reference has no body of ${operationId} ${status}`);
  const text = JSON.stringify(closed(schema)).replaceAll('"#/', '"reference#/');
  const check = ajv.compile(JSON.parse(text) as JsonObject);
  checks.set(`${operationId} ${status}`, check);
  return check;
}

/** The flaws of an answer by the reference document, which must name every property; empty when there are none. */
export function cloudFlaws(operationId: string, status: number, body: unknown): string {
  const check = checkOf(operationId, status);
  return check(body) ? '' : ajv.errorsText(check.errors);
}

/** Fails unless an answer is as the reference document describes it, with no property that is not in there. */
export function expectCloudShape(operationId: string, status: number, body: unknown): void {
  expect(cloudFlaws(operationId, status, body), `${operationId} ${status}`).toBe('');
}
