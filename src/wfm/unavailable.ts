import { BridgeError, type BridgeErrorOptions } from '../error/bridge-error.ts';
import { TransportError } from './transport-error.ts';

export interface CallFacts {
  /** What was being done, for the log: `userinfo`, `locate`, `open`, or an operation's name. */
  readonly step: string;
  readonly isRead: boolean;
}

/**
 * A failure of the wire as callers see it. A write that may have been carried out is `outcome-unknown`; everything
 * that is already a `BridgeError` passes.
 */
export function unavailable(cause: unknown, facts: CallFacts): unknown {
  if (!(cause instanceof TransportError)) return cause;
  const options: BridgeErrorOptions = {
    internal: { step: facts.step, failure: cause.failure, reason: cause.reason },
  };
  if (cause.failure === 'aborted') {
    return new BridgeError('client-closed-request', 'the caller ended the request', options);
  }
  if (cause.sent && !facts.isRead) {
    const detail = `${facts.step} was sent, but the answer did not arrive: read the object before sending it again`;
    return new BridgeError('outcome-unknown', detail, options);
  }
  switch (cause.failure) {
    case 'unreachable':
      return new BridgeError('upstream-unavailable', 'no connection to WFM could be made', {
        ...options,
        facts: { retryAfter: 5 },
      });
    case 'refused':
      return new BridgeError(
        'upstream-address-refused',
        'the name of WFM leads to an address that is not allowed',
        options,
      );
    case 'busy':
      return new BridgeError('upstream-busy', 'too many calls to WFM are waiting', {
        ...options,
        facts: { retryAfter: 2 },
      });
    case 'timeout': {
      const detail = cause.sent ? 'WFM did not answer in time' : 'no call to WFM ended in time for this one';
      return new BridgeError('upstream-timeout', detail, options);
    }
    case 'oversized':
      return new BridgeError(
        'upstream-oversized',
        "WFM's answer is larger than the configured limit",
        options,
      );
    case 'interrupted':
      return new BridgeError(
        'upstream-truncated',
        'the connection to WFM broke before the answer was complete',
        options,
      );
  }
}
