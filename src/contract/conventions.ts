/**
 * `conventions.json` and `operations.json`: what a WSDL does not say about WFM. The files are data; this module gives
 * them a shape and looks things up. Their keys are explained in `wsdl/README.md`.
 */
import { z } from 'zod';
import { BridgeError } from '../error/bridge-error.ts';
import { readShaped } from './file-shape.ts';
import { safetyClasses, type Safety } from './safety.ts';
import type { AnswerLimits, DateModel, EnumModel } from './service-model.ts';

const enumSchema = z.strictObject({
  provisional: z.boolean(),
  critical: z.boolean(),
  evidence: z.string(),
  members: z.array(z.string()),
  values: z.record(z.string(), z.int()),
});

const conventionsSchema = z.strictObject({
  arrays: z.strictObject({ countSuffix: z.string().min(1) }),
  names: z.strictObject({
    prefixes: z.array(z.string().min(1)),
    overrides: z.record(z.string(), z.string()),
  }),
  holders: z.strictObject({ full: z.string(), short: z.string(), items: z.string() }),
  validation: z
    .strictObject({
      type: z.string(),
      success: z.string(),
      warnings: z.string(),
      errors: z.string(),
      objectId: z.string(),
    })
    .optional(),
  optionalStructures: z.array(z.string()),
  defaults: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])),
  dates: z.array(
    z.strictObject({
      members: z.array(z.string()),
      form: z.enum(['date', 'dateTime']),
      none: z.number().optional(),
      evidence: z.string(),
    }),
  ),
  enums: z.record(z.string(), enumSchema),
});

const bound = z.int().min(1).optional();
const limitsSchema = z.strictObject({
  depth: bound,
  attributes: bound,
  attributeBytes: bound,
  textBytes: bound,
  opaqueBytes: bound,
  totalBytes: bound,
});

const operationsSchema = z.strictObject({
  reserved: z.array(z.string()),
  safety: z.record(z.string(), z.record(z.string(), z.enum(safetyClasses))),
  limits: z.record(z.string(), z.record(z.string(), limitsSchema)).optional(),
});

export type Conventions = z.output<typeof conventionsSchema>;
export type OperationClasses = z.output<typeof operationsSchema>;

/** For WSDLs that nothing is known about; the rules that are left fit WFM's shapes and no others. */
export const neutralConventions: Conventions = {
  arrays: { countSuffix: 'NSizeIs' },
  names: { prefixes: [], overrides: {} },
  holders: { full: 'objectArray', short: 'objectShortArray', items: 'items' },
  optionalStructures: [],
  defaults: {},
  dates: [],
  enums: {},
};

export const noOperationClasses: OperationClasses = { reserved: [], safety: {} };

export function parseConventions(text: string): Conventions {
  return readShaped(conventionsSchema, text, 'conventions.json');
}

export function parseOperationClasses(text: string): OperationClasses {
  return readShaped(operationsSchema, text, 'operations.json');
}

type ByOperation<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

function entryOf<T>(entries: ByOperation<T>, family: string, operation: string): T | undefined {
  const ofFamily = Object.hasOwn(entries, family) ? entries[family] : undefined;
  return ofFamily !== undefined && Object.hasOwn(ofFamily, operation) ? ofFamily[operation] : undefined;
}

/** The class of an operation; one that is not listed is destructive. */
export function safetyOf({ safety }: OperationClasses, family: string, operation: string): Safety {
  return entryOf(safety, family, operation) ?? 'destructive';
}

/** What an answer of the operation may cost, where it differs from the defaults of the codec. */
export function limitsOf({ limits = {} }: OperationClasses, family: string, operation: string): AnswerLimits {
  const own = Object.entries(entryOf(limits, family, operation) ?? {});
  return Object.fromEntries(own.filter(([, value]) => value !== undefined));
}

/** `Cfg*Details.provide*` and the like: `*` stands for any run of name characters. */
export function matchesPattern(pattern: string, name: string): boolean {
  if (!pattern.includes('*')) return pattern === name;
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'))
    .join('\\w*');
  return new RegExp(`^${source}$`).test(name);
}

/** The conventions as questions that the compiler asks of a member, written `Type.member`. */
export interface ConventionBook {
  readonly source: Conventions;
  readonly enums: ReadonlyMap<string, EnumModel>;
  enumOf(member: string): EnumModel | undefined;
  /** Enums of one operation's request: dotted member path → enum. */
  requestEnums(operation: string): ReadonlyMap<string, EnumModel>;
  dateOf(member: string): DateModel | undefined;
  /** The number or boolean that fills an omitted member; the name of an enum value is turned into its number. */
  fillOf(member: string): number | boolean | undefined;
}

function toEnumModel(name: string, source: Conventions['enums'][string]): EnumModel {
  const entries = Object.entries(source.values);
  return {
    name,
    provisional: source.provisional,
    critical: source.critical,
    evidence: source.evidence,
    numbers: new Map(entries),
    names: new Map(entries.map(([constant, number]) => [number, constant])),
  };
}

export function conventionBook(source: Conventions): ConventionBook {
  const enums = new Map(
    Object.entries(source.enums).map(([name, entry]) => [name, toEnumModel(name, entry)]),
  );
  const patterns = Object.entries(source.enums).flatMap(([name, entry]) =>
    entry.members.map((pattern) => ({ pattern, model: enums.get(name) })),
  );
  const enumOf = (member: string): EnumModel | undefined =>
    patterns.find(({ pattern }) => matchesPattern(pattern, member))?.model;
  return {
    source,
    enums,
    enumOf,
    requestEnums(operation) {
      const found = new Map<string, EnumModel>();
      for (const { pattern, model } of patterns) {
        const [scope, path] = pattern.split('/');
        if (scope === operation && path !== undefined && model !== undefined) found.set(path, model);
      }
      return found;
    },
    dateOf(member) {
      const entry = source.dates.find((date) =>
        date.members.some((pattern) => matchesPattern(pattern, member)),
      );
      return entry === undefined ? undefined : { form: entry.form, none: entry.none };
    },
    fillOf(member) {
      const value = Object.entries(source.defaults).find(([pattern]) => matchesPattern(pattern, member))?.[1];
      if (typeof value !== 'string') return value;
      const number = enumOf(member)?.numbers.get(value);
      if (number === undefined) {
        throw new BridgeError(
          'invalid-contract',
          `conventions.json: the default ${value} of ${member} names no enum value`,
        );
      }
      return number;
    },
  };
}
