/** How one member of a complex type shows in a shape: docs/json-mapping.md, sections 2 and 8. */
import type { ComplexType, EnumModel, Member } from '../contract/service-model.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Shape } from './shape.ts';

/** What holds at one place of one operation's request only. */
export interface Place {
  readonly operation: string;
  /** Enums by the dotted path below this place. */
  readonly enums: ReadonlyMap<string, EnumModel>;
}

export function keyOf({ key, friendly }: Pick<Member, 'key' | 'friendly'>, { profile }: Shape): string {
  return profile === 'exact' ? key : friendly;
}

export function isHidden(member: Member, { profile }: Shape): boolean {
  return profile === 'friendly' && member.countOf !== undefined;
}

export function isJoined(member: Member, type: ComplexType, { profile }: Shape): boolean {
  const { holder } = type;
  return (
    profile === 'friendly' &&
    holder !== undefined &&
    (member.name === holder.full || member.name === holder.short)
  );
}

export function isRequired(member: Member, { direction, profile }: Shape): boolean {
  if (direction === 'answer') return member.repeated || (member.required && member.countOf === undefined);
  if (profile === 'friendly' && member.fill !== undefined) return false;
  if (member.preset?.fixed === true) return false;
  return member.required && (!member.repeated || member.minItems > 0);
}

/** The part of a place that is below one of its members; undefined where nothing special holds there. */
export function placeBelow(place: Place | undefined, member: Member): Place | undefined {
  if (place === undefined) return undefined;
  const prefix = `${member.name}.`;
  const below = [...place.enums].filter(([path]) => path.startsWith(prefix));
  if (below.length === 0) return undefined;
  return {
    operation: place.operation,
    enums: new Map(below.map(([path, model]) => [path.slice(prefix.length), model])),
  };
}

/**
 * What is filled in when a member is left out, an enum by its name. Not `default`: code generators take a property that
 * has one for required.
 */
export function fillNote(member: Member, shape: Shape, place: Place | undefined): JsonSchema {
  const { fill } = member;
  if (shape.profile === 'exact' || shape.direction === 'answer' || fill === undefined) return {};
  const names = (place?.enums.get(member.name) ?? member.enum)?.names;
  return { 'x-filled-with': typeof fill === 'number' ? (names?.get(fill) ?? fill) : fill };
}

/** In requests the one value that a fixed member takes, where its JSON is a text or a whole number. */
export function onlyFixed(
  schema: JsonSchema,
  { preset }: Pick<Member, 'preset'>,
  { direction }: Shape,
): JsonSchema {
  if (preset?.fixed !== true || direction === 'answer') return schema;
  if (schema['type'] === 'string') return { ...schema, enum: [preset.text], examples: [preset.text] };
  const number = Number(preset.text);
  return schema['type'] === 'integer' && Number.isSafeInteger(number)
    ? { ...schema, enum: [number] }
    : schema;
}
