import type { z } from 'zod';
import { flawKinds, type FlawKind, type RequestFlaw } from '../error/bridge-error.ts';
import { didYouMean } from '../error/nearest-name.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** `expected string, received undefined` is what a programmer says of something that was left out. */
function sentence(message: string): string {
  const [, expected] = /^Invalid input: expected (.+), received undefined$/.exec(message) ?? [];
  if (expected !== undefined) return `is missing: ${expected} is expected`;
  return message.replace(/^Invalid input: /, '').replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** RFC 6901. */
function jsonPointer(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Whether the input has anything at that place. */
function isThere(input: unknown, path: Path): boolean {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value !== undefined;
}

/** The kind that the schema names in `params: { kind }`; else a value that is refused is an invalid one. */
function kindOf(issue: Issue, input: unknown): FlawKind | undefined {
  const named: unknown = issue.code === 'custom' ? issue.params?.['kind'] : undefined;
  const kind = flawKinds.find((known) => known === named);
  if (kind !== undefined || !isThere(input, issue.path)) return kind;
  return issue.code === 'invalid_format' && issue.format === 'datetime' ? 'invalid-date' : 'invalid-value';
}

function refused(issue: Issue, input: unknown): Pick<RequestFlaw, 'detail' | 'kind'> {
  const kind = kindOf(issue, input);
  return { detail: sentence(issue.message), ...(kind === undefined ? {} : { kind }) };
}

/** What is wrong with a body: one flaw a property, each with a JSON pointer. */
export function bodyFlaws(error: z.ZodError, body: unknown): RequestFlaw[] {
  return error.issues.flatMap((issue): RequestFlaw[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: jsonPointer([...issue.path, key]),
        detail: 'there is no such property',
      }));
    }
    return [{ pointer: jsonPointer(issue.path), ...refused(issue, body) }];
  });
}

/** What is wrong with path or query: one flaw a value, each with the parameter's name. */
export function parameterFlaws(
  error: z.ZodError,
  values: Readonly<Record<string, unknown>>,
  known: readonly string[],
): RequestFlaw[] {
  return error.issues.flatMap((issue): RequestFlaw[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((parameter) => ({
        parameter,
        detail: `there is no such parameter${didYouMean(parameter, known)}`,
      }));
    }
    return [{ parameter: String(issue.path[0] ?? ''), ...refused(issue, values) }];
  });
}
