/** The loaded contract as callers may see it. */
import { operationFidelity, serviceFidelity, type ServiceFidelity } from '../contract/fidelity.ts';
import type { Operation, Service, ServiceModel } from '../contract/service-model.ts';
import type { OperationView, ServiceView } from './wfm-port.ts';

function operationView(service: Service, operation: Operation): OperationView {
  return {
    name: operation.name,
    safety: operation.safety,
    evidence: operation.evidence,
    items: operationFidelity(service, operation),
    reserved: operation.reserved,
    provisional: operation.enums.filter((model) => model.provisional).map((model) => model.name),
    ...(operation.unsupported === undefined ? {} : { unsupported: operation.unsupported }),
  };
}

interface FixedView {
  readonly fidelity: ServiceFidelity;
  readonly operations: readonly OperationView[];
}

const fixedViews = new WeakMap<Service, FixedView>();

/** What never changes of a service's view: every raw call asks for it. */
function fixedView(service: Service): FixedView {
  const known = fixedViews.get(service);
  if (known !== undefined) return known;
  const view = {
    fidelity: serviceFidelity(service),
    operations: [...service.operations.values()].map((operation) => operationView(service, operation)),
  };
  fixedViews.set(service, view);
  return view;
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
    ...fixedView(service),
  }));
}
