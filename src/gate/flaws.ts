import type { z } from 'zod';
import type { RequestFlaw } from '../error/bridge-error.ts';
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
export function jsonPointer(path: Path): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function bodyFlawsOf(issue: Issue): RequestFlaw[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: jsonPointer([...issue.path, key]),
      detail: 'there is no such property',
    }));
  }
  return [{ pointer: jsonPointer(issue.path), detail: sentence(issue.message) }];
}

/** What is wrong with a body: one flaw a property, each with a JSON pointer. */
export function bodyFlaws(error: z.ZodError): RequestFlaw[] {
  return error.issues.flatMap(bodyFlawsOf);
}

/** What is wrong with path or query: one flaw a value, each with the parameter's name. */
export function parameterFlaws(error: z.ZodError, known: readonly string[]): RequestFlaw[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((parameter) => ({
        parameter,
        detail: `there is no such parameter${didYouMean(parameter, known)}`,
      }));
    }
    return [{ parameter: String(issue.path[0] ?? ''), detail: sentence(issue.message) }];
  });
}
