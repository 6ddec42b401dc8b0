import { loadContract } from '../../src/contract/load.ts';
import { groupService } from '../codec/group-contract.ts';
import { wrapperService } from '../codec/wrapper-contract.ts';
import { callable, fixtureContract, fixtureNames } from '../fixtures/fixture-contract.ts';
import type { Called } from './fuzz-case.ts';

/** Every operation of every fixture and of `wsdl/`, and those of contracts made for one purpose. */
export function fuzzedOperations(): readonly Called[] {
  const models = [...fixtureNames.map(fixtureContract), loadContract('wsdl')];
  const handMade = [groupService, wrapperService].flatMap((service) =>
    [...service.operations.values()].map((operation): Called => [service, operation]),
  );
  return [...models.flatMap(callable), ...handMade];
}
