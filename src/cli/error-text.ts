import type { BridgeError } from '../error/bridge-error.ts';

/** A failure for a terminal: code and sentence, then a line for each flaw, WFM message or fault. */
export function errorText(error: BridgeError): string {
  const { errors = [], validation = [], fault, members = [] } = error.facts;
  return [
    `${error.code}: ${error.detail}`,
    ...errors.map(
      ({ pointer, parameter, detail }) =>
        `  ${parameter ?? (pointer === '' ? '(body)' : (pointer ?? ''))}: ${detail}`,
    ),
    ...validation.map(({ severity, message, id }) => `  ${severity}: ${message ?? `message ${id ?? '?'}`}`),
    ...(fault === undefined ? [] : [`  fault ${fault.faultcode}: ${fault.faultstring}`]),
    ...(members.length === 0 ? [] : [`  concerns: ${members.join(', ')}`]),
  ].join('\n');
}
