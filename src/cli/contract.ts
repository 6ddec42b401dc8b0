import { loadAnyContract } from '../contract/load.ts';
import { BridgeError } from '../error/bridge-error.ts';
import { contractReport, contractText } from './contract-report.ts';
import { errorText } from './error-text.ts';
import type { Terminal } from './terminal.ts';

export interface ContractOptions {
  /** Print one `ContractReport` as JSON. */
  readonly json?: boolean;
}

/**
 * Compiles a folder of WSDLs or one WSDL and prints what came of it. 0 when everything compiled, 1 when something is
 * refused or there is no service, 2 when a file cannot be read or one that is imported is not there.
 */
export function contract(path: string, options: ContractOptions, terminal: Terminal): number {
  let report;
  try {
    report = contractReport(loadAnyContract(path));
  } catch (reason) {
    if (!(reason instanceof BridgeError) || reason.code !== 'invalid-contract') throw reason;
    terminal.err(errorText(reason));
    return 2;
  }
  terminal.out(options.json === true ? JSON.stringify(report, null, 2) : contractText(report).join('\n'));
  return report.problems.length === 0 && report.services.length > 0 ? 0 : 1;
}
