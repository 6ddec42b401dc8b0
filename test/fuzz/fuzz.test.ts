/** The fuzzer for a moment, always with the same seed; `npm run fuzz` takes longer and another seed each time. */
import { expect, test } from 'vitest';
import { fuzzedOperations } from './fuzz-operations.ts';
import { runFuzz } from './fuzz-run.ts';

test('no difference between decoder and oracle over generated and damaged documents', async () => {
  const report = await runFuzz({ operations: fuzzedOperations(), seed: 1, documents: 2000 });
  const found = report.findings.map(({ number, difference }) => `case ${number}: ${difference}`);
  expect(found).toEqual([]);
  expect(report.documents).toBe(2000);
  // Damaged and sound ones, read and refused ones: the fuzzer looks at all of them.
  expect(report.mutated).toBeGreaterThan(1000);
  expect(report.read).toBeGreaterThan(800);
  expect(report.refused).toBeGreaterThan(500);
});
