import type { z } from 'zod';
import { Secret } from '../log/secret.ts';

export const variableGroups = ['Server', 'WFM', 'OAuth', 'Upstream', 'Demo'] as const;
export type VariableGroup = (typeof variableGroups)[number];

/** One environment variable: what the README says about it and how its text becomes a value. */
export interface Variable<T> {
  readonly group: VariableGroup;
  readonly description: string;
  /** True when its value must not be seen; then `<NAME>_FILE` may name a file that holds it. */
  readonly secret: boolean;
  /** What the README shows as the default; absent when there is none. */
  readonly fallback?: string;
  /** `undefined` is a variable that is not set. */
  parse(text: string | undefined): z.ZodSafeParseResult<T>;
}

interface Description {
  readonly group: VariableGroup;
  readonly description: string;
}

/** A variable without which the default holds. The default is a text and goes through the same parser. */
export function withDefault<T>(
  schema: z.ZodType<T, string>,
  fallback: string,
  about: Description,
): Variable<T> {
  return { ...about, secret: false, fallback, parse: (text) => schema.safeParse(text ?? fallback) };
}

/** A variable that may be missing; `fallback` only tells readers what happens then. */
export function optional<T>(
  schema: z.ZodType<T, string>,
  about: Description & { readonly fallback?: string },
): Variable<T | undefined> {
  return { ...about, secret: false, parse: (text) => schema.optional().safeParse(text) };
}

/** A variable whose value prints as `***`. */
export function secret<T>(
  schema: z.ZodType<T, string>,
  about: Description & { readonly fallback?: string },
): Variable<Secret<T> | undefined> {
  const hidden = schema.transform((value) => new Secret(value)).optional();
  return { ...about, secret: true, parse: (text) => hidden.safeParse(text) };
}
