/**
 * Names become addresses here, and the connection goes to the very address that was checked: a name that answers
 * differently the second time gains nothing.
 */
import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIPv4, type LookupFunction } from 'node:net';

/** The code of a refused address: before a connection is made, so nothing was sent. */
export const addressRefused = 'ERR_ADDRESS_REFUSED';

export type Resolve = (
  host: string,
  options: LookupOptions & { readonly all: true },
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

function blockList(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [address = '', prefix] = subnet.split('/');
    list.addSubnet(address, Number(prefix), isIPv4(address) ? 'ipv4' : 'ipv6');
  }
  return list;
}

/**
 * Where no WFM is: link-local addresses, those of cloud metadata services, "any" address, multicast, reserved. Private
 * networks are where WFM is on premises. IPv6 forms of IPv4 are judged as IPv4.
 */
const nowhere = blockList([
  ...['0.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4', '100.100.100.200/32', '168.63.129.16/32'],
  ...['::/128', 'fe80::/10', 'fec0::/10', 'ff00::/8', 'fd00:ec2::/32', 'fd20:ce::254/128'],
]);
const loopback = blockList(['127.0.0.0/8', '::1/128']);

/** The IPv4 address inside an IPv6 one: mapped, compatible, NAT64 or 6to4. */
function embedded(address: string): string | undefined {
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, '')}]/`);
  const groups = expand(hostname.slice(1, -1));
  const at = (place: number): number => groups[place] ?? 0;
  const ipv4 = (place: number): string =>
    [at(place) >> 8, at(place) & 255, at(place + 1) >> 8, at(place + 1) & 255].join('.');
  const leading = groups.slice(0, 5).every((group) => group === 0);
  if (leading && at(5) === 0xffff) return ipv4(6);
  if (leading && at(5) === 0 && (at(6) !== 0 || at(7) > 1)) return ipv4(6);
  if (at(0) === 0x64 && at(1) === 0xff9b) return ipv4(6);
  return at(0) === 0x2002 ? ipv4(1) : undefined;
}

function expand(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const words = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [words(head), words(tail ?? '')];
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

/** Whether a connection for `host` may go to an address that its name resolved to. */
export function isAddressAllowed(host: string, address: string): boolean {
  const inner = isIPv4(address) ? address : embedded(address);
  const [text, family] = inner === undefined ? [address, 'ipv6' as const] : [inner, 'ipv4' as const];
  if (nowhere.check(text, family)) return false;
  const isLocalName = host === 'localhost' || host.endsWith('.localhost');
  return isLocalName || !loopback.check(text, family);
}

/** A `lookup` for connections: refuses a name when any of its addresses is refused. */
export function checkedLookup(resolve: Resolve = systemLookup): LookupFunction {
  return (host, options, answer) => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        answer(error, '');
        return;
      }
      const [first] = addresses;
      if (first === undefined) {
        answer(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
        return;
      }
      if (!addresses.every(({ address }) => isAddressAllowed(host.toLowerCase(), address))) {
        answer(Object.assign(new Error('the address is refused'), { code: addressRefused }), '');
        return;
      }
      if (options.all === true) answer(null, addresses);
      else answer(null, first.address, first.family);
    });
  };
}
