import { BridgeError } from '../../../error/bridge-error.ts';

/** Throws `precondition-failed` unless `If-Match` is absent, `*`, or names the version. */
export function requireVersion(ifMatch: readonly string[] | undefined, version: string): void {
  if (ifMatch === undefined || ifMatch.includes('*') || ifMatch.includes(version)) return;
  throw new BridgeError(
    'precondition-failed',
    'it has changed since the version that If-Match names: read it again',
  );
}
