import { BridgeError } from '../../src/error/bridge-error.ts';

/** The `BridgeError` that a promise fails with; anything else fails the test. */
export async function failureOf(promise: Promise<unknown>): Promise<BridgeError> {
  let value: unknown;
  try {
    value = await promise;
  } catch (reason) {
    if (reason instanceof BridgeError) return reason;
    throw reason;
  }
  throw new Error(`a failure was expected, ${JSON.stringify(value)} came`);
}

/** The same for what fails at once. */
export function failureIn(action: () => unknown): BridgeError {
  let value: unknown;
  try {
    value = action();
  } catch (reason) {
    if (reason instanceof BridgeError) return reason;
    throw reason;
  }
  throw new Error(`a failure was expected, ${JSON.stringify(value)} came`);
}
