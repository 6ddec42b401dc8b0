import { findService, type Operation, type Service, type ServiceModel } from '../contract/service-model.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { didYouMean } from '../error/nearest-name.ts';

/** The operation by names, the service with or without a version. Throws `unknown-service` or `unknown-operation`. */
export function resolveOperation(
  model: ServiceModel,
  serviceName: string,
  operationName: string,
): [Service, Operation] {
  const service = findService(model, serviceName);
  if (service === undefined) {
    const known = model.services.flatMap((candidate) => [candidate.family, candidate.name]);
    throw new BridgeError(
      'unknown-service',
      `no WSDL describes this service${didYouMean(serviceName, known)}`,
    );
  }
  const operation = service.operations.get(operationName);
  if (operation === undefined) {
    const hint = didYouMean(operationName, service.operations.keys());
    throw new BridgeError('unknown-operation', `${service.name} has no such operation${hint}`, {
      facts: { service: service.name },
    });
  }
  return [service, operation];
}
