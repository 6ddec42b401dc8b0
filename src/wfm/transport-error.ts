/**
 * What can go wrong on the wire. `sent` is the question every retry hangs on: can the upstream have seen the request?
 * False only where that is proven, such as a refused connection.
 */
import { addressRefused } from './origin/checked-lookup.ts';

export type TransportFailure =
  'unreachable' | 'timeout' | 'interrupted' | 'oversized' | 'refused' | 'busy' | 'aborted';

export class TransportError extends Error {
  readonly failure: TransportFailure;
  readonly sent: boolean;
  /** The system's code, such as `ECONNREFUSED`; never an address. */
  readonly reason: string;

  constructor(failure: TransportFailure, sent: boolean, reason: string) {
    super(`${failure} (${reason})`);
    this.name = 'TransportError';
    this.failure = failure;
    this.sent = sent;
    this.reason = reason;
  }
}

/** Failures before a connection stands: nothing of the request has left. */
const unsent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** Failures that a standing connection can meet as well: only the system call tells. */
const unsentWhileConnecting = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT']);
const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT']);

/** Found by our side within the handshake; an `ERR_SSL_…` may also be the other side's alert after the request. */
function isCertificateProblem(code: string): boolean {
  return /^(?:CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code);
}

/** undici has no codes of its own for a proxy that refuses the tunnel. */
function isProxyRefusal(reason: unknown): boolean {
  return reason instanceof Error && /^Proxy (?:response|Authentication)/.test(reason.message);
}

function isUnsent(reason: unknown, code: string): boolean {
  if (unsent.has(code) || isCertificateProblem(code)) return true;
  if (!unsentWhileConnecting.has(code)) return false;
  // Several addresses tried and none connected are an aggregate.
  return (
    reason instanceof AggregateError ||
    (reason instanceof Error && 'syscall' in reason && reason.syscall === 'connect')
  );
}

/** A failure of undici or of a socket, sorted; the message is dropped, since it may hold an address. */
export function transportError(cause: unknown): TransportError {
  if (cause instanceof TransportError) return cause;
  const holder = cause instanceof AggregateError && !('code' in cause) ? (cause.errors[0] as unknown) : cause;
  const code =
    typeof holder === 'object' && holder !== null && 'code' in holder ? String(holder.code) : 'unknown';
  if (code === addressRefused) return new TransportError('refused', false, code);
  if (isUnsent(holder, code)) return new TransportError('unreachable', false, code);
  if (isProxyRefusal(holder)) return new TransportError('unreachable', false, 'PROXY_REFUSED');
  if (timeouts.has(code)) return new TransportError('timeout', true, code);
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return new TransportError('oversized', true, code);
  return new TransportError('interrupted', true, code);
}
