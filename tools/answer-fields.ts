/** The fields of an answer in Genesys Cloud's words, each with where it comes from. */
import type { Endpoint } from '../src/api/endpoint.ts';
import type { FieldSource, OperationSources } from '../src/api/cloud/parts/field-source.ts';
import { Components } from '../src/openapi/components.ts';
import { isObject, type JsonSchema } from '../src/openapi/json-schema.ts';
import { zodSchema } from '../src/openapi/zod-schemas.ts';

export interface AnswerField {
  /** `timeOffRequests[].user.name`: `[]` for each of a list, `{}` for each of a map. */
  readonly path: string;
  /** The model that has it, and its name there. */
  readonly model: string;
  readonly name: string;
  /** Undefined where nobody says it. */
  readonly source: FieldSource | undefined;
}

interface Place {
  readonly path: string;
  /** The models around it: a user has a manager, who is a user. */
  readonly within: readonly string[];
}

class FieldWalk {
  readonly #components = new Components();
  readonly #sources: OperationSources;

  constructor(sources: OperationSources) {
    this.#sources = sources;
  }

  of(endpoint: Endpoint): readonly AnswerField[] {
    const schema = zodSchema(endpoint.response, { io: 'input' }, this.#components);
    // Every step of it.
    Array.from(this.#components.complete());
    return [...this.#fields(schema, { path: '', within: [] })];
  }

  *#fields(schema: unknown, place: Place): Generator<AnswerField, void, undefined> {
    if (!isObject(schema)) return;
    const { $ref, items, additionalProperties, anyOf } = schema;
    if (typeof $ref === 'string') yield* this.#ofModel($ref, place);
    if (Array.isArray(anyOf)) for (const branch of anyOf) yield* this.#fields(branch, place);
    yield* this.#fields(items, { ...place, path: `${place.path}[]` });
    yield* this.#fields(additionalProperties, { ...place, path: `${place.path}{}` });
  }

  *#ofModel(reference: string, { path, within }: Place): Generator<AnswerField, void, undefined> {
    const model = reference.slice(reference.lastIndexOf('/') + 1);
    if (within.includes(model)) return;
    const { properties = {} } = (this.#components.get(reference) ?? {}) as {
      readonly properties?: JsonSchema;
    };
    for (const [name, schema] of Object.entries(properties)) {
      const source = this.#sources[model]?.[name];
      const inner = path === '' ? name : `${path}.${name}`;
      yield { path: inner, model, name, source };
      if (source !== undefined && !('absent' in source))
        yield* this.#fields(schema, { path: inner, within: [...within, model] });
    }
  }
}

/** The fields of what the endpoint answers, in the order of its models; those of absent fields are left out. */
export function answerFields(endpoint: Endpoint, sources: OperationSources): readonly AnswerField[] {
  return new FieldWalk(sources).of(endpoint);
}

/** `Model.field` of what has no source, and of sources of what the answer does not have. */
export function sourceFlaws(endpoint: Endpoint, sources: OperationSources): readonly string[] {
  const fields = answerFields(endpoint, sources);
  const known = new Set(fields.map(({ model, name }) => `${model}.${name}`));
  const told = Object.entries(sources).flatMap(([model, its]) =>
    Object.keys(its).map((name) => `${model}.${name}`),
  );
  return [
    ...fields.filter(({ source }) => source === undefined).map(({ path }) => `${path} has no source`),
    ...told.filter((name) => !known.has(name)).map((name) => `${name} is not in the answer`),
  ];
}
