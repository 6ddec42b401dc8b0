import { z } from 'zod';
import { hiddenFields, isField, type PersonalField } from '../../api/view-fields.ts';
import type { View } from '../../identity/scope.ts';

/** The schemas inside a schema, whatever wraps them. */
function innerOf(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) return Object.values<z.core.$ZodType>(schema.shape);
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodUnion) return schema.options;
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  return wrappedBy(schema);
}

function wrappedBy(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodLazy) return [schema.unwrap()];
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return [schema.unwrap()];
  return [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesTo(entries: Iterable<readonly [string, unknown]>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(entries);
}

/** A view as it is applied to answers: their schemas say which members are personal. */
export class ShownValues {
  readonly #hidden: readonly PersonalField[];
  /** Schemas by whether anything in them is left out. */
  readonly #touched = new WeakMap<z.core.$ZodType, boolean>();

  constructor(view: View) {
    this.#hidden = hiddenFields(view);
  }

  /** A value without what the view leaves out; itself where nothing is. */
  of(schema: z.core.$ZodType, value: unknown): unknown {
    if (!this.#touches(schema)) return value;
    if (schema instanceof z.ZodArray)
      return Array.isArray(value) ? value.map((one: unknown) => this.of(schema.element, one)) : value;
    if (schema instanceof z.ZodObject) return isObject(value) ? this.#members(schema, value) : value;
    if (schema instanceof z.ZodRecord)
      return isObject(value)
        ? entriesTo(Object.entries(value).map(([key, one]) => [key, this.of(schema.valueType, one)]))
        : value;
    // A value of a union is one of its options, and loses what any of them would: more is never shown.
    return innerOf(schema).reduce<unknown>((shown, inner) => this.of(inner, shown), value);
  }

  /** The fields in values of a schema that are left out. */
  fieldsIn(schema: z.core.$ZodType): ReadonlySet<PersonalField> {
    const found = new Set<PersonalField>();
    const seen = new Set<z.core.$ZodType>();
    const visit = (one: z.core.$ZodType): void => {
      if (seen.has(one)) return;
      seen.add(one);
      if (one instanceof z.ZodObject)
        for (const name of Object.keys(one.shape)) {
          const field = this.#fieldOf(one, name);
          if (field !== undefined) found.add(field);
        }
      for (const inner of innerOf(one)) visit(inner);
    };
    visit(schema);
    return found;
  }

  #touches(schema: z.core.$ZodType): boolean {
    const known = this.#touched.get(schema);
    if (known !== undefined) return known;
    const touches = this.fieldsIn(schema).size > 0;
    this.#touched.set(schema, touches);
    return touches;
  }

  #fieldOf(schema: z.ZodObject, name: string): PersonalField | undefined {
    const id = schema.meta()?.id;
    return this.#hidden.find((field) => isField(field, id, name));
  }

  #members(schema: z.ZodObject, value: Readonly<Record<string, unknown>>): unknown {
    const shape = schema.shape as z.core.$ZodShape;
    const shown: [string, unknown][] = [];
    for (const [name, member] of Object.entries(value)) {
      if (this.#fieldOf(schema, name) !== undefined) continue;
      const inner = Object.hasOwn(shape, name) ? shape[name] : undefined;
      shown.push([name, inner === undefined ? member : this.of(inner, member)]);
    }
    return entriesTo(shown);
  }
}
