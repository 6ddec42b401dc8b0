import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Environment } from '../../src/config/env.ts';
import { FaultBench } from './fault-bench.ts';
import { outcomeText, titleOf, type FaultRow } from './fault-row.ts';

/** All rows of a file, one after the other before one bridge; those with variables of their own have one of their own. */
export function runFaultRows(name: string, rows: readonly FaultRow[], variables: Environment = {}): void {
  describe(`${name}: each is a documented outcome, and leaves nothing behind`, () => {
    let shared: FaultBench;
    beforeAll(async () => {
      shared = await FaultBench.open(variables);
    });
    afterAll(() => shared.close());

    for (const row of rows) {
      test(`${titleOf(row)}: ${outcomeText(row.outcome)}`, async () => {
        if (row.variables === undefined) {
          await shared.run(row);
          return;
        }
        const own = await FaultBench.open(row.variables);
        await own.run(row);
        await own.close();
      });
    }
  });
}
