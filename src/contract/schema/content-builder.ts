/** The particle tree of a complex type → its members, and the content that orders them. */
import { qname, type QName } from '../../xml/names.ts';
import { anyType } from './builtin-type.ts';
import { readEvidence } from '../evidence.ts';
import {
  isEmptiable,
  isGroup,
  type AnyNode,
  type ElementNode,
  type GroupNode,
  type ParticleNode,
} from './particle-tree.ts';
import type { SchemaMember, SchemaType } from './schema-type.ts';
import type { Particle } from '../type-model.ts';
import { UnsupportedConstruct } from './unsupported-construct.ts';

/** Adds the type of a repeated group's items to the set and returns its key. */
export type AddType = (type: SchemaType) => QName;

interface Built {
  readonly particle: Particle;
  /** The members in it, by their index: none of them may stand anywhere else but in another branch. */
  readonly members: ReadonlySet<number>;
}

function upper(max: number): number | undefined {
  return max === Infinity ? undefined : max;
}

/** A sequence is its particles where it stands in a sequence. */
function partsOf(particle: Particle): readonly Particle[] {
  return particle.kind === 'sequence' && particle.required ? particle.particles : [particle];
}

/** Two uses of one element in branches of a choice make one member that suits both. */
function joinMembers(one: SchemaMember, other: SchemaMember, owner: string): SchemaMember {
  const same =
    one.type === other.type &&
    one.preset?.text === other.preset?.text &&
    one.preset?.fixed === other.preset?.fixed;
  if (!same) throw new UnsupportedConstruct(`two different elements ${one.name} in ${owner}`);
  const bound = ({ repeated, maxItems }: SchemaMember): number => (repeated ? (maxItems ?? Infinity) : 1);
  const least = (member: SchemaMember): number => (member.repeated ? member.minItems : 1);
  const repeated = one.repeated || other.repeated;
  return {
    ...one,
    required: false,
    repeated,
    minItems: repeated ? Math.min(least(one), least(other)) : 0,
    maxItems: repeated ? upper(Math.max(bound(one), bound(other))) : undefined,
    nillable: one.nillable || other.nillable,
  };
}

export class ContentBuilder {
  readonly members: SchemaMember[];
  readonly #owner: string;
  readonly #addType: AddType;
  readonly #keys = new Set<string>();
  /** Stem of a key → the number to try next: trying all of them for each would take its square. */
  readonly #next = new Map<string, number>();
  readonly #byElement = new Map<QName, number>();

  /** `base` holds the members of the type that is extended. */
  constructor(owner: string, addType: AddType, base: readonly SchemaMember[] = []) {
    this.#owner = owner;
    this.#addType = addType;
    this.members = [...base];
    for (const [index, member] of base.entries()) {
      this.#keys.add(member.key);
      if (member.kind === 'element') this.#byElement.set(qname(member.namespace, member.name), index);
    }
  }

  /** Content of the whole type: the base's first, then what the tree says. `tree` is simplified. */
  build(tree: ParticleNode | undefined, base?: Particle): Particle {
    const inherited = this.members.length;
    const built = tree === undefined ? undefined : this.#build(tree, false);
    for (const member of built?.members ?? []) if (member < inherited) this.#refuseTwice(member);
    const own = built?.particle;
    if (base !== undefined && own !== undefined)
      return { kind: 'sequence', required: true, particles: [...partsOf(base), ...partsOf(own)] };
    if (own === undefined) return base ?? { kind: 'sequence', required: true, particles: [] };
    return own.kind === 'member' ? { kind: 'sequence', required: true, particles: [own] } : own;
  }

  #build(node: ParticleNode, optional: boolean): Built {
    if (isGroup(node))
      return node.max > 1 ? this.#repeatedGroup(node, optional) : this.#group(node, optional);
    const required = node.min > 0;
    const member =
      node.kind === 'any'
        ? this.#any(node, required && !optional)
        : this.#element(node, required && !optional);
    return { particle: { kind: 'member', member, required }, members: new Set([member]) };
  }

  #group(node: GroupNode, optional: boolean): Built {
    const inside = optional || node.min === 0 || node.kind === 'choice';
    const members = new Set<number>();
    const particles = node.children.map((child) => {
      const built = this.#build(child, inside);
      for (const member of built.members) {
        if (node.kind !== 'choice' && members.has(member)) this.#refuseTwice(member);
        members.add(member);
      }
      return built.particle;
    });
    const required = node.min > 0 && (node.kind !== 'choice' || !isEmptiable(node));
    return { particle: { kind: node.kind, required, particles }, members };
  }

  #refuseTwice(member: number): never {
    throw new UnsupportedConstruct(`two elements ${this.members[member]?.name ?? ''} in ${this.#owner}`);
  }

  #element(node: ElementNode, required: boolean): number {
    const identity = qname(node.namespace, node.name);
    const repeated = node.max > 1;
    const member: SchemaMember = {
      kind: 'element',
      name: node.name,
      namespace: node.namespace,
      key: this.#keys.has(node.name) ? identity : node.name,
      type: node.type,
      required,
      repeated,
      minItems: repeated ? node.min : 0,
      maxItems: repeated ? upper(node.max) : undefined,
      nillable: node.nillable,
      preset: node.preset,
      evidence: node.evidence,
    };
    const known = this.#byElement.get(identity);
    const before = known === undefined ? undefined : this.members[known];
    if (known === undefined || before === undefined) {
      this.#byElement.set(identity, this.members.length);
      return this.#add(member);
    }
    this.members[known] = joinMembers(before, member, this.#owner);
    return known;
  }

  #any(node: AnyNode, required: boolean): number {
    return this.#special('any', this.#freeKey('@any'), {
      namespace: node.namespace,
      type: anyType,
      required,
      minItems: node.min,
      maxItems: upper(node.max),
      evidence: node.evidence,
    });
  }

  #repeatedGroup(node: GroupNode, optional: boolean): Built {
    const key = this.#freeKey(node.head ?? `@${node.kind}`);
    const path = `${this.#owner}.${key}`;
    const builder = new ContentBuilder(path, this.#addType);
    const content = builder.build({ ...node, min: 1, max: 1 });
    const evidence = readEvidence('');
    const type = this.#addType({
      kind: 'complex',
      name: path,
      members: builder.members,
      content,
      attributes: [],
      anyAttribute: false,
      value: undefined,
      abstract: false,
      base: undefined,
      arrayOf: undefined,
      evidence,
    });
    const minItems = isEmptiable(node) ? 0 : node.min;
    const required = minItems > 0;
    const member = this.#special('group', key, {
      namespace: '',
      type,
      required: required && !optional,
      minItems,
      maxItems: upper(node.max),
      evidence,
    });
    return { particle: { kind: 'member', member, required }, members: new Set([member]) };
  }

  /** What has no name of its own is numbered, from the second one on. */
  #freeKey(stem: string): string {
    let key = stem;
    for (let count = this.#next.get(stem) ?? 2; this.#keys.has(key); count += 1) {
      key = `${stem}${count}`;
      this.#next.set(stem, count + 1);
    }
    return key;
  }

  #special(
    kind: 'group' | 'any',
    key: string,
    rest: Pick<SchemaMember, 'namespace' | 'type' | 'required' | 'minItems' | 'maxItems' | 'evidence'>,
  ): number {
    return this.#add({ kind, name: key, key, ...rest, repeated: true, nillable: false, preset: undefined });
  }

  #add(member: SchemaMember): number {
    this.#keys.add(member.key);
    return this.members.push(member) - 1;
  }
}
