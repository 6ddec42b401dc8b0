/** The loaded contract as callers may see it. */
import type { Operation, Service, ServiceModel } from '../contract/service-model.ts';
import type { OperationView, ServiceView } from './wfm-port.ts';

function operationView(operation: Operation): OperationView {
  return {
    name: operation.name,
    safety: operation.safety,
    evidence: operation.evidence,
    reserved: operation.reserved,
    provisional: operation.enums.filter((model) => model.provisional).map((model) => model.name),
    ...(operation.unsupported === undefined ? {} : { unsupported: operation.unsupported }),
  };
}

const operationViews = new WeakMap<Service, readonly OperationView[]>();

/** The views of a service's operations never change, and every raw call asks for them. */
function operationsOf(service: Service): readonly OperationView[] {
  const known = operationViews.get(service);
  if (known !== undefined) return known;
  const views = [...service.operations.values()].map(operationView);
  operationViews.set(service, views);
  return views;
}

/** Every service of the contract; `offered` is the open session's list, absent while none is open. */
export function contractViews(
  model: ServiceModel,
  offered: readonly string[] | undefined,
): readonly ServiceView[] {
  return model.services.map((service) => ({
    name: service.name,
    family: service.family,
    ...(service.version === undefined ? {} : { version: service.version }),
    ...(offered === undefined ? {} : { offered: offered.includes(service.name) }),
    evidence: service.evidence,
    operations: operationsOf(service),
  }));
}
