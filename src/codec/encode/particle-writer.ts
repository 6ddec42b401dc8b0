/** Writes the members of an object as the content of its type orders them, and finds out which branch of a choice is meant. */
import type { Particle } from '../../contract/service-model.ts';
import type { InputPlace } from './input-place.ts';
import type { JsonObject } from './json-object.ts';

export interface Source {
  readonly object: JsonObject;
  readonly place: InputPlace;
}

/** What a particle has to know of a member. */
export interface MemberWriter {
  /** Its property. */
  readonly key: string;
  /** True when the caller gave it, with at least one item where it is an array. */
  readonly isGiven: (source: Source) => boolean;
  /** True when it may be left out although it is required: a fixed value, a fill, a count. */
  readonly isFilled: boolean;
  /** Its elements, or what stands in for it when it was not given; a flaw when it is required and nothing does. */
  readonly write: (source: Source, required: boolean) => string;
}

interface ParticleWriter {
  readonly members: ReadonlySet<number>;
  /** True when no member of it has to be there. */
  readonly emptiable: boolean;
  /** True when nothing that is required is missing. */
  readonly isComplete: (source: Source) => boolean;
  readonly write: (source: Source) => string;
}

/** `a`, `a, b` … of the members, for messages. */
function listed(keys: readonly string[]): string {
  return keys.slice(0, 20).join(', ') + (keys.length > 20 ? ', …' : '');
}

class ParticleCompiler {
  readonly #members: readonly MemberWriter[];

  constructor(members: readonly MemberWriter[]) {
    this.#members = members;
  }

  compile(particle: Particle): ParticleWriter {
    if (particle.kind === 'member') return this.#member(particle.member, particle.required);
    const parts = particle.particles.map((inner) => this.compile(inner));
    return particle.kind === 'choice'
      ? this.#choice(parts, particle.required)
      : this.#sequence(parts, particle.required);
  }

  #of(index: number): MemberWriter {
    const member = this.#members[index];
    if (member === undefined) throw new Error(`a particle names the member ${index}, which is not there`);
    return member;
  }

  #given(members: ReadonlySet<number>, source: Source): number[] {
    return [...members].filter((index) => this.#of(index).isGiven(source));
  }

  #member(index: number, required: boolean): ParticleWriter {
    const member = this.#of(index);
    return {
      members: new Set([index]),
      emptiable: !required,
      isComplete: (source) => !required || member.isFilled || member.isGiven(source),
      write: (source) => member.write(source, required),
    };
  }

  #sequence(parts: readonly ParticleWriter[], required: boolean): ParticleWriter {
    const members = new Set(parts.flatMap((part) => [...part.members]));
    const isSkipped = (source: Source): boolean => !required && this.#given(members, source).length === 0;
    return {
      members,
      emptiable: !required || parts.every((part) => part.emptiable),
      isComplete: (source) => isSkipped(source) || parts.every((part) => part.isComplete(source)),
      write: (source) => (isSkipped(source) ? '' : parts.map((part) => part.write(source)).join('')),
    };
  }

  #choice(branches: readonly ParticleWriter[], required: boolean): ParticleWriter {
    const members = new Set(branches.flatMap((branch) => [...branch.members]));
    const emptyBranch = branches.find((branch) => branch.emptiable);
    /** The branches that have a place for all that was given. */
    const covering = (given: readonly number[]): ParticleWriter[] =>
      branches.filter((branch) => given.every((index) => branch.members.has(index)));
    const meant = (given: readonly number[], source: Source): ParticleWriter | undefined => {
      const possible = covering(given);
      return possible.find((branch) => branch.isComplete(source)) ?? possible[0];
    };
    return {
      members,
      emptiable: !required || emptyBranch !== undefined,
      isComplete: (source) => {
        const given = this.#given(members, source);
        if (given.length === 0) return !required || emptyBranch !== undefined;
        // Each branch is asked once: a choice inside of a choice would double the work with every level.
        return covering(given).some((branch) => branch.isComplete(source));
      },
      write: (source) => {
        const given = this.#given(members, source);
        const branch = given.length === 0 ? emptyBranch : meant(given, source);
        if (branch !== undefined) return given.length === 0 && !required ? '' : branch.write(source);
        if (given.length > 0) return this.#refuse(branches, given, source);
        if (!required) return '';
        const keys = [...members].map((index) => this.#of(index).key);
        return source.place.flaw(() => `one of ${listed(keys)} is required`);
      },
    };
  }

  /** A flaw for each member that cannot stand beside the first one. */
  #refuse(branches: readonly ParticleWriter[], given: readonly number[], source: Source): '' {
    const [first = 0] = given;
    // Of the branches with the first member, the one that most of the others belong to is probably meant.
    const sizes = branches
      .filter((branch) => branch.members.has(first))
      .map((branch) => ({ branch, size: given.filter((index) => branch.members.has(index)).length }))
      .sort((one, other) => other.size - one.size);
    const branch = sizes[0]?.branch;
    for (const index of given) {
      if (branch?.members.has(index) === true) continue;
      source.place
        .child(this.#of(index).key)
        .flaw(`this is of another choice than ${this.#of(first).key}, and only one can be made`);
    }
    return '';
  }
}

/** The writer of a type's content. */
export function compileContent(
  content: Particle,
  members: readonly MemberWriter[],
): (source: Source) => string {
  return new ParticleCompiler(members).compile(content).write;
}
