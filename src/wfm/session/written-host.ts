/** Is the host of an address written as it is read? Whatever reads differently is a trick or an accident. */
import { domainToUnicode } from 'node:url';

/** Scheme, host and the rest; no user, no backslash, no control character anywhere. */
const strict = /^https?:\/\/(\[[\da-f:.]+\]|[^\s/?#\\@:[\]]+)(?::\d+)?(?:[/?#]|$)/iu;

/** Alphabets whose letters look alike. */
const alphabets = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];

function isMixed(label: string): boolean {
  return alphabets.filter((alphabet) => alphabet.test(label)).length > 1;
}

/**
 * What is wrong with the host of an address, in words for the log, or undefined. `url` is the same address as the parser
 * reads it: numbers as IPv4 addresses, full-width and percent-encoded letters as plain ones, and so on.
 */
export function hostFlaw(text: string, url: URL): string | undefined {
  const written = strict.exec(text)?.[1]?.toLowerCase().normalize('NFC');
  if (written === undefined || /\p{Cc}/u.test(text)) return 'is not written as a plain URL';
  // The parser has made one form of IPv6 addresses, and that is what is compared.
  if (written.startsWith('[')) return undefined;
  const read = domainToUnicode(url.hostname);
  if (written !== url.hostname && written !== read) return 'names its host in disguise';
  if (url.hostname.endsWith('.')) return 'names a host that ends with a dot';
  return read.split('.').some(isMixed) ? 'mixes alphabets in the name of its host' : undefined;
}
