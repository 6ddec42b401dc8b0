import { loadContract } from '../../src/contract/load.ts';
import {
  findService,
  type Operation,
  type Service,
  type ServiceModel,
} from '../../src/contract/service-model.ts';

/** The contract of this repository, compiled once for all tests of a file. */
export const contract: ServiceModel = loadContract('wsdl');

export function serviceAndOperation(
  model: ServiceModel,
  service: string,
  operation: string,
): [Service, Operation] {
  const found = findService(model, service);
  const foundOperation = found?.operations.get(operation);
  if (found === undefined || foundOperation === undefined) throw new Error(`no ${service}.${operation}`);
  return [found, foundOperation];
}
