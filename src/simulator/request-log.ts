import { createHash } from 'node:crypto';

/** One request as it came in, before anything was checked. */
export interface ReceivedRequest {
  /** `oauth`, `userinfo`, or the Handler as the caller spelt it. */
  readonly service: string;
  /** The grant type, the name of the Body's first child, or `''` where there was none. */
  readonly operation: string;
  /** Milliseconds since 1970, by the simulator's clock. */
  readonly at: number;
  /** The envelope of a SOAP request, cut at 64 KiB. */
  readonly xml?: string;
  /** A short fingerprint of the Authorization header: equal headers have equal ones; absent without a header. */
  readonly authorization?: string;
  /** The same of the session key in the URL; absent where the URL has none. */
  readonly session?: string;
}

const capacity = 1000;
const longestXml = 65_536;

/** The last thousand requests, oldest first, so that a test can say what was sent and how often. */
export class RequestLog {
  #entries: ReceivedRequest[] = [];

  add(
    entry: Omit<ReceivedRequest, 'authorization' | 'session'>,
    authorization: string | undefined,
    sessionKey?: string,
  ): void {
    const fingerprints = {
      ...(authorization === undefined ? {} : { authorization: fingerprintOf(authorization) }),
      ...(sessionKey === undefined ? {} : { session: fingerprintOf(sessionKey) }),
    };
    const xml = entry.xml === undefined ? {} : { xml: entry.xml.slice(0, longestXml) };
    this.#entries.push({ ...entry, ...xml, ...fingerprints });
    if (this.#entries.length > capacity) this.#entries.shift();
  }

  all(): readonly ReceivedRequest[] {
    return [...this.#entries];
  }

  /** How many of the remembered requests were for this operation. */
  count(operation: string): number {
    return this.#entries.filter((entry) => entry.operation === operation).length;
  }

  clear(): void {
    this.#entries = [];
  }
}

function fingerprintOf(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 16);
}
