/** How elements are called, and what they must declare, where they did not stand. */
import { namespaceDeclarations } from '../../xml/canonical.ts';
import { localOf, namespaceOf, type QName } from '../../xml/names.ts';
import type { Scope } from '../../xml/scope.ts';

/** The value of two keys, made when it is first asked for. */
function cached<Outer, Inner, Value>(
  values: Map<Outer, Map<Inner, Value>>,
  [outer, inner]: readonly [Outer, Inner],
  make: () => Value,
): Value {
  let known = values.get(outer);
  if (known === undefined) values.set(outer, (known = new Map<Inner, Value>()));
  let value = known.get(inner);
  if (value === undefined) known.set(inner, (value = make()));
  return value;
}

type ScopedTag = readonly [tag: string, scope: Scope];

function newTagIn(name: QName, scope: Scope): ScopedTag {
  const namespace = namespaceOf(name);
  const local = localOf(name);
  if (namespace === '') {
    const isNone = (scope.lookup('') ?? '') === '';
    return [local, isNone ? scope : scope.inside(new Map([['', '']]), 0)];
  }
  const all = scope.all();
  for (const [prefix, bound] of all)
    if (bound === namespace) return [prefix === '' ? local : `${prefix}:${local}`, scope];
  let prefix = 'r';
  while (all.has(prefix)) prefix += 'r';
  return [`${prefix}:${local}`, scope.inside(new Map([[prefix, namespace]]), 0)];
}

/** An element that is referred to often is asked about as often: what a scope costs, it costs once. */
export class ScopedTags {
  readonly #tags = new Map<Scope, Map<QName, ScopedTag>>();
  readonly #declarations = new Map<Scope, Map<Scope | undefined, string>>();

  /** A tag that means the name inside of the scope, and the scope with what had to be declared for it. */
  tagIn(name: QName, scope: Scope): ScopedTag {
    return cached(this.#tags, [scope, name], () => newTagIn(name, scope));
  }

  /** What an element in the scope `inside` declares when it stands in `outside`. */
  declarations(inside: Scope, outside: Scope | undefined): string {
    return cached(this.#declarations, [inside, outside], () => namespaceDeclarations(inside, outside));
  }
}
