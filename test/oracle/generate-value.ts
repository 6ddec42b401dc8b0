/** Values of the `exact` profile for any type of a model: valid ones, properties in the order of the schema. */
import {
  typeOf,
  type AttributeModel,
  type ComplexType,
  type Member,
  type Particle,
  type Service,
} from '../../src/contract/service-model.ts';
import type { QName } from '../../src/xml/names.ts';
import type { Draws } from './draws.ts';
import { foreignElement, namespaceFor, opaqueElement } from './generate-xml.ts';
import { decodeSimple } from './simple-text.ts';
import { simpleValue } from './generate-simple.ts';

export interface ValueOptions {
  /** True when a double that is an OLE date shall be one; otherwise it is any double. */
  readonly realDates?: boolean;
  /** Members that must be there, each in the one before it, and the number of items of the last. */
  readonly forced?: { readonly path: readonly Member[]; readonly items: number };
  /** Below this depth only what is required is generated. */
  readonly deepest?: number;
}

const hopeless = 30;

class ValueGenerator {
  readonly #service: Service;
  readonly #draws: Draws;
  readonly #options: ValueOptions;
  readonly #deepest: number;

  constructor(service: Service, draws: Draws, options: ValueOptions) {
    this.#service = service;
    this.#draws = draws;
    this.#options = options;
    this.#deepest = options.deepest ?? 5;
  }

  /** `step` is the index of the forced member that is in it; beyond the path there is none. */
  ofType(name: QName, element: QName, depth: number, step = Infinity): unknown {
    const type = typeOf(this.#service, name);
    switch (type.kind) {
      case 'simple':
        return simpleValue(this.#service, name, this.#draws);
      case 'opaque':
        return { '@xml': opaqueElement(element, this.#draws) };
      case 'complex':
        return this.#complex(type, depth, step);
      case 'unsupported':
        throw new Error(`${name} is not supported`);
    }
  }

  /** The type itself or, by `@type`, one of those derived from it. */
  #complex(type: ComplexType, depth: number, step: number): unknown {
    const usable = type.derived
      .map((name) => typeOf(this.#service, name))
      .filter((derived) => derived.kind === 'complex' && !derived.abstract);
    const derives = usable.length > 0 && (type.abstract || (step === Infinity && this.#draws.chance(0.4)));
    const actual = derives ? this.#draws.pick(usable) : type;
    if (actual.kind !== 'complex') return {};
    return Object.fromEntries([
      ...(derives ? [['@type', actual.name] as const] : []),
      ...this.content(actual, depth, step),
    ]);
  }

  content(type: ComplexType, depth: number, step = Infinity): Map<string, unknown> {
    if (depth > hopeless) throw new Error(`${type.name} has no finite value`);
    const found = new Map<string, unknown>();
    this.#attributes(type, found);
    if (type.value !== undefined)
      found.set('$value', simpleValue(this.#service, type.value.type, this.#draws));
    this.#particle(type.content, { type, found, depth, step, required: true });
    for (const member of type.members) {
      const { key, countOf } = member;
      if (countOf !== undefined && found.has(key)) {
        const counted = type.members.find((other) => other.name === countOf);
        const items = counted === undefined ? [] : found.get(counted.key);
        found.set(key, Array.isArray(items) ? items.length : 0);
      }
      if (member.repeated && !found.has(key)) found.set(key, []);
    }
    return found;
  }

  #attributes(type: ComplexType, found: Map<string, unknown>): void {
    for (const attribute of type.attributes) {
      if (attribute.required || this.#draws.chance(0.5)) found.set(attribute.key, this.#attribute(attribute));
    }
    if (!type.anyAttribute || !this.#draws.chance(0.4)) return;
    found.set('@attributes', {
      '{urn:foreign}mark': 'a "b" & <c>',
      ...(this.#draws.chance(0.5) && { '{urn:other}n': ' 1 ' }),
    });
  }

  #attribute({ type, preset }: AttributeModel): unknown {
    return preset?.fixed === true
      ? decodeSimple(this.#service, type, preset.text, () => undefined)
      : simpleValue(this.#service, type, this.#draws);
  }

  #particle(particle: Particle, at: Walk): void {
    if (particle.kind === 'member') {
      this.#member(at.type.members[particle.member]!, particle.required, at);
      return;
    }
    const isForced = this.#isForced(particle, at);
    const wanted =
      isForced || (particle.required && at.required) || (at.depth < this.#deepest && this.#draws.chance(0.6));
    if (!wanted) return;
    if (particle.kind !== 'choice') {
      for (const inner of particle.particles) this.#particle(inner, { ...at, required: true });
      return;
    }
    const branches = particle.particles;
    const forced = branches.find((branch) => this.#isForced(branch, at));
    const chosen = forced ?? this.#draws.pick(this.#shallow(branches, at));
    // A chosen branch is there, even where it need not be: a choice of one that is empty is another choice.
    this.#particle(chosen, { ...at, required: true });
  }

  /** In depth, a branch that leads no further. */
  #shallow(branches: readonly Particle[], { type, depth }: Walk): readonly Particle[] {
    if (depth < this.#deepest) return branches;
    const ends = branches.filter(
      (branch) =>
        branch.kind === 'member' &&
        typeOf(this.#service, type.members[branch.member]!.type).kind !== 'complex',
    );
    return ends.length > 0 ? ends : branches;
  }

  #isForced(particle: Particle, at: Walk): boolean {
    if (particle.kind === 'member') return this.#forced(at) === at.type.members[particle.member];
    return particle.particles.some((inner) => this.#isForced(inner, at));
  }

  #forced({ step }: Walk): Member | undefined {
    return this.#options.forced?.path[step];
  }

  #member(member: Member, required: boolean, at: Walk): void {
    const isForced = this.#forced(at) === member;
    const shallow = at.depth < this.#deepest;
    const wanted = isForced || required || (shallow && this.#draws.chance(0.6));
    if (!wanted) return;
    if (member.countOf !== undefined) {
      at.found.set(member.key, 0);
      return;
    }
    if (!member.repeated) {
      at.found.set(member.key, this.#item(member, at, isForced));
      return;
    }
    const least = Math.max(member.minItems, required ? 1 : 0);
    const more = Math.min(shallow ? 3 : 0, (member.maxItems ?? Infinity) - least);
    const fewest = required && member.required ? least : Math.min(least, member.minItems);
    const size = isForced ? this.#forcedItems(at) : fewest + this.#draws.below(more + 1);
    at.found.set(
      member.key,
      Array.from({ length: size }, () => this.#item(member, at, isForced)),
    );
  }

  /** A nil element needs its required attributes and a type that is not abstract; `null` has no room for them. */
  #mayBeNil({ type: name }: Member): boolean {
    const type = typeOf(this.#service, name);
    return type.kind !== 'complex' || (!type.abstract && type.attributes.every(({ required }) => !required));
  }

  #forcedItems({ step }: Walk): number {
    const { path = [], items = 1 } = this.#options.forced ?? {};
    return step === path.length - 1 ? items : 1;
  }

  #item(member: Member, at: Walk, isForced: boolean): unknown {
    const { depth } = at;
    const step = isForced ? at.step + 1 : Infinity;
    if (member.kind === 'any') return { '@xml': foreignElement(namespaceFor(member.namespace), this.#draws) };
    if (member.kind === 'group') {
      const group = typeOf(this.#service, member.type);
      if (group.kind !== 'complex') throw new Error(`${member.key} is not a group`);
      return Object.fromEntries(this.content(group, depth + 1, step));
    }
    if (member.nillable && this.#mayBeNil(member) && this.#draws.chance(0.15)) return null;
    if (member.preset?.fixed === true)
      return decodeSimple(this.#service, member.type, member.preset.text, () => undefined);
    if (member.date !== undefined && this.#options.realDates === true) return 1 + this.#draws.below(80_000);
    const value = this.ofType(member.type, `{${member.namespace}}${member.name}`, depth + 1, step);
    // An empty element is as good as its default.
    return value === '' && member.preset !== undefined ? 'x' : value;
  }
}

interface Walk {
  readonly type: ComplexType;
  readonly found: Map<string, unknown>;
  readonly depth: number;
  readonly step: number;
  /** Whether what is around it is there. */
  readonly required: boolean;
}

/** A value of the element in the Body. `element` is its name, `{namespace}local`. */
export function generateValue(
  service: Service,
  message: { readonly name: QName; readonly type: QName },
  draws: Draws,
  options: ValueOptions = {},
): unknown {
  const type = typeOf(service, message.type);
  const generator = new ValueGenerator(service, draws, options);
  // The wrapper itself is never replaced: a message's element is of one type.
  return type.kind === 'complex' && !type.abstract && !draws.chance(0.3)
    ? Object.fromEntries(generator.content(type, 0, 0))
    : generator.ofType(message.type, message.name, 0, 0);
}
