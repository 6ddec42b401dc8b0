import type { ContractUse, OperationOf, ServiceFamily } from '../wfm/wfm-port.ts';

type Operations = { readonly [S in ServiceFamily]?: readonly OperationOf<S>[] };

/**
 * Reads of what changes seldom, whose answers may be a little old. Whatever says who works where or who may do what is
 * not among them: agents, users, roles.
 */
const referenceData: Operations = {
  ConfigService: [
    'GetActivity',
    'GetBU',
    'GetContract',
    'GetExceptionType',
    'GetMultiSiteActivity',
    'GetRotatingPattern',
    'GetScheduleStateGroup',
    'GetShift',
    'GetSite',
    'GetSkill',
    'GetTeam',
    'GetTimeOffRule',
    'GetTimeOffType',
    'GetTimezone',
  ],
};

/** Names as in a `ContractUse`, such as `ConfigService` and `GetSite`. */
export function isReferenceData({ service, operation }: Pick<ContractUse, 'service' | 'operation'>): boolean {
  const operations: readonly string[] = referenceData[service] ?? [];
  return operations.includes(operation);
}
