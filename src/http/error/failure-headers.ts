import type { BridgeError } from '../../error/bridge-error.ts';

/** Seconds that a caller should wait before the same request again, where the failure itself names none. */
const defaultRetryAfter = 5;

/** The headers that HTTP wants with a failure of that status, whatever its body looks like. */
export function failureHeaders({ facts }: BridgeError, status: number): Readonly<Record<string, string>> {
  const { allow, retryAfter } = facts;
  const wait = retryAfter ?? (status === 503 ? defaultRetryAfter : undefined);
  return {
    ...(allow === undefined ? {} : { Allow: allow.join(', ') }),
    ...(wait === undefined ? {} : { 'Retry-After': String(wait) }),
    ...(status === 401
      ? { 'WWW-Authenticate': 'Bearer realm="wfm-bridge", Basic realm="wfm-bridge", charset="UTF-8"' }
      : {}),
  };
}
