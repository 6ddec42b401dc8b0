import { BridgeError } from '../../error/bridge-error.ts';

/** What came is not the expected answer; its bytes will tell what it is. */
export class UnexpectedAnswer extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UnexpectedAnswer';
  }
}

export function violation(place: string, detail: string): BridgeError {
  return new BridgeError('upstream-contract-violation', `${place}: ${detail}`);
}

export function oversized(limit: string): BridgeError {
  return new BridgeError('upstream-oversized', `the answer has more than ${limit}`);
}
