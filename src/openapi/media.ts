/** Bodies of requests and answers. */
import { byName, present, type JsonSchema } from './json-schema.ts';

export interface Example {
  readonly name: string;
  readonly summary?: string;
  readonly value: unknown;
}

/** A JSON body with examples; those without a value are left out. */
export function jsonContent(schema: JsonSchema, examples: readonly Example[] = []): JsonSchema {
  const shown = examples.filter(({ value }) => value !== undefined);
  return {
    'application/json': present({
      schema,
      examples:
        shown.length === 0
          ? undefined
          : byName(shown.map(({ name, summary, value }) => [name, present({ summary, value })] as const)),
    }),
  };
}

/** The same list, an item a line. */
export const lines: JsonSchema = {
  'application/x-ndjson': {
    schema: {
      type: 'string',
      description:
        'One line of JSON for each item of the list that the answer is or holds; any other answer is one line.',
    },
  },
};

/** A successful answer. */
export function ok(description: string, content: JsonSchema, headers: readonly string[] = []): JsonSchema {
  const names = ['X-Request-Id', ...headers];
  return {
    '200': {
      description,
      headers: byName(names.map((name) => [name, { $ref: `#/components/headers/${name}` }] as const)),
      content,
    },
  };
}

/** `components/headers`. */
export const headerComponents: JsonSchema = {
  'X-Request-Id': {
    description: 'Id of the request, also in the log: the one the caller sent, if it sent a harmless one.',
    schema: { type: 'string' },
  },
  'WFM-Provisional': {
    description: 'Enums that stayed numbers in this answer, because their numbers are guesses.',
    schema: { type: 'string' },
  },
};
