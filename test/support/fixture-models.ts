/** The fixtures of `test/fixtures`, compiled: one model a folder. */
import type { ServiceModel } from '../../src/contract/service-model.ts';
import { fixtureContract, fixtureFolder, fixtureNames } from '../fixtures/fixture-contract.ts';

export function fixtureModels(): readonly (readonly [folder: string, model: ServiceModel])[] {
  return fixtureNames.map((name) => [fixtureFolder(name), fixtureContract(name)] as const);
}
