/** What a program written against an OpenAPI document relies on, as texts that can be compared. */
import type { OpenApi, Schema } from './openapi-document.ts';

export type Facts = ReadonlyMap<string, string>;

/** Says no more than a program can do without: texts for people, and bounds beside formats. */
const dropped = new Set(['description', 'pattern', 'minimum', 'maximum', 'style', 'explode']);

function normalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, inner]) => !dropped.has(key) && !(key === 'additionalProperties' && inner === false))
    .map(([key, inner]) => [key, normalised(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function text(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(normalised(value));
}

type Entry = readonly [name: string, value: unknown];

function* operationFacts(
  place: string,
  operation: OpenApi['paths'][string][string],
): Generator<Entry, void, undefined> {
  yield [`${place} operationId`, operation.operationId];
  yield [`${place} permissions`, operation['x-requires-permissions']];
  yield [`${place} body required`, operation.requestBody?.required];
  yield [`${place} body`, operation.requestBody?.content];
  for (const { name, ...parameter } of operation.parameters ?? [])
    yield [`${place} parameter ${String(name)}`, parameter];
  for (const [status, { content }] of Object.entries(operation.responses))
    if (status < '300') yield [`${place} answer ${status}`, content];
}

function* modelFacts(name: string, model: Schema): Generator<Entry, void, undefined> {
  const {
    properties = {},
    required = [],
    ...rest
  } = model as {
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly required?: readonly string[];
  };
  yield [name, rest];
  yield [`${name} required`, [...required].sort()];
  for (const [property, schema] of Object.entries(properties)) yield [`${name}.${property}`, schema];
}

function* allFacts({ paths, components }: OpenApi): Generator<Entry, void, undefined> {
  for (const [path, item] of Object.entries(paths))
    for (const [method, operation] of Object.entries(item))
      yield* operationFacts(`${method} ${path}`, operation);
  for (const [name, model] of Object.entries(components.schemas)) yield* modelFacts(name, model);
}

/** Operations with their parameters, bodies, answers and permissions, and models with their properties. */
export function factsOf(document: OpenApi): Facts {
  return new Map([...allFacts(document)].map(([name, value]) => [name, text(value)] as const));
}

/** Where two lists of facts differ, in the order of the first. */
export function differences(wanted: Facts, found: Facts): readonly string[] {
  return [...new Set([...wanted.keys(), ...found.keys()])].filter(
    (name) => wanted.get(name) !== found.get(name),
  );
}
