/** Content models as languages over element names: of the schema as it is written, and of the model made of it. */
import type { ComplexType, Particle } from '../../src/contract/service-model.ts';
import { complexIn, type Types } from './schema-facts.ts';

/** A content model as people write it. */
export type Written =
  | { readonly kind: 'element'; readonly name: string; readonly min: number; readonly max: number }
  | {
      readonly kind: 'sequence' | 'choice';
      readonly min: number;
      readonly max: number;
      readonly children: readonly Written[];
    };

export function xsdOf(written: Written): string {
  const max = written.max === Infinity ? 'unbounded' : written.max;
  const occurs = `minOccurs="${written.min}" maxOccurs="${max}"`;
  return written.kind === 'element'
    ? `<s:element name="${written.name}" type="s:int" ${occurs}/>`
    : `<s:${written.kind} ${occurs}>${written.children.map(xsdOf).join('')}</s:${written.kind}>`;
}

/** Where a match that begins at one place of a word may end. */
type Ends = ReadonlySet<number>;
type Match = (word: readonly string[], start: number) => Ends;

const nowhere: Ends = new Set();

function inOrder(matches: readonly Match[]): Match {
  return (word, start) => {
    let ends: Ends = new Set([start]);
    for (const match of matches) ends = new Set([...ends].flatMap((end) => [...match(word, end)]));
    return ends;
  };
}

function anyOf(matches: readonly Match[]): Match {
  return (word, start) => new Set(matches.flatMap((match) => [...match(word, start)]));
}

function times(match: Match, min: number, max: number): Match {
  return (word, start) => {
    const found = new Set<number>();
    let ends: Ends = new Set([start]);
    // More rounds than letters can only be empty ones, which the least number may need.
    for (let round = 0; round <= Math.min(max, Math.max(min, word.length)) && ends.size > 0; round += 1) {
      if (round >= min) for (const end of ends) found.add(end);
      ends = new Set([...ends].flatMap((end) => [...match(word, end)]));
    }
    return found;
  };
}

function letter(name: string): Match {
  return (word, start) => (word[start] === name ? new Set([start + 1]) : nowhere);
}

function matchWritten(written: Written): Match {
  if (written.kind === 'element') return times(letter(written.name), written.min, written.max);
  const children = written.children.map(matchWritten);
  return times(written.kind === 'choice' ? anyOf(children) : inOrder(children), written.min, written.max);
}

function matchParticle(types: Types, type: ComplexType, particle: Particle): Match {
  const optional = (match: Match): Match => (particle.required ? match : times(match, 0, 1));
  if (particle.kind !== 'member') {
    const parts = particle.particles.map((part) => matchParticle(types, type, part));
    return optional(particle.kind === 'choice' ? anyOf(parts) : inOrder(parts));
  }
  const member = type.members[particle.member];
  if (member === undefined) throw new Error(`${type.name} has no member ${particle.member}`);
  const one =
    member.kind === 'group' ? matchType(types, member.type.replace('{urn:test}', '')) : letter(member.name);
  if (!member.repeated) return optional(one);
  return optional(times(one, member.minItems, member.maxItems ?? Infinity));
}

function matchType(types: Types, name: string): Match {
  const type = complexIn(types, name);
  return matchParticle(types, type, type.content);
}

export function schemaTakes(written: Written, word: readonly string[]): boolean {
  return matchWritten(written)(word, 0).has(word.length);
}

export function modelTakes(types: Types, word: readonly string[]): boolean {
  return matchType(types, 'T')(word, 0).has(word.length);
}
