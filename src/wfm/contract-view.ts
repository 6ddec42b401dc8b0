/** The loaded contract as callers may see it, and the comparison with what endpoints use of it. */
import {
  findService,
  typeOf,
  type ComplexType,
  type Operation,
  type Service,
  type ServiceModel,
} from '../contract/service-model.ts';
import type { ContractUse, MissingUse, OperationView, ServiceView } from './wfm-port.ts';

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

/** The type called `name` in a service; the wrapper of a request is called like its operation. */
function typeNamed(service: Service, operation: Operation, name: string): ComplexType | undefined {
  if (name === operation.name) {
    const wrapper = typeOf(service, operation.request.type);
    return wrapper.kind === 'complex' ? wrapper : undefined;
  }
  for (const type of service.types.values()) if (type.kind === 'complex' && type.name === name) return type;
  return undefined;
}

function hasMember(service: Service, operation: Operation, use: string): boolean {
  const dot = use.indexOf('.');
  const type = typeNamed(service, operation, use.slice(0, dot));
  return type?.members.some((member) => member.name === use.slice(dot + 1)) ?? false;
}

/** What the contract lacks of these uses, each with its names. */
export function missingUses(model: ServiceModel, uses: readonly ContractUse[]): readonly MissingUse[] {
  return uses.flatMap((use): MissingUse[] => {
    const service = findService(model, use.service);
    const operation = service?.operations.get(use.operation);
    const names = { service: use.service, operation: use.operation };
    if (service === undefined || operation === undefined || operation.unsupported !== undefined)
      return [names];
    return use.members
      .filter((member) => !hasMember(service, operation, member))
      .map((member) => ({ ...names, member }));
  });
}
