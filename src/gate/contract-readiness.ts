import type { Endpoint } from '../api/endpoint.ts';
import { BridgeError } from '../error/bridge-error.ts';
import type { MissingUse, WfmGateway } from '../wfm/wfm-port.ts';

/** What each endpoint lacks in the loaded contract; most lack nothing. */
export type ContractReadiness = ReadonlyMap<Endpoint, readonly MissingUse[]>;

/** Compares all endpoints with the loaded contract, once, at the start. */
export function contractReadiness(
  endpoints: readonly Endpoint[],
  gateway: Pick<WfmGateway, 'missing'>,
): ContractReadiness {
  return new Map(endpoints.map((endpoint) => [endpoint, gateway.missing(endpoint.uses)]));
}

/** Throws `contract-mismatch` naming service, operation and members when the endpoint lacks something. */
export function requireContract(endpoint: Endpoint, readiness: ContractReadiness): void {
  const missing = readiness.get(endpoint) ?? [];
  const [first] = missing;
  if (first === undefined) return;
  const { service, operation } = first;
  const members = missing.flatMap((use) => (use.member === undefined ? [] : [use.member]));
  const what = members.length === 0 ? `no operation ${operation}` : `not ${members.join(', ')}`;
  throw new BridgeError('contract-mismatch', `the loaded WSDLs have ${what} (${service}.${operation})`, {
    facts: { service, operation, members },
  });
}
