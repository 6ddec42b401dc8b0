import { BridgeError } from '../../error/bridge-error.ts';

/** Waits no longer than the signal lets; what is waited for goes on. Throws `client-closed-request` at its end. */
export function raceAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => {
      reject(new BridgeError('client-closed-request', 'the caller ended the request'));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
