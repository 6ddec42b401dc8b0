/** Content of a complex type as a tree: what the schema says, with groups and substitution groups put in. */
import type { QName } from '../../xml/names.ts';
import type { Evidence } from '../evidence.ts';
import type { Preset } from '../type-model.ts';

interface Occurs {
  readonly min: number;
  /** `Infinity` for `unbounded`. */
  readonly max: number;
}

export interface ElementNode extends Occurs {
  readonly kind: 'element';
  readonly name: string;
  readonly namespace: string;
  readonly type: QName;
  readonly nillable: boolean;
  readonly preset: Preset | undefined;
  readonly evidence: Evidence;
}

export interface AnyNode extends Occurs {
  readonly kind: 'any';
  /** Which namespaces it admits, in the words of `Member.namespace`. */
  readonly namespace: string;
  readonly evidence: Evidence;
}

export interface GroupNode extends Occurs {
  readonly kind: 'sequence' | 'choice' | 'all';
  readonly children: readonly ParticleNode[];
  /** Name of the head, for a choice that is a substitution group. */
  readonly head: string | undefined;
}

export type ParticleNode = ElementNode | AnyNode | GroupNode;

export function isGroup(node: ParticleNode): node is GroupNode {
  return node.kind !== 'element' && node.kind !== 'any';
}

/** True when a document may have nothing at its place. */
export function isEmptiable(node: ParticleNode): boolean {
  if (node.min === 0) return true;
  if (!isGroup(node)) return false;
  return node.kind === 'choice' ? node.children.some(isEmptiable) : node.children.every(isEmptiable);
}

function isSameElement(one: ParticleNode | undefined, other: ParticleNode): one is ElementNode {
  return (
    one?.kind === 'element' &&
    other.kind === 'element' &&
    one.name === other.name &&
    one.namespace === other.namespace &&
    one.type === other.type &&
    one.nillable === other.nillable &&
    one.preset?.text === other.preset?.text &&
    one.preset?.fixed === other.preset?.fixed
  );
}

/** The children of a sequence with inner sequences spliced in, and an element that follows itself repeated. */
function sequenceChildren(children: readonly ParticleNode[]): ParticleNode[] {
  const spliced = children.flatMap((child) =>
    child.kind === 'sequence' && child.min === 1 && child.max === 1 ? child.children : [child],
  );
  const joined: ParticleNode[] = [];
  for (const child of spliced) {
    const last = joined.at(-1);
    if (isSameElement(last, child))
      joined[joined.length - 1] = { ...last, min: last.min + child.min, max: last.max + child.max };
    else joined.push(child);
  }
  return joined;
}

/** In a choice that repeats, each element of a branch that repeats is a round of its own. */
function oneByOne(choice: GroupNode): GroupNode {
  if (choice.max === 1) return choice;
  const most = Math.max(...choice.children.map((child) => child.max));
  const optional = choice.children.some(isEmptiable);
  const children = choice.children.map((child) => ({ ...child, min: 1, max: 1 }));
  return { ...choice, min: optional ? 0 : choice.min, max: choice.max * most, children };
}

function simplifyChoice(choice: GroupNode, hasEmptyBranch: boolean): GroupNode {
  const single = oneByOne(hasEmptyBranch ? { ...choice, min: 0 } : choice);
  const inner = single.children.filter((child) => child.kind === 'choice' && child.max === 1);
  const optional = inner.some((child) => child.min === 0);
  const children = single.children.flatMap((child) =>
    child.kind === 'choice' && child.max === 1 ? child.children : [child],
  );
  return { ...single, min: optional ? 0 : single.min, children };
}

/** A group around one particle is that particle, more often or less. */
function withoutShell(group: GroupNode): ParticleNode {
  const [child, ...more] = group.children;
  if (child === undefined || more.length > 0) return group;
  if (group.min === 1 && group.max === 1) return child;
  // An optional group around a particle that must then be there twice says more than two numbers can.
  if (group.max === 1 && child.min > 1) return group;
  return { ...child, min: group.min * child.min, max: group.max * child.max };
}

/**
 * The same language, or where occurrences are multiplied a slightly larger one, with as few groups as possible.
 * `undefined` when nothing can be there.
 */
export function simplify(node: ParticleNode): ParticleNode | undefined {
  if (node.max === 0) return undefined;
  if (!isGroup(node)) return node;
  const simple = node.children.map(simplify);
  const children = simple.filter((child) => child !== undefined);
  if (children.length === 0) return undefined;
  if (node.kind !== 'choice') {
    const inner = node.kind === 'sequence' ? sequenceChildren(children) : children;
    return withoutShell({ ...node, children: inner });
  }
  return withoutShell(simplifyChoice({ ...node, children }, children.length < simple.length));
}
