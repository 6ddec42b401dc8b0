import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idOrNone, mergedWith } from '../../src/api/wfm/writes/merge-parts.ts';

test.each([
  [null, 0],
  [0, 0],
  [7, 7],
  [undefined, undefined],
])('the reference %j is written as %j', (reference, id) => {
  expect(idOrNone(reference)).toBe(id);
});

test('whatever a patch names, the rest of a record stays as it was read', () => {
  const record = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.jsonValue());
  const patch = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'new'),
    fc.option(fc.jsonValue(), { nil: undefined }),
  );
  fc.assert(
    fc.property(record, patch, (before, changes) => {
      const after: Readonly<Record<string, unknown>> = mergedWith(before, changes);
      for (const name of ['a', 'b', 'c', 'd', 'e', 'new']) {
        const change = changes[name];
        if (change === undefined) expect(after[name]).toEqual(before[name]);
        else if (change === null) expect(after).not.toHaveProperty(name);
        else expect(after[name]).toEqual(change);
      }
    }),
  );
});
