import type { ContractUse, OperationOf, ServiceFamily } from '../../../wfm/wfm-port.ts';

/** An operation that a job calls and the members it touches, in WSDL names: type → members, separated by spaces. */
export function jobUse<S extends ServiceFamily>(
  service: S,
  operation: OperationOf<S>,
  types: Readonly<Record<string, string>>,
): ContractUse {
  const members = Object.entries(types).flatMap(([type, names]) =>
    names.split(' ').map((member) => `${type}.${member}`),
  );
  return { service, operation, members };
}

/** The answer of a write. */
export const outcomeUse = { CfgValidationHolder: 'success' } as const;
