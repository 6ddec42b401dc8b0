/**
 * What a choice forbids and demands, in keywords that validators check and code generators pass over: to those its
 * branches are optional properties.
 */
import type { ComplexType, Particle } from '../contract/service-model.ts';
import { byName, type JsonSchema } from './json-schema.ts';

/** A property that a choice may stand for; an array counts as absent when it is empty. */
export interface ChoiceProperty {
  readonly key: string;
  readonly repeated: boolean;
}

interface Choice {
  readonly branches: readonly (readonly number[])[];
  /** True when one of the branches must be there. */
  readonly required: boolean;
}

function membersIn(particle: Particle): readonly number[] {
  return particle.kind === 'member' ? [particle.member] : particle.particles.flatMap(membersIn);
}

/** True when a document may hold nothing of it. */
function mayBeEmpty(particle: Particle): boolean {
  if (!particle.required) return true;
  if (particle.kind === 'member') return false;
  if (particle.kind === 'choice') return particle.particles.some(mayBeEmpty);
  return particle.particles.every(mayBeEmpty);
}

function choicesIn(particle: Particle, required: boolean): readonly Choice[] {
  if (particle.kind === 'member') return [];
  const inner = particle.particles.flatMap((part) =>
    choicesIn(part, required && particle.required && particle.kind !== 'choice'),
  );
  if (particle.kind !== 'choice') return inner;
  return [
    { branches: particle.particles.map(membersIn), required: required && !mayBeEmpty(particle) },
    ...inner,
  ];
}

/** Larger choices are not spelled out: the rules grow with the square of their properties. */
const mostProperties = 24;

const absent = ({ repeated }: ChoiceProperty): JsonSchema | false => (repeated ? { maxItems: 0 } : false);

function absentAll(properties: readonly ChoiceProperty[]): JsonSchema {
  return { properties: byName(properties.map((property) => [property.key, absent(property)] as const)) };
}

/** For each property of a choice: what must then be absent. */
function exclusions(
  branches: readonly (readonly ChoiceProperty[])[],
): readonly (readonly [string, JsonSchema])[] {
  const all = branches.flat();
  const isShared = new Set(all.map(({ key }) => key)).size !== all.length;
  if (isShared || all.length > mostProperties) return [];
  return branches.flatMap((branch) => {
    const others = absentAll(all.filter((property) => !branch.includes(property)));
    return branch.map((property): readonly [string, JsonSchema] => [
      property.key,
      property.repeated ? { anyOf: [absentAll([property]), others] } : others,
    ]);
  });
}

/** The keywords for all choices of a type; `propertyOf` gives the property of a member, by its index. */
export function choiceRules(
  { content }: ComplexType,
  propertyOf: (member: number) => ChoiceProperty | undefined,
): JsonSchema {
  const choices = choicesIn(content, true).map(({ branches, required }) => ({
    required,
    branches: branches.map((members) => members.map(propertyOf).filter((property) => property !== undefined)),
  }));
  const excluded = new Map<string, JsonSchema[]>();
  for (const { branches } of choices) {
    if (branches.length < 2) continue;
    for (const [key, rule] of exclusions(branches)) excluded.set(key, [...(excluded.get(key) ?? []), rule]);
  }
  const demanded = choices
    .filter(({ required, branches }) => required && branches.every((branch) => branch.length > 0))
    .map(({ branches }) => absentAll(branches.flat()));
  return {
    ...(demanded.length === 0 ? {} : { not: demanded.length === 1 ? demanded[0] : { anyOf: demanded } }),
    ...(excluded.size === 0
      ? {}
      : {
          dependentSchemas: byName(
            [...excluded].map(([key, rules]) => [
              key,
              rules.length === 1 && rules[0] !== undefined ? rules[0] : { allOf: rules },
            ]),
          ),
        }),
  };
}
