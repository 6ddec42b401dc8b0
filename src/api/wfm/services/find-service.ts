import { BridgeError } from '../../../error/bridge-error.ts';
import { didYouMean } from '../../../error/nearest-name.ts';
import type { OperationView, ServiceView } from '../../../wfm/wfm-port.ts';

/** Every service that a name may stand for: one by its whole name, all versions by the family's. */
function candidates(services: readonly ServiceView[], name: string): readonly ServiceView[] {
  const found = services.filter((service) => service.name === name || service.family === name);
  if (found.length > 0) return found;
  const known = services.flatMap((service) => [service.name, service.family]);
  throw new BridgeError('unknown-service', `no WSDL describes that service${didYouMean(name, known)}`);
}

/** The service of that name; a family stands for the newest version that the session offers, else for the newest. */
export function findService(services: readonly ServiceView[], name: string): ServiceView {
  const [first, ...others] = candidates(services, name);
  if (first === undefined) throw new Error('there is a candidate or a failure');
  const rank = (service: ServiceView): number =>
    (service.offered === true ? 1e9 : 0) + (service.version ?? 0);
  return others.reduce((best, other) => (rank(other) > rank(best) ? other : best), first);
}

/** That operation in every version of the service that the name may stand for; at least one. */
export function findOperations(
  services: readonly ServiceView[],
  service: string,
  operation: string,
): readonly OperationView[] {
  const operations = candidates(services, service).flatMap((candidate) => candidate.operations);
  const found = operations.filter(({ name }) => name === operation);
  if (found.length > 0) return found;
  const known = operations.map(({ name }) => name);
  const detail = `the service has no such operation${didYouMean(operation, known)}`;
  throw new BridgeError('unknown-operation', detail, { facts: { service } });
}
