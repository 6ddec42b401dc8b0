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
import type { UpstreamEvents } from '../upstream-events.ts';
import type { SessionState, SessionView } from '../wfm-port.ts';
import { raceAbort } from './race-abort.ts';
import type { OpenedSession, SessionSteps } from './session-steps.ts';

export interface SessionKeeperDependencies {
  readonly steps: SessionSteps;
  readonly clock: Clock;
  readonly logger: Logger;
  /** An open session without calls is closed after this; 0 = never. */
  readonly idleMs: number;
  /** For `CloseSession` at the end: WFM must not hold up a shutdown. */
  readonly closeTimeoutMs: number;
  readonly events: UpstreamEvents;
}

/** One opened session; a lease of it counts as a call in flight until it is released. */
interface Live extends OpenedSession {
  readonly openedAt: number;
  /** True when it took the place of one that was lost. */
  readonly isRenewal: boolean;
  inFlight: number;
  /** True once WFM is, or has been, told to close it. */
  isClosing: boolean;
}

export interface SessionLease {
  readonly session: OpenedSession;
  release(): void;
}

/** A failed opening is answered from memory for this long, so that a dead WFM is not hammered by every request. */
const failurePauseMs = 1_000;

/** A refused user name or password is not tried again for so long: repeated attempts lock accounts. */
const refusedLoginPauseMs = 30_000;

/** A session that took the place of a lost one is kept for this long whatever is said of it: no third one is opened. */
const renewalPauseMs = 5_000;

export class SessionKeeper {
  readonly #dependencies: SessionKeeperDependencies;
  #state: SessionState = 'closed';
  #live: Live | undefined;
  #opening: Promise<Live> | undefined;
  #failure: { readonly error: BridgeError; readonly until: number } | undefined;
  #renewals = 0;
  #cancelIdle: () => void = () => undefined;
  #ended = false;
  /** Sessions out of use that WFM is being told to close. */
  #closings: Promise<unknown> = Promise.resolve();
  /** Sessions that WFM could not be told to close: tried once more when it is there again. */
  #unclosed: readonly Live[] = [];
  /** Ends the walk under way: only the end of the bridge may. */
  #walkEnd = new AbortController();

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
        if (live.inFlight > 0) return;
        if (live === this.#live) this.#awaitIdle(live);
        else this.#closeInBackground(live);
      },
    };
  }

  /** Opens a session if there is none; one that is open is left as it is, its idle time included. */
  async ensure(signal: AbortSignal): Promise<void> {
    if (this.#live === undefined) (await this.acquire(signal)).release();
  }

  /**
   * To be told that a session is of no use any more. The first to say so ends it; those who come later with the same
   * session find the new one, or the opening of it, already there. Its own calls are let finish, then WFM is told to
   * close it, since it may be alive. False when it is kept: it has just taken the place of another, so that a third
   * would meet the same trouble.
   */
  lost(session: OpenedSession, reason: string): boolean {
    const live = this.#live;
    if (session !== live) return true;
    if (live.isRenewal && this.#dependencies.clock.now() - live.openedAt < renewalPauseMs) return false;
    this.#dependencies.logger.warn({ reason }, 'the WFM session was lost; a new one will be opened');
    this.#live = undefined;
    this.#cancelIdle();
    this.#renewals += 1;
    this.#dependencies.events.sessionClosed('lost');
    this.#dependencies.events.sessionRenewed(reason);
    this.#state = 'renewing';
    return true;
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
   * Closes the session at WFM and refuses new ones. An opening that has not reached `OpenSession` is ended; one that
   * has is waited for, or its session would be left behind. All of it is bounded by `closeTimeoutMs`, twice.
   */
  async close(): Promise<void> {
    this.#ended = true;
    this.#cancelIdle();
    if (this.#state !== 'opening') this.#walkEnd.abort();
    await this.#withinTimeout(this.#opening).catch(() => this.#walkEnd.abort());
    const live = this.#live;
    this.#live = undefined;
    this.#state = 'closed';
    if (live !== undefined) {
      this.#dependencies.events.sessionClosed('shutdown');
      this.#closeInBackground(live);
    }
    await this.#closings;
  }

  #open(): Promise<Live> {
    const { clock } = this.#dependencies;
    if (this.#ended) return Promise.reject(shuttingDown());
    if (this.#failure !== undefined && clock.now() < this.#failure.until)
      return Promise.reject(this.#failure.error);
    this.#opening ??= this.#walk().finally(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #walk(): Promise<Live> {
    const { steps, clock, logger } = this.#dependencies;
    // The transport's own time-outs bound every step; no caller may cancel what many are waiting for.
    const { signal } = this.#walkEnd;
    const isRenewal = this.#state === 'renewing';
    try {
      this.#state = 'locating';
      const location = await steps.locate(await steps.identify(signal), signal);
      this.#state = 'opening';
      const opened = await steps.open(location, signal);
      const live: Live = { ...opened, openedAt: clock.now(), isRenewal, inFlight: 0, isClosing: false };
      if (signal.aborted) this.#closeInBackground(live);
      signal.throwIfAborted();
      this.#failure = undefined;
      this.#live = live;
      this.#state = 'open';
      this.#dependencies.events.sessionOpened();
      // Those who wait may all have gone away: then nobody's release would start the time.
      this.#awaitIdle(live);
      logger.info({ userId: live.user.userId, services: live.services.size }, 'a WFM session is open');
      this.#closeUnclosed();
      return live;
    } catch (cause) {
      const error = signal.aborted ? shuttingDown() : BridgeError.from(cause);
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
      this.#dependencies.events.sessionClosed('idle');
      logger.info('the WFM session was idle and is closed');
      this.#closeInBackground(live);
    });
  }

  #closeInBackground(live: Live): void {
    if (live.isClosing) return;
    live.isClosing = true;
    const closing = this.#closeAtWfm(live).then((isClosed) => {
      if (!isClosed && !this.#ended) this.#unclosed = [...this.#unclosed, live];
    });
    this.#closings = Promise.all([this.#closings, closing]);
  }

  #closeUnclosed(): void {
    const again = this.#unclosed.map((live) => this.#closeAtWfm(live));
    this.#unclosed = [];
    this.#closings = Promise.all([this.#closings, ...again]);
  }

  /** A session that cannot be closed is dead or will time out at WFM: worth a line in the log, never a failure. */
  async #closeAtWfm(live: Live): Promise<boolean> {
    const { steps, closeTimeoutMs, logger } = this.#dependencies;
    try {
      await this.#withinTimeout(steps.close(live, AbortSignal.timeout(closeTimeoutMs)));
      return true;
    } catch (cause) {
      logger.warn({ err: cause }, 'a WFM session could not be closed; WFM has ended it or will');
      return false;
    }
  }

  /** What is waited for may hang in places that no signal reaches, such as the token service. */
  async #withinTimeout(work: Promise<unknown> | undefined): Promise<void> {
    const { closeTimeoutMs } = this.#dependencies;
    if (work !== undefined) await raceAbort(work, AbortSignal.timeout(closeTimeoutMs));
  }
}

function shuttingDown(): BridgeError {
  return new BridgeError('shutting-down', 'the bridge is shutting down');
}
