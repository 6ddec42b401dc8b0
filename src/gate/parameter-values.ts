import { z } from 'zod';
import { didYouMean } from '../error/nearest-name.ts';
import type { RequestFlaw } from '../error/bridge-error.ts';

/** Parameters as a face received them: a name may come several times. */
export type ParameterTexts = Iterable<readonly [name: string, text: string]>;

export interface ParameterValues {
  readonly values: Readonly<Record<string, unknown>>;
  readonly flaws: readonly RequestFlaw[];
}

/** The schema that decides the form of a value, without what makes it optional. */
function bare(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return bare(schema.unwrap());
  return schema;
}

/**
 * Numbers and booleans are written as text in a URL; what is not one stays a text, which the schema then refuses. Clients
 * in Python and .NET write `True`.
 */
function valueOf(text: string, schema: unknown): unknown {
  if (schema instanceof z.ZodNumber && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (schema instanceof z.ZodBoolean && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return text;
}

function grouped(texts: ParameterTexts): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, text] of texts) groups.set(name, [...(groups.get(name) ?? []), text]);
  return groups;
}

/**
 * Turns the texts of a path or a query into the values its schema speaks of. A list may be repeated, comma-joined or
 * both, and one that must be there and is not is empty; anything else may come once. Names that the schema does not know
 * are flaws.
 */
export function parameterValues(texts: ParameterTexts, schema: z.ZodObject): ParameterValues {
  const flaws: RequestFlaw[] = [];
  const values: Record<string, unknown> = {};
  const known = Object.keys(schema.shape);
  for (const [parameter, given] of grouped(texts)) {
    if (!known.includes(parameter)) {
      flaws.push({ parameter, detail: `there is no such parameter${didYouMean(parameter, known)}` });
      continue;
    }
    const form = bare(schema.shape[parameter]);
    if (form instanceof z.ZodArray) {
      const item = bare(form.element);
      values[parameter] = given.flatMap((text) => text.split(',')).map((text) => valueOf(text.trim(), item));
    } else if (given.length > 1) {
      flaws.push({ parameter, detail: 'may be given once only' });
    } else {
      values[parameter] = valueOf(given[0] ?? '', form);
    }
  }
  for (const parameter of known)
    if (schema.shape[parameter] instanceof z.ZodArray && !Object.hasOwn(values, parameter))
      values[parameter] = [];
  return { values, flaws };
}
