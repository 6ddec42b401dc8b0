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

/** The same list as a table; `names` are its columns. */
export function tableContent(names: readonly string[]): JsonSchema {
  const columns = names.map((name) => `\`${name}\``).join(', ');
  const description =
    `A header line and lines of the columns ${columns}; UTF-8, RFC 4180. A text that a spreadsheet would take for a ` +
    "formula (it begins with `=`, `+`, `-`, `@`, a tab or a carriage return) has a `'` before it.";
  return { 'text/csv': { schema: { type: 'string', description } } };
}

/** The same list for calendar programs. */
export const calendarContent: JsonSchema = {
  'text/calendar': {
    schema: {
      type: 'string',
      description:
        'iCalendar (RFC 5545): a shift is one event with its states in the description, time off and exceptions that take ' +
        'the whole day are all-day events, days off are left out. The UID of an event stays the same.',
    },
  },
};

/** Headers of an answer, by reference. */
export function headerReferences(names: readonly string[]): JsonSchema {
  return byName(names.map((name) => [name, { $ref: `#/components/headers/${name}` }] as const));
}

function success(
  status: number,
  {
    description,
    content,
    headers,
  }: { description: string; content?: JsonSchema; headers: readonly string[] },
): JsonSchema {
  const names = headerReferences(['X-Request-Id', ...headers]);
  return { [status]: present({ description, headers: names, content }) };
}

/** A successful answer. */
export function ok(description: string, content: JsonSchema, headers: readonly string[] = []): JsonSchema {
  return success(200, { description, content, headers });
}

const descriptions: Readonly<Record<number, string>> = {
  200: 'The answer.',
  201: 'What was made, and where it is.',
  202: 'It has been taken on.',
  204: 'It is done.',
};

/** What a client has left of its quotas. */
export const quotaHeaders: JsonSchema = {
  'RateLimit-Policy': {
    description:
      'The quotas of this client, as in `"minute";q=100;w=60`: `q` requests in `w` seconds. Absent where nothing is limited.',
    schema: { type: 'string' },
  },
  RateLimit: {
    description:
      'What is left of each, as in `"minute";r=50;t=30`: `r` requests in the `t` seconds until its window ends.',
    schema: { type: 'string' },
  },
};

/** A successful answer of an endpoint; one without content has no body. */
export function answered(
  status: number,
  content: JsonSchema | undefined,
  headers: readonly string[],
): JsonSchema {
  const description = descriptions[status] ?? 'The answer.';
  const all = [...headers, ...Object.keys(quotaHeaders)];
  return success(status, { description, headers: all, ...(content === undefined ? {} : { content }) });
}

/** `components/headers`. */
export const headerComponents: JsonSchema = {
  'X-Request-Id': {
    description: 'Id of the request, also in the log: the one the caller sent, if it sent a harmless one.',
    schema: { type: 'string' },
  },
  'Idempotency-Replayed': {
    description:
      '`true`: an earlier request with the same Idempotency-Key made the change, and this is its answer.',
    schema: { type: 'string' },
  },
  'WFM-Provisional': {
    description: 'Enums that stayed numbers in this answer, because their numbers are guesses.',
    schema: { type: 'string' },
  },
  ETag: {
    description:
      'The version of the object (strong), or of the whole answer (weak); absent where a list is sent as it is read.',
    schema: { type: 'string' },
  },
  Age: {
    description:
      'Seconds since the oldest reference data in this answer was read from WFM; absent where all was read for this request. `Cache-Control: no-cache`, or a `max-age`, asks for newer data.',
    schema: { type: 'integer', minimum: 0 },
  },
  'WFM-Stale': {
    description: 'True where old reference data stands in, because WFM could not be asked.',
    schema: { type: 'string', enum: ['true'] },
  },
  Location: { description: 'Path of what was made.', schema: { type: 'string' } },
  ...quotaHeaders,
};
