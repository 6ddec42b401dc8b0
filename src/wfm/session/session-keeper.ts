/**
 * Keeps at most one WFM session open, as a named state machine:
 *
 *   closed → locating → opening → open → renewing → locating → …
 *                 └────────┴─→ broken → locating → …      any → closed
 *
 * However many callers ask at once, one opening is under way and all wait for it. A caller that goes away does not
 * cancel it for the others.
 */
import { BridgeError } from '../../error/bridge-error.ts';
import type { Logger } from '../../log/logger.ts';
import type { Clock } from '../../time/clock.ts';
import type { SessionState, SessionView } from '../wfm-port.ts';
import type { OpenedSession, SessionSteps } from './session-steps.ts';

export interface SessionKeeperDependencies {
  readonly steps: SessionSteps;
  readonly clock: Clock;
  readonly logger: Logger;
  /** An open session without calls is closed after this; 0 = never. */
  readonly idleMs: number;
  /** For `CloseSession` at the end: WFM must not hold up a shutdown. */
  readonly closeTimeoutMs: number;
}

/** One opened session; a lease of it counts as a call in flight until it is released. */
interface Live extends OpenedSession {
  readonly openedAt: number;
  inFlight: number;
}

export interface SessionLease {
  readonly session: OpenedSession;
  release(): void;
}

/** A failed opening is answered from memory for this long, so that a dead WFM is not hammered by every request. */
const failurePauseMs = 1_000;

/** A refused user name or password is not tried again for so long: repeated attempts lock accounts. */
const refusedLoginPauseMs = 30_000;

export class SessionKeeper {
  readonly #dependencies: SessionKeeperDependencies;
  #state: SessionState = 'closed';
  #live: Live | undefined;
  #opening: Promise<Live> | undefined;
  #failure: { readonly error: BridgeError; readonly until: number } | undefined;
  #renewals = 0;
  #cancelIdle: () => void = () => undefined;
  #ended = false;
  /** Idle sessions that WFM is being told to close. */
  #idleClosings: Promise<unknown> = Promise.resolve();

  constructor(dependencies: SessionKeeperDependencies) {
    this.#dependencies = dependencies;
  }

  /** The open session, opened if need be. Throws what stands in the way; the caller's abort ends only its waiting. */
  async acquire(signal: AbortSignal): Promise<SessionLease> {
    const live = this.#live ?? (await raceAbort(this.#open(), signal));
    this.#cancelIdle();
    live.inFlight += 1;
    let released = false;
    return {
      session: live,
      release: () => {
        if (released) return;
        released = true;
        live.inFlight -= 1;
        if (live.inFlight === 0 && live === this.#live) this.#awaitIdle(live);
      },
    };
  }

  /**
   * To be told that WFM no longer knows a session. The first to say so ends it; those who come later with the same
   * dead session find the new one, or the opening of it, already there.
   */
  lost(session: OpenedSession, reason: string): void {
    if (session !== this.#live) return;
    this.#dependencies.logger.warn({ reason }, 'the WFM session was lost; a new one will be opened');
    this.#live = undefined;
    this.#cancelIdle();
    this.#renewals += 1;
    this.#state = 'renewing';
  }

  view(): SessionView {
    const live = this.#live;
    const failure = this.#state === 'broken' ? this.#failure?.error.code : undefined;
    return {
      state: this.#state,
      renewals: this.#renewals,
      ...(failure === undefined ? {} : { failure }),
      ...(live === undefined
        ? {}
        : {
            userId: live.user.userId,
            ...(live.user.userName === undefined ? {} : { userName: live.user.userName }),
            openedAt: new Date(live.openedAt).toISOString(),
            services: [...live.services.keys()],
          }),
    };
  }

  /**
   * Closes the session at WFM and refuses new ones. Waits for an opening and for idle closings under way, or their
   * sessions would be left behind.
   */
  async close(): Promise<void> {
    this.#ended = true;
    this.#cancelIdle();
    await this.#opening?.catch(() => undefined);
    const live = this.#live;
    this.#live = undefined;
    this.#state = 'closed';
    if (live !== undefined) await this.#closeAtWfm(live);
    await this.#idleClosings;
  }

  #open(): Promise<Live> {
    const { clock } = this.#dependencies;
    if (this.#ended) return Promise.reject(new BridgeError('shutting-down', 'the bridge is shutting down'));
    if (this.#failure !== undefined && clock.now() < this.#failure.until)
      return Promise.reject(this.#failure.error);
    this.#opening ??= this.#walk().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #walk(): Promise<Live> {
    const { steps, clock, logger } = this.#dependencies;
    // The transport's own time-outs bound every step; nothing else may cancel what many are waiting for.
    const { signal } = new AbortController();
    try {
      this.#state = 'locating';
      const location = await steps.locate(await steps.identify(signal), signal);
      this.#state = 'opening';
      const opened = await steps.open(location, signal);
      const live: Live = { ...opened, openedAt: clock.now(), inFlight: 0 };
      this.#failure = undefined;
      this.#live = live;
      this.#state = 'open';
      // Those who wait may all have gone away: then nobody's release would start the time.
      this.#awaitIdle(live);
      logger.info({ userId: live.user.userId, services: live.services.size }, 'a WFM session is open');
      return live;
    } catch (cause) {
      const error = BridgeError.from(cause);
      this.#state = 'broken';
      const pauseMs = error.internal['refusedLogin'] === true ? refusedLoginPauseMs : failurePauseMs;
      this.#failure = { error, until: clock.now() + pauseMs };
      logger.warn({ err: error }, 'no WFM session could be opened');
      throw error;
    }
  }

  #awaitIdle(live: Live): void {
    const { clock, idleMs, logger } = this.#dependencies;
    if (idleMs === 0 || this.#ended) return;
    this.#cancelIdle();
    this.#cancelIdle = clock.after(idleMs, () => {
      if (live !== this.#live || live.inFlight > 0) return;
      this.#live = undefined;
      this.#state = 'closed';
      logger.info('the WFM session was idle and is closed');
      this.#idleClosings = Promise.all([this.#idleClosings, this.#closeAtWfm(live)]);
    });
  }

  /** A session that cannot be closed will time out at WFM: worth a line in the log, never a failure. */
  async #closeAtWfm(live: Live): Promise<void> {
    const { steps, closeTimeoutMs, logger } = this.#dependencies;
    try {
      await steps.close(live, AbortSignal.timeout(closeTimeoutMs));
    } catch (cause) {
      logger.warn({ err: cause }, 'the WFM session could not be closed; it will time out there');
    }
  }
}

function raceAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const abort = (): void => {
      reject(new BridgeError('client-closed-request', 'the caller ended the request'));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
