/** A JSON file of the contract's folder against its shape, with what is said to who wrote it. */
import { z } from 'zod';
import { BridgeError, type RequestFlaw } from '../error/bridge-error.ts';
import { didYouMean } from '../error/nearest-name.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Longest part of a file that a message repeats. */
const longestShown = 60;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

const kinds: Readonly<Record<string, string>> = {
  object: 'an object',
  record: 'an object',
  array: 'an array',
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function inner(schema: unknown, step: PropertyKey): unknown {
  if (schema instanceof z.ZodOptional) return inner(schema.unwrap(), step);
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return schema instanceof z.ZodObject ? (schema.shape as Record<PropertyKey, unknown>)[step] : undefined;
}

/** The keys of the object that stands at a place. */
function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  let found = path.reduce<unknown>(inner, schema);
  if (found instanceof z.ZodOptional) found = found.unwrap();
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

function kindOf(schema: unknown): string {
  return schema instanceof z.ZodType ? (kinds[schema.type] ?? schema.type) : 'another value';
}

/** What may stand where the issue was met. */
function wanted(issue: Issue, schema: z.ZodType): string {
  if (issue.code === 'invalid_type') return kinds[issue.expected] ?? issue.expected;
  if (issue.code === 'invalid_value') return `one of ${issue.values.map((value) => shown(value)).join(', ')}`;
  if (issue.code === 'too_small')
    return issue.origin === 'string'
      ? `a string of at least ${issue.minimum} character`
      : `a whole number from ${issue.minimum}`;
  const place = issue.path.reduce<unknown>(inner, schema);
  return place instanceof z.ZodUnion ? place.options.map(kindOf).join(' or ') : 'another value';
}

function nearOf(issue: Issue): string {
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return '';
  return didYouMean(issue.input, issue.values.map(String));
}

/** `conventions.json#/arrays`: the file and an RFC 6901 pointer into it. */
function placeOf(file: string, path: Path): string {
  const steps = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`);
  return `${file}#${steps.join('')}`;
}

function flawsOf(issue: Issue, schema: z.ZodType, file: string): RequestFlaw[] {
  const pointer = placeOf(file, issue.path);
  if (issue.code !== 'unrecognized_keys')
    return [
      {
        pointer,
        detail: `${wanted(issue, schema)} is expected, ${shown(issue.input)} was found${nearOf(issue)}`,
      },
    ];
  const keys = keysAt(schema, issue.path);
  return issue.keys.map((key) => ({
    pointer,
    detail: `there is no key ${shown(key)}${didYouMean(key, keys)}; the keys are ${keys.join(', ')}`,
  }));
}

/**
 * The value of a JSON file. Throws `invalid-contract` when it is not JSON or not of the shape: `facts.errors` has file,
 * place, what was found and what is allowed for each flaw.
 */
export function readShaped<T>(schema: z.ZodType<T>, text: string, file: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    // The parser repeats what it fell over, with its line ends.
    const where = cause instanceof Error ? `: ${cause.message.replace(/\s+/g, ' ')}` : '';
    throw new BridgeError('invalid-contract', `${file} is not JSON${where}`, { cause });
  }
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap((issue) => flawsOf(issue, schema, file));
  throw new BridgeError('invalid-contract', `${file} does not have its shape`, { facts: { errors } });
}
