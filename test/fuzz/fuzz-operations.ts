import { loadContract } from '../../src/contract/load.ts';
import { callable, fixtureContract, fixtureNames } from '../fixtures/fixture-contract.ts';
import type { Called } from './fuzz-case.ts';

/** Every operation of every fixture and of `wsdl/`. */
export function fuzzedOperations(): readonly Called[] {
  const models = [...fixtureNames.map(fixtureContract), loadContract('wsdl')];
  return models.flatMap(callable);
}
