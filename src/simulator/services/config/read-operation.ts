import type { Simulation } from '../../simulation.ts';
import type { WireObject } from '../../soap/answer-shape.ts';
import type { Arguments } from '../../soap/arguments.ts';
import { SoapFault } from '../../soap/soap-fault.ts';
import type { World } from '../../world/world.ts';
import type { Operation } from '../operation.ts';

export type Compare<T> = (a: T, b: T) => number;

/** How one noun is read: everything that differs between `GetSite` and `GetAgent`. */
export interface ReadableNoun<T extends object> {
  /** The noun in `ECfgSortMode.<noun>`. */
  readonly sortEnum: string;
  list(world: World): readonly T[];
  /** Members of the filter that name the noun itself or something it belongs to, and what the noun has for them. */
  readonly filters: Readonly<Record<string, (item: T, world: World) => readonly number[]>>;
  /** Sort constants and the order they ask for. The constant that ends in `_NONE` asks for none. */
  readonly sorts: Readonly<Record<string, (world: World) => Compare<T>>>;
  /** Which member each `provide…Info` of the details asks for. */
  readonly heavy?: Readonly<Record<string, keyof T & string>>;
}

/** `Get<Noun>(filter, sortMode, details)` → holder. All three may be left out: everything, unsorted, full objects. */
export function readOperation<T extends object>(noun: ReadableNoun<T>): Operation {
  return (args, simulation) => {
    const world = simulation.world.now;
    // GetSecurityRole has its ids beside the other parameters, all others in a filter.
    const filter = args.part('filter') ?? args;
    const found = sortItems(noun, select(noun, filter, world), args.part('sortMode'), simulation);
    const details = args.part('details') ?? args;
    switch (details.int('infoType')) {
      case simulation.numberOf('ECfgInfoType', 'CFG_INFO_OBJECT'):
        return { return: { objectArray: found.map((item) => lighten(noun, item, details)) } };
      case simulation.numberOf('ECfgInfoType', 'CFG_INFO_OBJECT_SHORT'):
        return { return: { objectShortArray: found.map((item) => lighten(noun, item, details)) } };
      default:
        throw new SoapFault('Client', `infoType ${details.int('infoType')} is not known`);
    }
  };
}

function select<T extends object>(noun: ReadableNoun<T>, filter: Arguments, world: World): readonly T[] {
  const wanted = Object.entries(noun.filters)
    .map(([member, idsOf]) => ({ ids: new Set(filter.ints(member)), idsOf }))
    .filter(({ ids }) => ids.size > 0);
  return noun
    .list(world)
    .filter((item) => wanted.every(({ ids, idsOf }) => idsOf(item, world).some((id) => ids.has(id))));
}

/** What differs between nouns when they are sorted. */
export type Sortable<T extends object> = Pick<ReadableNoun<T>, 'sortEnum' | 'sorts'>;

/** In the order that `sortMode` asks for by its number and direction; unsorted where it was left out. */
export function sortItems<T extends object>(
  noun: Sortable<T>,
  items: readonly T[],
  sortMode: Arguments | undefined,
  simulation: Simulation,
): readonly T[] {
  if (sortMode === undefined) return items;
  const number = sortMode.int('sortMode');
  const constant = Object.keys(noun.sorts).find(
    (name) => simulation.numberOf(`ECfgSortMode.${noun.sortEnum}`, name) === number,
  );
  const order = constant === undefined ? undefined : noun.sorts[constant];
  if (constant === undefined || order === undefined) {
    throw new SoapFault('Client', `sortMode ${number} is not known for this object`);
  }
  if (constant.endsWith('_NONE')) return items;
  const compare = order(simulation.world.now);
  const direction = sortMode.flag('ascending') ? 1 : -1;
  return [...items].sort((a, b) => direction * compare(a, b));
}

/** A copy without the parts that the details did not ask for. */
function lighten<T extends object>(noun: ReadableNoun<T>, item: T, details: Arguments): WireObject {
  const left = Object.entries(noun.heavy ?? {})
    .filter(([flag]) => !details.flag(flag))
    .map(([, member]) => member);
  const kept = Object.entries(item).filter(([member]) => !left.some((name) => name === member));
  return Object.fromEntries(kept);
}
