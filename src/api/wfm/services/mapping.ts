import type { OperationView, ServiceView } from '../../../wfm/wfm-port.ts';
import type { ServiceResponse, ServiceSummary } from './schema.ts';

type Members = Omit<ServiceSummary, 'operationCount'>;

function membersOf({ name, family, version, offered, evidence, fidelity }: ServiceView): Members {
  return {
    name,
    family,
    ...(version === undefined ? {} : { version }),
    ...(offered === undefined ? {} : { offered }),
    evidence: { ...evidence },
    fidelity: { operations: { ...fidelity.operations }, items: { ...fidelity.items } },
  };
}

function toOperation(view: OperationView): ServiceResponse['operations'][number] {
  const { name, safety, evidence, items, reserved, provisional, unsupported } = view;
  return {
    name,
    safety,
    evidence: { ...evidence },
    items: { ...items },
    reserved,
    provisional: [...provisional],
    ...(unsupported === undefined ? {} : { unsupported }),
  };
}

export function toServiceSummary(view: ServiceView): ServiceSummary {
  return { ...membersOf(view), operationCount: view.operations.length };
}

export function toServiceResponse(view: ServiceView): ServiceResponse {
  return { ...membersOf(view), operations: view.operations.map(toOperation) };
}
