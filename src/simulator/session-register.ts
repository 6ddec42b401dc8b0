import { randomBytes } from 'node:crypto';
import type { Clock } from '../time/clock.ts';

export interface OpenSession {
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  /** 32 hexadecimal digits; it is the value of SessionID in the returned URLs. */
  readonly key: string;
  readonly userId: number;
  readonly appName: string;
}

/** What tests may see of the sessions. */
export interface SessionView {
  /** Sessions that are open now. */
  count(): number;
  keys(): readonly string[];
}

/**
 * The open sessions. One that nobody used for its lifetime is gone. Keys are random, not seeded: after a restart an old
 * key must never happen to be a live one.
 */
export class SessionRegister implements SessionView {
  readonly #clock: Clock;
  readonly #lifetimeMs: number;
  readonly #sessions = new Map<string, { readonly session: OpenSession; lastUse: number }>();

  constructor(clock: Clock, lifetimeMs: number) {
    this.#clock = clock;
    this.#lifetimeMs = lifetimeMs;
  }

  open(userId: number, appName: string): OpenSession {
    const session = { key: randomBytes(16).toString('hex'), userId, appName, openedAt: this.#clock.now() };
    this.#sessions.set(session.key, { session, lastUse: this.#clock.now() });
    return session;
  }

  /** The session with this key, whose idle time starts anew; `undefined` where it never was or is no more. */
  use(key: string): OpenSession | undefined {
    this.#forgetIdle();
    const entry = this.#sessions.get(key);
    if (entry === undefined) return undefined;
    entry.lastUse = this.#clock.now();
    return entry.session;
  }

  close(key: string): void {
    this.#sessions.delete(key);
  }

  /** Ends all of them and says how many there were. */
  expireAll(): number {
    const ended = this.count();
    this.#sessions.clear();
    return ended;
  }

  count(): number {
    this.#forgetIdle();
    return this.#sessions.size;
  }

  keys(): readonly string[] {
    this.#forgetIdle();
    return [...this.#sessions.keys()];
  }

  all(): readonly OpenSession[] {
    this.#forgetIdle();
    return [...this.#sessions.values()].map(({ session }) => session);
  }

  #forgetIdle(): void {
    const now = this.#clock.now();
    for (const [key, entry] of this.#sessions) {
      if (now - entry.lastUse >= this.#lifetimeMs) this.#sessions.delete(key);
    }
  }
}
