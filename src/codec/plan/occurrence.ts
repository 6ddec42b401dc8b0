/** Which members of a complex type may be there together, and in which order. */
import type { ComplexType, Particle } from '../../contract/service-model.ts';

type Group = Exclude<Particle, { kind: 'member' }>;

/** Tells whether a member, by its index, was there. */
export type Presence = (member: number) => boolean;

/** True when a list of required members does not say everything. */
export function isBranched({ content }: ComplexType): boolean {
  const goesBeyond = (particle: Particle): boolean =>
    particle.kind !== 'member' &&
    particle.particles.length > 0 &&
    (particle.kind === 'choice' || !particle.required || particle.particles.some(goesBeyond));
  return goesBeyond(content);
}

/** Asked for with every element of a group, of particles that never change. */
const knownMembers = new WeakMap<Particle, ReadonlySet<number>>();

function membersOf(particle: Particle): ReadonlySet<number> {
  let members = knownMembers.get(particle);
  if (members === undefined) {
    members = new Set(
      particle.kind === 'member'
        ? [particle.member]
        : particle.particles.flatMap((one) => [...membersOf(one)]),
    );
    knownMembers.set(particle, members);
  }
  return members;
}

export class Occurrence {
  readonly #model: ComplexType;

  constructor(model: ComplexType) {
    this.#model = model;
  }

  /** What is wrong with an object of these members, or `undefined`. */
  flaw(isThere: Presence): string | undefined {
    return this.#flawIn(this.#model.content, isThere);
  }

  #flawIn(particle: Particle, isThere: Presence): string | undefined {
    if (particle.kind === 'member') return this.#flawOfMember(particle, isThere);
    const isEmpty = ![...membersOf(particle)].some(isThere);
    if (isEmpty && !particle.required) return undefined;
    if (particle.kind === 'choice') return this.#flawOfChoice(particle, isThere, isEmpty);
    for (const inner of particle.particles) {
      const flaw = this.#flawIn(inner, isThere);
      if (flaw !== undefined) return flaw;
    }
    return undefined;
  }

  #flawOfMember(particle: Particle & { kind: 'member' }, isThere: Presence): string | undefined {
    const member = this.#model.members[particle.member];
    if (member === undefined || !particle.required || isThere(particle.member)) return undefined;
    // An array may be empty and a count may be left out, whatever the schema says.
    const mayBeAbsent = member.repeated || member.kind !== 'element' || member.countOf !== undefined;
    return mayBeAbsent ? undefined : `${member.name} is missing`;
  }

  #flawOfChoice(choice: Group, isThere: Presence, isEmpty: boolean): string | undefined {
    const branches = choice.particles;
    const all = [...membersOf(choice)];
    const present = all.filter(isThere);
    const candidates = branches.filter((branch) => {
      const own = membersOf(branch);
      return present.every((member) => own.has(member));
    });
    const flaws = candidates.map((branch) => this.#flawIn(branch, isThere));
    if (flaws.includes(undefined)) return undefined;
    const names = (members: readonly number[]): string =>
      members.map((member) => this.#model.members[member]?.name ?? '').join(', ');
    if (isEmpty) return `one of ${names(all)} is missing`;
    return flaws[0] ?? `${names(present)} do not go together`;
  }

  /** True when `next` may come behind `last` in one repetition of a group that has these members so far. */
  mayFollow(last: number, next: number, isThere: Presence): boolean {
    const { content } = this.#model;
    // In a repeated choice each branch taken is an item of its own, with all its elements.
    if (content.kind !== 'choice') return this.#follows(content, last, next);
    const present = [...membersOf(content)].filter(isThere);
    return content.particles.some((branch) => {
      if (!this.#follows(branch, last, next)) return false;
      const own = membersOf(branch);
      return present.every((member) => own.has(member));
    });
  }

  #follows(particle: Particle, last: number, next: number): boolean {
    if (particle.kind === 'member')
      return last === next && last === particle.member && this.#model.members[last]?.repeated === true;
    if (!membersOf(particle).has(last) || !membersOf(particle).has(next)) return false;
    const places = particle.particles.map(membersOf);
    return places.some((before, index) => {
      if (!before.has(last)) return false;
      const inner = particle.particles[index];
      if (inner !== undefined && before.has(next) && this.#follows(inner, last, next)) return true;
      if (particle.kind === 'choice') return false;
      return places.some(
        (behind, other) => behind.has(next) && (particle.kind === 'all' ? other !== index : other > index),
      );
    });
  }
}
