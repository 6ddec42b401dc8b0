import type { OperationView, ServiceView } from '../../../wfm/wfm-port.ts';
import type { ServiceResponse, ServiceSummary } from './schema.ts';

type Members = Omit<ServiceSummary, 'operationCount'>;

function membersOf({ name, family, version, offered, evidence }: ServiceView): Members {
  return {
    name,
    family,
    ...(version === undefined ? {} : { version }),
    ...(offered === undefined ? {} : { offered }),
    evidence: { ...evidence },
  };
}

function toOperation(view: OperationView): ServiceResponse['operations'][number] {
  const { name, safety, evidence, reserved, provisional, unsupported } = view;
  return {
    name,
    safety,
    evidence: { ...evidence },
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
