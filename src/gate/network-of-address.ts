import { isIPv6 } from 'node:net';

const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/**
 * Whom a limit per address counts: an IPv4 address as it is, also one that is written as IPv6; of an IPv6 address the
 * first 64 bits, since whoever has one of them has them all. Anything else counts together.
 */
export function networkOfAddress(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const [, four] = mapped.exec(address) ?? [];
  if (four !== undefined) return four;
  if (!isIPv6(address)) return address.slice(0, 45);
  // The parser of URLs knows all that an IPv6 address may look like.
  const [plain = ''] = address.split('%');
  const [head = '', tail] = new URL(`http://[${plain}]/`).hostname.slice(1, -1).split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: 8 - groups.length - after.length }, () => '0');
  return `${[...groups, ...(tail === undefined ? [] : zeros), ...after].slice(0, 4).join(':')}::/64`;
}
