/** What of a type's members may and must be there: sections 3 and 7 of `docs/json-mapping.md`. */
import type { ComplexType, Member, Particle } from '../../src/contract/service-model.ts';
import { violation } from './failure.ts';

function membersIn(particle: Particle, type: ComplexType): readonly Member[] {
  return particle.kind === 'member'
    ? [type.members[particle.member]!]
    : particle.particles.flatMap((inner) => membersIn(inner, type));
}

/** Why the present members do not make up a particle; `undefined` when they do. */
function flawOf(
  particle: Particle,
  type: ComplexType,
  present: ReadonlySet<Member>,
  mustBe: boolean,
): string | undefined {
  if (particle.kind === 'member') {
    const member = type.members[particle.member]!;
    const isMissing = mustBe && particle.required && !present.has(member);
    // A repeated one that is absent is an empty array, and a count may be left out.
    return isMissing && !member.repeated && member.countOf === undefined
      ? `${member.name} is missing`
      : undefined;
  }
  const there = membersIn(particle, type).filter((member) => present.has(member));
  const isThere = there.length > 0;
  if (!isThere && !(mustBe && particle.required)) return undefined;
  if (particle.kind !== 'choice') {
    for (const inner of particle.particles) {
      const flaw = flawOf(inner, type, present, true);
      if (flaw !== undefined) return flaw;
    }
    return undefined;
  }
  const candidates = particle.particles.filter((branch) => {
    const members = membersIn(branch, type);
    return there.every((member) => members.includes(member));
  });
  if (candidates.length === 0) return 'there are elements of two branches of a choice';
  const flaws = candidates.map((branch) => flawOf(branch, type, present, true));
  return flaws.includes(undefined) ? undefined : flaws[0];
}

export function checkContent(type: ComplexType, present: ReadonlySet<Member>, place: string): void {
  const flaw = flawOf(type.content, type, present, true);
  if (flaw !== undefined) throw violation(place, flaw);
}

/** The places in a word of members that a particle can have read up to, when what is required may be missing. */
function reach(particle: Particle, type: ComplexType, word: readonly number[], from: number): Set<number> {
  const ends = new Set([from]);
  if (particle.kind === 'member') {
    const { repeated } = type.members[particle.member]!;
    for (let at = from; word[at] === particle.member && (repeated || at === from); at += 1) ends.add(at + 1);
    return ends;
  }
  if (particle.kind === 'choice') {
    for (const branch of particle.particles) for (const end of reach(branch, type, word, from)) ends.add(end);
    return ends;
  }
  if (particle.kind === 'all') {
    for (let at = from; at < word.length; at += 1) {
      const isNew = !word.slice(from, at).includes(word[at]!);
      if (!isNew || !particle.particles.some((inner) => reach(inner, type, word, at).size > 1)) break;
      ends.add(at + 1);
    }
    return ends;
  }
  let starts = new Set([from]);
  for (const inner of particle.particles) {
    const next = new Set(starts);
    for (const start of starts) for (const end of reach(inner, type, word, start)) next.add(end);
    starts = next;
  }
  return starts;
}

/** Whether these members, in this order, are the beginning of one repetition of a group. */
export function continues(group: ComplexType, word: readonly number[]): boolean {
  return reach(group.content, group, word, 0).has(word.length);
}
