import type { ErrorCode } from '../../src/error/codes.ts';

/** Why the oracle does not read an answer; the codes are the product's. */
export class OracleFailure extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'OracleFailure';
    this.code = code;
  }
}

export function violation(place: string, problem: string): OracleFailure {
  return new OracleFailure('upstream-contract-violation', `${place}: ${problem}`);
}
