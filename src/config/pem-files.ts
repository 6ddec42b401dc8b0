import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import type { RequestFlaw } from '../error/bridge-error.ts';
import type { FileReader, Reading } from './read-variables.ts';

/** The files of TLS, tried at the start: a mistake in them would otherwise show at the first call, as a riddle. */

const names = ['UPSTREAM_CA_FILE', 'UPSTREAM_CLIENT_CERT_FILE', 'UPSTREAM_CLIENT_KEY_FILE'] as const;
type FileName = (typeof names)[number];

/** Node takes a file without any certificate for one without authorities, so each is read on its own. */
function readAuthorities(pem: string): void {
  const [, ...blocks] = `\n${pem}`.split(/^(?=-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----)/m);
  if (blocks.length === 0) throw new Error('there is no certificate in the file');
  for (const block of blocks) new X509Certificate(block);
}

const readers: Readonly<Record<FileName, { readonly read: (pem: string) => void; readonly detail: string }>> =
  {
    UPSTREAM_CA_FILE: { read: readAuthorities, detail: 'the file does not hold PEM certificates' },
    UPSTREAM_CLIENT_CERT_FILE: {
      read: (cert) => void createSecureContext({ cert }),
      detail: 'the file does not hold a PEM certificate that TLS can use',
    },
    UPSTREAM_CLIENT_KEY_FILE: {
      read: (key) => void createPrivateKey(key),
      detail: 'the file does not hold a PEM key without a passphrase',
    },
  };

function succeeds(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    // The reason may quote the file.
    return false;
  }
}

export function pemFileRules({ values, given }: Reading, read: FileReader): RequestFlaw[] {
  const flaws: RequestFlaw[] = [];
  const pems = new Map<FileName, string>();
  for (const parameter of names) {
    const path = values[parameter];
    if (path === undefined) continue;
    let pem = '';
    if (!succeeds(() => void (pem = read(path))))
      flaws.push({ parameter, detail: 'the file cannot be read' });
    else if (succeeds(() => readers[parameter].read(pem))) pems.set(parameter, pem);
    else flaws.push({ parameter, detail: readers[parameter].detail });
  }
  const pair = ['UPSTREAM_CLIENT_CERT_FILE', 'UPSTREAM_CLIENT_KEY_FILE'] as const;
  const missing = pair.filter((name) => !given.has(name));
  if (missing.length === 1) {
    const detail = 'is required: certificate and key go together';
    flaws.push(...missing.map((parameter) => ({ parameter, detail })));
  }
  const [cert, key] = pair.map((name) => pems.get(name));
  if (cert !== undefined && key !== undefined && !succeeds(() => void createSecureContext({ cert, key }))) {
    flaws.push({ parameter: pair[1], detail: 'the key does not belong to the certificate' });
  }
  return flaws;
}
