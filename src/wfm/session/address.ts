/**
 * URLs that WFM hands out are untrusted: the locator names hosts of its own network, and a hostile one could name any.
 * They are parsed, rewritten and checked against an exact list before a byte is sent; a refused one costs no request.
 */
import { BridgeError } from '../../error/bridge-error.ts';
import { Secret } from '../../log/secret.ts';
import { hostFlaw } from './written-host.ts';

export interface AddressRules {
  /** Origin as WFM names it → origin where it can be reached. Path and query are kept: the session key is in them. */
  readonly rewrites: ReadonlyMap<string, string>;
  /** Exact origins (scheme, host, port) that requests, and so the Bearer, may go to. */
  readonly allowedOrigins: ReadonlySet<string>;
}

function refused(what: string, detail: string, internal: Readonly<Record<string, unknown>>): BridgeError {
  return new BridgeError('upstream-address-refused', `the address of ${what} ${detail}`, { internal });
}

function isHttp({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

/**
 * The address of a service, ready to be used. Throws `upstream-address-refused`; the log gets the origins, before and
 * after rewriting, the caller gets neither.
 */
export function admitAddress(text: string, what: string, rules: AddressRules): Secret<URL> {
  let named: URL;
  try {
    named = new URL(text.trim());
  } catch {
    throw refused(what, 'is not a URL', { step: 'address', length: text.length });
  }
  if (named.username !== '' || named.password !== '')
    throw refused(what, 'holds user information', { step: 'address' });
  if (named.hash !== '') throw refused(what, 'holds a fragment', { step: 'address' });
  // Before rewriting: a `blob:` address has the origin of what it wraps.
  if (!isHttp(named)) throw refused(what, 'is not an http URL', { step: 'address', named: named.protocol });
  const flaw = hostFlaw(text.trim(), named);
  if (flaw !== undefined) throw refused(what, flaw, { step: 'address', named: named.origin });
  const rewritten = rules.rewrites.get(named.origin);
  const url = rewritten === undefined ? named : new URL(`${rewritten}${named.pathname}${named.search}`);
  const internal = { step: 'address', named: named.origin, rewritten: url.origin };
  if (!rules.allowedOrigins.has(url.origin))
    throw refused(what, 'is not on the list of allowed origins', internal);
  return new Secret(url);
}
