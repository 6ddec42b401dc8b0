import { findService, type ServiceModel } from '../contract/service-model.ts';

/**
 * The service, without version, in which an operation may change something: `undefined` for a read, and for what no WSDL
 * describes, which is never sent.
 */
export function changedFamily(model: ServiceModel, service: string, operation: string): string | undefined {
  const found = findService(model, service);
  const safety = found?.operations.get(operation)?.safety;
  return safety === undefined || safety === 'read' ? undefined : found?.family;
}
