/** WFM behind TLS: certificates that prove nothing, and ends of the wire that speak something else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startTlsFront, type Certificate, type NoTls, type TlsFront } from '../support/tls-front.ts';
import { tlsAuthority } from '../support/tls-certificates.ts';
import type { FaultBench } from './fault-bench.ts';
import { outcomeUnknown, truncated } from './fault-places.ts';
import type { FaultCall, FaultOutcome, FaultRow, ProblemOutcome } from './fault-row.ts';

const unavailable: ProblemOutcome = { status: 503, code: 'upstream-unavailable' };

function authorityFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-tls-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const path = join(folder, 'authority.pem');
  writeFileSync(path, tlsAuthority);
  return path;
}

interface TlsFault {
  readonly theme: string;
  readonly what: string;
  readonly shown: Certificate | NoTls;
  readonly read: FaultOutcome;
  readonly write: FaultOutcome;
}

const certificates: readonly TlsFault[] = (
  [
    ['TLS expired', 'a certificate that has expired', 'expired'],
    ['TLS expired', 'a certificate that is not valid yet', 'notYetValid'],
    ['TLS wrong host', 'a certificate of another host', 'otherHost'],
    ['TLS stranger', 'a certificate of an authority that is not trusted', 'otherAuthority'],
    ['TLS stranger', 'a certificate that it signed itself', 'selfSigned'],
  ] as const
).map(([theme, what, shown]) => ({ theme, what, shown, read: unavailable, write: unavailable }));

/** What is met within the handshake may also come from a middle that has read the request: a write is not repeated. */
const others: readonly TlsFault[] = (
  [
    [
      'plain HTTP on the TLS port',
      (socket: Parameters<NoTls>[0]) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    ],
    ['garbage in the handshake', (socket: Parameters<NoTls>[0]) => socket.end(Buffer.alloc(2000, 0x16))],
    ['a reset in the handshake', (socket: Parameters<NoTls>[0]) => socket.resetAndDestroy()],
  ] as const
).map(([what, shown]) => ({
  theme: 'no TLS',
  what,
  shown: (socket) => {
    socket.once('data', () => void shown(socket));
  },
  read: truncated,
  write: outcomeUnknown,
}));

async function behindTls(bench: FaultBench, set: (front: TlsFront) => void): Promise<Record<string, string>> {
  const front = await startTlsFront(bench.wfm.server.port);
  set(front);
  return {
    WFM_URL: front.origin,
    WFM_URL_REWRITES: `${bench.wfm.origin}=${front.origin}`,
    UPSTREAM_CA_FILE: authorityFile(),
  };
}

function rowsOf({ theme, what, shown, ...outcomes }: TlsFault): readonly FaultRow[] {
  return (['read', 'write'] as const).map((call: FaultCall & keyof typeof outcomes) => {
    let front: TlsFront | undefined;
    return {
      theme,
      injected: `WFM shows ${what}`,
      call,
      variables: (bench) => behindTls(bench, (started) => (front = started)),
      inject: () => front?.show(shown),
      outcome: outcomes[call],
      afterwards(bench) {
        front?.show('good');
        if (call === 'write' && bench.wfm.count('InsertUser') > 0) throw new Error('WFM has got the write');
      },
    };
  });
}

export const tlsFaults: readonly FaultRow[] = [...certificates, ...others].flatMap(rowsOf);
