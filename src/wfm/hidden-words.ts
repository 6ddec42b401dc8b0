/** What WFM says is shown to callers, but not the addresses, keys and tokens that servers repeat in their faults. */
import { BridgeError } from '../error/bridge-error.ts';
import type { Secret } from '../log/secret.ts';

/** What one attempt was made with. */
export interface AttemptSecrets {
  readonly url: Secret<URL>;
  readonly token: Secret | undefined;
}

/** Shorter values are words and numbers, not keys. */
const shortestKey = 8;

/** Hosts that the request did not name: dotted names of three parts, names with a port, IPv4 addresses. */
const hosts =
  /\b(?:\d{1,3}(?:\.\d{1,3}){3}|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){2,8}|[a-z][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,8}(?=:\d{2,5}\b))(?::\d{2,5})?\b/gi;

function wordsOf({ url, token }: AttemptSecrets): string[] {
  const address = url.reveal();
  const values = [...address.searchParams].filter(([name]) => name !== 'Handler').map(([, value]) => value);
  const words = [...values, token?.reveal() ?? '', address.host, address.hostname];
  return words.filter((word) => word.length >= shortestKey);
}

/** The failure without them: in the fault that callers see, and in its detail that the log sees. */
export function withoutSecrets(error: BridgeError, secrets: AttemptSecrets): BridgeError {
  const { fault } = error.facts;
  if (fault === undefined) return error;
  const words = wordsOf(secrets);
  const hide = (text: string): string =>
    words.reduce((shown, word) => shown.replaceAll(word, '***'), text).replace(hosts, '***');
  const { faultDetail } = error.internal;
  return new BridgeError(error.code, error.detail, {
    cause: error.cause,
    facts: { ...error.facts, fault: { faultcode: fault.faultcode, faultstring: hide(fault.faultstring) } },
    internal:
      typeof faultDetail === 'string'
        ? { ...error.internal, faultDetail: hide(faultDetail) }
        : error.internal,
  });
}
