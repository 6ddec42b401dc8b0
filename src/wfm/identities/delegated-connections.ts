import { BridgeError } from '../../error/bridge-error.ts';
import type { Clock } from '../../time/clock.ts';
import type { UpstreamIdentity } from '../session/session-steps.ts';
import type { DelegatedIdentity } from '../wfm-port.ts';
import { delegatedIdentity, tokenRefused } from './delegated-identity.ts';
import type { IdentityConnection } from './identity-connection.ts';

export interface DelegatedConnectionsOptions {
  readonly connect: (identity: UpstreamIdentity) => IdentityConnection;
  readonly clock: Clock;
  /** Tokens with a connection of their own at the same time. */
  readonly limit: number;
}

/** A connection while it is in use. */
export interface ConnectionUse {
  readonly connection: IdentityConnection;
  /** To be called once. */
  readonly release: () => void;
}

interface Kept {
  readonly connection: IdentityConnection;
  uses: number;
  isOver: boolean;
  cancelEnd: () => void;
}

/** Longest delay of a timer; a token that lasts longer than that is looked up again long before. */
const longestMs = 2_147_483_647;

/**
 * The connections of callers with tokens of their own, by identity: a WFM user and a token. The least recently used one
 * makes room for a new one, one whose token ends is closed, and one in use is closed when its last call has ended.
 */
export class DelegatedConnections {
  readonly #options: DelegatedConnectionsOptions;
  /** The least recently used first. */
  readonly #kept = new Map<string, Kept>();
  /** Out of use for new requests, and closed when their last call has ended. */
  readonly #ending = new Set<Kept>();
  readonly #closings = new Set<Promise<void>>();
  #isClosed = false;

  constructor(options: DelegatedConnectionsOptions) {
    this.#options = options;
  }

  /** Throws `unauthenticated` for a token whose time is over, `upstream-busy` when all connections are in use. */
  use(name: string, identity: DelegatedIdentity): ConnectionUse {
    if (this.#isClosed) throw new BridgeError('shutting-down', 'the bridge is shutting down');
    if (identity.endsAt !== undefined && identity.endsAt <= this.#options.clock.now()) {
      this.end(name);
      throw tokenRefused();
    }
    const kept = this.#kept.get(name) ?? this.#make(name, identity);
    this.#kept.delete(name);
    this.#kept.set(name, kept);
    kept.uses += 1;
    return {
      connection: kept.connection,
      release: () => {
        kept.uses -= 1;
        if (kept.isOver && kept.uses === 0) this.#close(kept);
      },
    };
  }

  /** The connection there is, for looking at it. */
  peek(name: string): IdentityConnection | undefined {
    return this.#kept.get(name)?.connection;
  }

  /** Its token has ended: nobody gets this connection any more. */
  end(name: string): void {
    const kept = this.#kept.get(name);
    if (kept === undefined) return;
    this.#kept.delete(name);
    kept.isOver = true;
    kept.cancelEnd();
    if (kept.uses === 0) this.#close(kept);
    else this.#ending.add(kept);
  }

  /** Closes all, those in use as well. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const all = [...this.#kept.values(), ...this.#ending];
    this.#kept.clear();
    for (const kept of all) {
      kept.cancelEnd();
      this.#close(kept);
    }
    await Promise.all(this.#closings);
  }

  #make(name: string, identity: DelegatedIdentity): Kept {
    const { connect, clock, limit } = this.#options;
    if (this.#kept.size >= limit) this.#makeRoom();
    const kept: Kept = {
      connection: connect(delegatedIdentity(identity)),
      uses: 0,
      isOver: false,
      cancelEnd: () => undefined,
    };
    const leftMs = (identity.endsAt ?? Infinity) - clock.now();
    if (leftMs <= longestMs) kept.cancelEnd = clock.after(leftMs, () => this.end(name));
    return kept;
  }

  #makeRoom(): void {
    for (const [name, { uses }] of this.#kept) {
      if (uses > 0) continue;
      this.end(name);
      return;
    }
    throw new BridgeError('upstream-busy', 'too many people call WFM with tokens of their own at once', {
      facts: { retryAfter: 2 },
    });
  }

  #close(kept: Kept): void {
    this.#ending.delete(kept);
    const closing = kept.connection.close().finally(() => this.#closings.delete(closing));
    this.#closings.add(closing);
  }
}
