/** The one array `items` of a holder in the friendly profile → the two arrays that the contract has. */
import type { ComplexType, Member, Service } from '../../contract/service-model.ts';
import { typeOf } from '../../contract/service-model.ts';
import type { InputPlace } from './input-place.ts';
import { isObject, own, without, type JsonObject } from './json-object.ts';
import { SplitItems } from './member-writer.ts';

interface Shapes {
  readonly full: Member;
  readonly short: Member | undefined;
  /** Properties that a full object must have. */
  readonly required: readonly string[];
  /** Properties that a short object may have. */
  readonly shortKeys: ReadonlySet<string>;
}

function membersOf(service: Service, member: Member | undefined): readonly Member[] {
  const type = member && typeOf(service, member.type);
  return type?.kind === 'complex' ? type.members : [];
}

function shapesOf(service: Service, type: ComplexType): Shapes | undefined {
  const { holder } = type;
  const full = type.members.find((member) => member.name === holder?.full);
  if (full === undefined) return undefined;
  const short = type.members.find((member) => member.name === holder?.short);
  const required = membersOf(service, full).filter(
    (member) => member.required && !member.repeated && member.countOf === undefined,
  );
  return {
    full,
    short,
    required: required.map((member) => member.friendly),
    shortKeys: new Set(membersOf(service, short).map((member) => member.friendly)),
  };
}

/** An item that cannot be a full object, for what it lacks, and has nothing that a short one has not. */
function isShort(item: unknown, { required, shortKeys, short }: Shapes): boolean {
  if (short === undefined || !isObject(item)) return false;
  return (
    required.some((key) => !Object.hasOwn(item, key)) && Object.keys(item).every((key) => shortKeys.has(key))
  );
}

/** The function that gives an object with `items` the two arrays instead; `undefined` for a type that is no holder. */
export function holderSplitter(
  service: Service,
  type: ComplexType,
): ((object: JsonObject, place: InputPlace) => JsonObject) | undefined {
  const shapes = shapesOf(service, type);
  const key = type.holder?.items;
  if (shapes === undefined || key === undefined) return undefined;
  const { full, short } = shapes;
  const arrays = [full.friendly, ...(short === undefined ? [] : [short.friendly])];
  return (object, place) => {
    const items = own(object, key);
    if (items === undefined) return object;
    const twice = arrays.find((array) => Object.hasOwn(object, array));
    if (!Array.isArray(items)) place.child(key).flaw('an array is expected');
    else if (twice !== undefined) place.child(key).flaw(`this cannot stand beside ${twice}`);
    if (!Array.isArray(items) || twice !== undefined) return object;
    const all = items.map((value: unknown, index) => ({ value, index, short: isShort(value, shapes) }));
    const rest = without(object, key);
    const split = (wanted: boolean): SplitItems =>
      new SplitItems(
        key,
        all.filter((item) => item.short === wanted),
      );
    return {
      ...rest,
      [full.friendly]: split(false),
      ...(short === undefined ? {} : { [short.friendly]: split(true) }),
    };
  };
}
