/** Whatever a content model allows, the model made of it allows too: nothing is lost by taking groups apart. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ComplexType } from '../../src/contract/service-model.ts';
import { modelTakes, schemaTakes, xsdOf, type Written } from '../support/content-language.ts';
import { compileSchema, complexIn, typeIn, type Types } from '../support/schema-facts.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Content models whose elements are all different, so that none of them is refused. */
function contentModels(most: number): fc.Arbitrary<Written> {
  const bounds = fc
    .tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom(...(most === 1 ? [1] : [1, 2, 3, Infinity])))
    .map(([min, max]) => ({ min: Math.min(min, max), max }));
  const { tree } = fc.letrec<{ tree: Written; group: Written; element: Written }>((tie) => ({
    tree: fc.oneof({ depthSize: 'small', maxDepth: 4 }, tie('element'), tie('group')),
    element: bounds.map((occurs) => ({ kind: 'element' as const, name: '', ...occurs })),
    group: fc
      .tuple(
        fc.constantFrom('sequence' as const, 'choice' as const),
        bounds,
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, occurs, children]) => ({ kind, ...occurs, children })),
  }));
  return tree.map((written) => named({ kind: 'sequence', min: 1, max: 1, children: [written] }));
}

function named(written: Written): Written {
  let next = 0;
  const name = (node: Written): Written =>
    node.kind === 'element'
      ? { ...node, name: `${names[next % names.length] ?? ''}${Math.floor(next++ / names.length)}` }
      : { ...node, children: node.children.map(name) };
  return name(written);
}

function lettersOf(written: Written): string[] {
  return written.kind === 'element' ? [written.name] : written.children.flatMap(lettersOf);
}

/** Some words that the content model allows: each choice and number of rounds is taken from `random`. */
function wordOf(written: Written, random: () => number): string[] {
  const most = Math.min(written.max, written.min + 2);
  const rounds = written.min + Math.floor(random() * (most - written.min + 1));
  return Array.from({ length: rounds }, () => {
    if (written.kind === 'element') return [written.name];
    if (written.kind === 'sequence') return written.children.flatMap((child) => wordOf(child, random));
    const branch = written.children[Math.floor(random() * written.children.length)];
    return branch === undefined ? [] : wordOf(branch, random);
  }).flat();
}

function compile(written: Written): Types {
  return compileSchema(`<s:complexType name="T">${xsdOf(written)}</s:complexType>`);
}

const numbers = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 40, maxLength: 40 });
const wheel = (list: readonly number[]): (() => number) => {
  let next = 0;
  return () => list[next++ % list.length] ?? 0;
};

test('every document of the schema is one of the model', () => {
  fc.assert(
    fc.property(contentModels(3), numbers, (written, list) => {
      const word = wordOf(written, wheel(list)).slice(0, 60);
      fc.pre(schemaTakes(written, word));
      expect(modelTakes(compile(written), word), `${xsdOf(written)} ${word.join('')}`).toBe(true);
    }),
    { numRuns: 600 },
  );
});

test('without repetition the model is the schema, no more and no less', () => {
  fc.assert(
    fc.property(contentModels(1), numbers, (written, list) => {
      const random = wheel(list);
      const letters = lettersOf(written);
      const word = wordOf(written, random).filter(() => random() > 0.2);
      const swapped = random() > 0.7 ? word.toReversed() : [...word, letters[0] ?? ''];
      const types = compile(written);
      for (const candidate of [word, swapped, []])
        expect([candidate, modelTakes(types, candidate)]).toEqual([
          candidate,
          schemaTakes(written, candidate),
        ]);
    }),
    { numRuns: 600 },
  );
});

test('a member is required exactly when every document has it', () => {
  const requiredOf = (type: ComplexType): string[] =>
    type.members.filter((member) => member.required && member.kind === 'element').map(({ name }) => name);
  fc.assert(
    fc.property(contentModels(3), numbers, (written, list) => {
      const types = compile(written);
      expect(typeIn(types, 'T').kind).toBe('complex');
      const word = wordOf(written, wheel(list));
      for (const name of requiredOf(complexIn(types, 'T'))) expect(word).toContain(name);
    }),
    { numRuns: 400 },
  );
});
