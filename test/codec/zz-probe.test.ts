import { writeSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { resolveReferences } from '../../src/codec/multiref.ts';
import { callable, fixtureContract } from '../fixtures/fixture-contract.ts';
import { readAnswer } from '../oracle/decode-answer.ts';
import { operationCodec } from '../../src/codec/operation-codec.ts';
import { Draws } from '../oracle/draws.ts';
import { generateAnswer } from '../oracle/generate-answer.ts';
import { exact } from '../support/codec-calls.ts';
test('x', async () => {
  const log = (s: string) => writeSync(2, s + '\n');
  for (const called of callable(fixtureContract('axis1'))) {
    for (let seed = 1; seed < 60; seed += 1) {
      let x = seed * 7919;
      const draws = Draws.of(Array.from({ length: 600 }, () => (x = (x * 1664525 + 1013904223) >>> 0)));
      log(`${called[1].name} ${seed} gen`);
      const { bytes } = generateAnswer(called, draws, { unknown: true, shuffled: true });
      writeFileSync('/tmp/w/e-last.xml', bytes);
      log('resolve ' + bytes.length);
      const parts = []; async function* one() { yield bytes; }
      for await (const p of resolveReferences(one(), ...called)) parts.push(p);
      log('oracle'); readAnswer(called, bytes, exact);
      log('decode'); await operationCodec(...called, exact).decodeValue(one());
    }
  }
});
