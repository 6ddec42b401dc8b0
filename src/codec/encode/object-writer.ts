/** Writes a JSON object as an element of a complex type: its attributes, then its content in the order of the contract. */
import { nearestName } from '../../error/nearest-name.ts';
import { ns } from '../../xml/names.ts';
import { escapeText } from '../../xml/write.ts';
import type { AttributeWriter } from './attribute-writer.ts';
import type { InputPlace } from './input-place.ts';
import { isObject, own, type JsonObject } from './json-object.ts';
import type { Source } from './particle-writer.ts';
import type { TextWriter } from './text-writer.ts';
import { ValueNames } from '../value/value-names.ts';

/**
 * Returns what stands between the name of an element and its end tag: attributes, `>` and content. What cannot be
 * written becomes a flaw.
 */
export type Writer = (value: unknown, place: InputPlace) => string;

/** Only a recursive type gets there; as deep as answers may be (`xml/document.ts`). */
const deepestPlace = 100;

export interface ObjectPlan {
  /** The properties that the type knows, but for `@type` and `@attributes`. */
  readonly keys: readonly string[];
  readonly attributes: readonly AttributeWriter[];
  /** The attributes of a wildcard. */
  readonly anyAttributes: ((value: unknown, place: InputPlace, names: ValueNames) => string) | undefined;
  readonly text: { readonly key: string; readonly writer: TextWriter } | undefined;
  readonly content: (source: Source) => string;
  /** Applied to the object first: the friendly profile has properties that the contract does not. */
  readonly prepared: ((object: JsonObject, place: InputPlace) => JsonObject) | undefined;
}

export const typeKey = '@type';
export const attributesKey = '@attributes';

function refuseUnknown(value: JsonObject, keys: ReadonlySet<string>, place: InputPlace): void {
  for (const key of Object.keys(value)) {
    if (keys.has(key)) continue;
    place.child(key).flaw(() => {
      const near = nearestName(key, keys);
      return `there is no such property${near === undefined ? '' : `; did you mean ${near}?`}`;
    });
  }
}

/** An object whose properties are all known; otherwise flaws are noted. */
export function knownObject(
  value: unknown,
  keys: ReadonlySet<string>,
  place: InputPlace,
): JsonObject | undefined {
  if (!isObject(value)) {
    place.flaw('an object is expected');
    return undefined;
  }
  refuseUnknown(value, keys, place);
  if (place.depth < deepestPlace) return value;
  place.flaw('this is nested too deeply');
  return undefined;
}

function writeText(
  { key, writer }: NonNullable<ObjectPlan['text']>,
  source: Source,
  names: ValueNames,
): string {
  const value = own(source.object, key);
  const place = source.place.child(key);
  if (value === undefined) return place.flaw('this property is required');
  return escapeText(writer.write(value, place, names) ?? '');
}

/** `typeAttribute` is what tells the type of an element, where that has to be told. */
export function objectWriter(plan: ObjectPlan, typeAttribute: (object: JsonObject) => string): Writer {
  const keys = new Set([...plan.keys, typeKey, ...(plan.anyAttributes === undefined ? [] : [attributesKey])]);
  return (value, place) => {
    const given = knownObject(value, keys, place);
    if (given === undefined) return '>';
    const object = plan.prepared === undefined ? given : plan.prepared(given, place);
    const source = { object, place };
    const names = new ValueNames();
    let attributes = typeAttribute(object);
    for (const attribute of plan.attributes) attributes += attribute(source, names);
    if (plan.anyAttributes !== undefined && Object.hasOwn(object, attributesKey))
      attributes += plan.anyAttributes(object[attributesKey], place.child(attributesKey), names);
    const text = plan.text === undefined ? '' : writeText(plan.text, source, names);
    // Asked last: it knows the prefixes that the others asked for.
    const declarations = names.declarations();
    return `${declarations}${attributes}>${text}${plan.content(source)}`;
  };
}

/** The attribute `xsi:type`, with the declaration of its prefix. */
export function xsiType(tag: string): string {
  return ` xmlns:xsi="${ns.xsi}" xsi:type="${tag}"`;
}

export interface Alternatives {
  /** The `@type` of the declared type. */
  readonly name: string;
  readonly abstract: boolean;
  /** The writers of the types that may stand in its place, by their `@type`; each tells its type itself. */
  readonly derived: ReadonlyMap<string, () => Writer>;
}

/** The writer of a type that others may stand for: `@type` says which it is. */
export function alternativesWriter(plain: Writer, { name, abstract, derived }: Alternatives): Writer {
  const names = [...(abstract ? [] : [name]), ...derived.keys()];
  return (value, place) => {
    if (!isObject(value)) return plain(value, place);
    const given = own(value, typeKey);
    if (given === undefined && !abstract) return plain(value, place);
    if (given === name && !abstract) return plain(value, place);
    const writer = typeof given === 'string' ? derived.get(given) : undefined;
    if (writer !== undefined) return writer()(value, place);
    const shown = names.slice(0, 50).join(', ') + (names.length > 50 ? ', …' : '');
    place.child(typeKey).flaw(`one of ${shown} is expected`);
    return '>';
  };
}
