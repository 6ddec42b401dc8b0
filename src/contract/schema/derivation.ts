/** Which types may stand in the place of which by `xsi:type`. */
import type { QName } from '../../xml/names.ts';
import { reachIn } from '../reach.ts';
import type { SchemaType } from './schema-type.ts';
import type { TypeModel } from '../type-model.ts';

/** Base → the named types that derive from it, over any number of steps, in the order of their names. */
export function derivedTypes(
  types: ReadonlyMap<QName, SchemaType>,
  names: ReadonlyMap<QName, string>,
): ReadonlyMap<QName, QName[]> {
  const derived = new Map<QName, QName[]>();
  const byName = [...types].sort(([a], [b]) => ((names.get(a) ?? a) < (names.get(b) ?? b) ? -1 : 1));
  for (const [name, type] of byName) {
    // `xsi:type` can name a type with a name only; a chain of bases has an end, or it would have been refused.
    if (type.kind !== 'complex' || name.includes('}#')) continue;
    for (let base = type.base; base !== undefined;) {
      const known = derived.get(base);
      if (known === undefined) derived.set(base, [name]);
      else known.push(name);
      const next = types.get(base);
      base = next?.kind === 'complex' ? next.base : undefined;
    }
  }
  return derived;
}

/** A derived type that cannot be read or written is for an operation as good as one that the WSDL does not have. */
export function withoutUnsupportedDerived(
  types: ReadonlyMap<QName, TypeModel>,
): ReadonlyMap<QName, TypeModel> {
  const reach = reachIn(types);
  const supported = (name: QName): boolean => reach(name).unsupported === undefined;
  return new Map(
    [...types].map(([name, type]): [QName, TypeModel] =>
      type.kind !== 'complex' || type.derived.every(supported)
        ? [name, type]
        : [name, { ...type, derived: type.derived.filter(supported) }],
    ),
  );
}
