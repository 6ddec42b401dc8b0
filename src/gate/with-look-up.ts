import type { Endpoint } from '../api/endpoint.ts';
import { lookUpOf, type Looked } from '../api/look-ups.ts';
import { BridgeError } from '../error/bridge-error.ts';

/** Runs a change. Where nobody knows whether it has happened, the failure says which read shows it. */
export async function withLookUp<T>(endpoint: Endpoint, looked: Looked, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (reason) {
    if (!(reason instanceof BridgeError) || reason.code !== 'outcome-unknown') throw reason;
    const { code, detail, facts, internal, cause } = reason;
    const lookUp = lookUpOf(endpoint, looked);
    throw new BridgeError(code, detail, {
      cause,
      internal,
      facts: { ...facts, ...(lookUp === undefined ? {} : { lookUp }) },
    });
  }
}
