import { byName, type JsonSchema } from './json-schema.ts';
import type { Path } from './raw-paths.ts';
import type { Components } from './components.ts';

/** What there is one of in a document. */
export interface Frame {
  readonly before: JsonSchema;
  /** `components` without `schemas`. */
  readonly components: JsonSchema;
}

/** What there are many of: `paths` and then `components/schemas`, one by one, with empty steps between. */
export interface Part {
  readonly section: 'paths' | 'schemas';
  readonly name: string;
  readonly value: JsonSchema;
}

/** Lists of paths, in their order, and then the components that they refer to. */
export function* partsOf(
  all: readonly Iterable<Path | undefined>[],
  components: Components,
): Generator<Part | undefined, void, undefined> {
  for (const paths of all)
    for (const path of paths)
      yield path === undefined ? undefined : { section: 'paths', name: path[0], value: path[1] };
  yield* components.complete();
  for (const [name, value] of components.sorted()) yield { section: 'schemas', name, value };
}

/** A whole document. The same parts give the same text, byte by byte. */
export function documentOf({ before, components }: Frame, parts: Iterable<Part | undefined>): JsonSchema {
  const all = [...parts].filter((part) => part !== undefined);
  const of = (section: Part['section']): JsonSchema =>
    byName(all.filter((part) => part.section === section).map(({ name, value }) => [name, value] as const));
  return { ...before, paths: of('paths'), components: { ...components, schemas: of('schemas') } };
}
