/** Addresses that WFM names: what leads elsewhere is refused before a byte is sent, and the trap sees no connection. */
import { handlerUrl, located, opened } from '../support/scripted-wfm.ts';
import type { FaultBench } from './fault-bench.ts';
import type { FaultRow, ProblemOutcome } from './fault-row.ts';

const refused: ProblemOutcome = { status: 502, code: 'upstream-address-refused' };

interface NamedAddress {
  readonly theme: string;
  readonly name: string;
  /** What WFM names, where its own port and that of a trap are known. */
  readonly url: (port: number, trap: number) => string;
}

const path = '/?Handler=X&SessionID=1';
const addresses: readonly NamedAddress[] = [
  {
    theme: 'internal host',
    name: 'a host of the internal network',
    url: () => `http://10.0.0.8:5007${path}`,
  },
  {
    theme: 'internal host',
    name: 'a name of the internal network',
    url: () => `http://wfm.corp.invalid:5007${path}`,
  },
  {
    theme: 'metadata IP',
    name: 'the metadata service of a cloud',
    url: () => 'http://169.254.169.254/latest/meta-data',
  },
  {
    theme: 'metadata IP',
    name: 'the metadata service, by its name',
    url: () => 'http://metadata.google.internal/',
  },
  {
    theme: 'IPv6',
    name: 'its own address, mapped into IPv6',
    url: (port) => `http://[::ffff:127.0.0.1]:${port}${path}`,
  },
  { theme: 'IPv6', name: 'the loopback address of IPv6', url: (port) => `http://[::1]:${port}${path}` },
  {
    theme: 'IPv6',
    name: 'the metadata service, mapped into IPv6',
    url: () => 'http://[::ffff:169.254.169.254]/',
  },
  { theme: 'odd IP', name: 'its own address in decimal', url: (port) => `http://2130706433:${port}${path}` },
  { theme: 'odd IP', name: 'its own address in octal', url: (port) => `http://0177.0.0.1:${port}${path}` },
  {
    theme: 'odd IP',
    name: 'its own address in hexadecimal',
    url: (port) => `http://0x7f.0.0.1:${port}${path}`,
  },
  { theme: 'odd IP', name: 'its own address in short', url: (port) => `http://127.1:${port}${path}` },
  { theme: 'odd IP', name: 'the address of nobody', url: (port) => `http://0.0.0.0:${port}${path}` },
  {
    theme: 'userinfo trick',
    name: 'a user in front of the host',
    url: (port) => `http://wfm@127.0.0.1:${port}${path}`,
  },
  {
    theme: 'userinfo trick',
    name: 'its own host as the user of another',
    url: (port, trap) => `http://127.0.0.1:${port}@127.0.0.1:${trap}${path}`,
  },
  {
    theme: 'userinfo trick',
    name: 'another host behind a backslash',
    url: (port, trap) => `http://127.0.0.1:${trap}\\@127.0.0.1:${port}${path}`,
  },
  {
    theme: 'IDN look-alike',
    name: 'its own address in full-width digits',
    url: (port) => `http://１２７.0.0.1:${port}${path}`,
  },
  {
    theme: 'IDN look-alike',
    name: 'a name with a Cyrillic letter',
    url: (port) => `http://lоcalhost:${port}${path}`,
  },
  {
    theme: 'other port',
    name: 'another port of the same host',
    url: (_port, trap) => `http://127.0.0.1:${trap}${path}`,
  },
  { theme: 'other port', name: 'no port', url: () => `http://127.0.0.1${path}` },
  { theme: 'other port', name: 'a port beyond all ports', url: () => `http://127.0.0.1:99999${path}` },
  { theme: 'other scheme', name: 'https for http', url: (port) => `https://127.0.0.1:${port}${path}` },
  { theme: 'other scheme', name: 'a file', url: () => 'file:///etc/passwd' },
  { theme: 'other scheme', name: 'gopher', url: (port) => `gopher://127.0.0.1:${port}/` },
  {
    theme: 'other scheme',
    name: 'a blob of its own origin',
    url: (port) => `blob:http://127.0.0.1:${port}${path}`,
  },
  { theme: 'other scheme', name: 'a script', url: () => 'javascript:alert(1)' },
  { theme: 'other scheme', name: 'no scheme', url: (port) => `//127.0.0.1:${port}${path}` },
  { theme: 'fragment', name: 'a fragment', url: (port) => `http://127.0.0.1:${port}${path}#x` },
  { theme: 'trailing dot', name: 'a dot behind the host', url: (port) => `http://127.0.0.1.:${port}${path}` },
  { theme: 'trailing dot', name: 'a dot behind the name', url: (port) => `http://localhost.:${port}${path}` },
  { theme: 'DNS', name: 'a name for the same address', url: (port) => `http://localhost:${port}${path}` },
  { theme: 'no address', name: 'nothing', url: () => '' },
  { theme: 'no address', name: 'blanks', url: () => '   ' },
  {
    theme: 'overlong',
    name: 'another host in an address of 100,000 characters',
    url: (_port, trap) => `http://127.0.0.1:${trap}/${'x'.repeat(100_000)}`,
  },
  {
    theme: 'overlong',
    name: 'a host of 10,000 characters',
    url: () => `http://${'x'.repeat(10_000)}.invalid/`,
  },
];

async function urlOf({ url }: NamedAddress, bench: FaultBench): Promise<string> {
  return url(bench.wfm.server.port, (await bench.trap()).port);
}

/** The locator names the session service there. */
function asSession(address: NamedAddress): FaultRow {
  return {
    theme: address.theme,
    injected: `LocateServer names ${address.name}`,
    call: 'first read',
    inject: async (bench) => bench.wfm.set('LocateServer', located(await urlOf(address, bench))),
    outcome: refused,
    afterwards: (bench) => {
      if (bench.wfm.steps.at(-1) !== 'LocateServer')
        throw new Error('something was called after the locator');
    },
  };
}

/** The session lists a service there, and is itself where it should be. */
function asService(address: NamedAddress, call: 'first read' | 'first write'): FaultRow {
  return {
    theme: address.theme,
    injected: `OpenSession lists ConfigService at ${address.name}`,
    call,
    isOfSession: true,
    inject: async (bench) => {
      const own = handlerUrl(bench.wfm.origin, 'WFMSessionService800', 'f00d');
      const services = { SessionService800: own, ConfigService850: await urlOf(address, bench) };
      bench.wfm.set('OpenSession', opened(services));
    },
    outcome: refused,
  };
}

const second = addresses.filter(({ theme }) =>
  ['internal host', 'metadata IP', 'other port', 'userinfo trick'].includes(theme),
);

export const addressFaults: readonly FaultRow[] = [
  ...addresses.map(asSession),
  ...second.map((address) => asService(address, 'first read')),
  ...second.slice(0, 3).map((address) => asService(address, 'first write')),
];
