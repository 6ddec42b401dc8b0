/** What an operation reaches of the types of its service: computed once a type, however many operations share it. */
import type { QName } from '../xml/names.ts';
import type { EnumModel, TypeModel } from './type-model.ts';

export interface Reach {
  /** The construct that cannot be read or written, if there is one. */
  readonly unsupported: string | undefined;
  readonly enums: ReadonlySet<EnumModel>;
}

export type ReachOf = (type: QName) => Reach;

/** What a document of this type cannot do without: derived types are not among it, they may never be used. */
function neededBy(type: TypeModel): readonly QName[] {
  if (type.kind === 'simple') {
    if (type.variety === 'list') return [type.item];
    return type.variety === 'union' ? type.memberTypes : [];
  }
  if (type.kind !== 'complex') return [];
  return [
    ...type.members.map((member) => member.type),
    ...type.attributes.map((attribute) => attribute.type),
    ...(type.value === undefined ? [] : [type.value.type]),
  ];
}

const nothing: ReadonlySet<EnumModel> = new Set();

function ownEnums(type: TypeModel | undefined): readonly EnumModel[] {
  if (type?.kind !== 'complex') return [];
  return type.members.flatMap((member) => member.enum ?? []);
}

function notDefined(name: QName, user?: TypeModel): string {
  return `the type ${name}, which is not defined${user === undefined ? '' : `, in ${user.name}`}`;
}

function ownRefusal(name: QName, type: TypeModel | undefined): string | undefined {
  if (type === undefined) return notDefined(name);
  return type.kind === 'unsupported' ? type.construct : undefined;
}

interface Visit {
  readonly name: QName;
  readonly type: TypeModel | undefined;
  readonly needed: readonly QName[];
  /** Of the types it needs, the next to be visited. */
  next: number;
  readonly order: number;
  /** Index in the stack. */
  readonly position: number;
  /** Smallest `order` of a type that is in a circle with it. */
  low: number;
}

/**
 * Tarjan's strongly connected components: types that need each other reach the same, and every circle is finished after
 * all that it needs. Without recursion, since types may be chained thousands deep.
 */
class ReachFinder {
  readonly #types: ReadonlyMap<QName, TypeModel>;
  readonly #finished = new Map<QName, Reach>();
  readonly #open = new Map<QName, Visit>();
  readonly #stack: Visit[] = [];

  constructor(types: ReadonlyMap<QName, TypeModel>) {
    this.#types = types;
  }

  of(root: QName): Reach {
    const path: Visit[] = [];
    if (!this.#finished.has(root)) path.push(this.#enter(root));
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = visit.needed[visit.next];
      visit.next += 1;
      if (next === undefined) {
        path.pop();
        if (visit.low === visit.order) this.#finish(visit);
        const outer = path.at(-1);
        if (outer !== undefined) outer.low = Math.min(outer.low, visit.low);
        continue;
      }
      if (this.#finished.has(next)) continue;
      const open = this.#open.get(next);
      if (open === undefined) path.push(this.#enter(next));
      else visit.low = Math.min(visit.low, open.order);
    }
    return this.#finished.get(root) ?? { unsupported: undefined, enums: nothing };
  }

  #enter(name: QName): Visit {
    const type = this.#types.get(name);
    const order = this.#finished.size + this.#stack.length;
    const needed = type === undefined ? [] : neededBy(type);
    const visit: Visit = { name, type, needed, next: 0, order, position: this.#stack.length, low: order };
    this.#open.set(name, visit);
    this.#stack.push(visit);
    return visit;
  }

  /** Takes the circle that began with `first` off the stack. */
  #finish(first: Visit): void {
    const circle = this.#stack.splice(first.position);
    const reach = this.#together(circle);
    for (const { name } of circle) {
      this.#open.delete(name);
      this.#finished.set(name, reach);
    }
  }

  #together(circle: readonly Visit[]): Reach {
    const enums = new Set<EnumModel>();
    let unsupported: string | undefined;
    for (const { name, type, needed } of circle) {
      unsupported ??= ownRefusal(name, type);
      for (const model of ownEnums(type)) enums.add(model);
      for (const outside of needed) {
        const reach = this.#finished.get(outside);
        unsupported ??= this.#types.has(outside) ? reach?.unsupported : notDefined(outside, type);
        for (const model of reach?.enums ?? nothing) enums.add(model);
      }
    }
    return { unsupported, enums: enums.size === 0 ? nothing : enums };
  }
}

export function reachIn(types: ReadonlyMap<QName, TypeModel>): ReachOf {
  const finder = new ReachFinder(types);
  return (type) => finder.of(type);
}
