/** The steps to a session, each held until a test lets it go on, and counted. */
import { BridgeError } from '../../src/error/bridge-error.ts';
import { Secret } from '../../src/log/secret.ts';
import type { Location, OpenedSession, SessionSteps } from '../../src/wfm/session/session-steps.ts';
import type { Userinfo } from '../../src/wfm/wfm-port.ts';

export type StepName = 'identify' | 'locate' | 'open' | 'close';

const user: Userinfo = { userId: 748, userName: 'api' };

export class FakeSessionSteps implements SessionSteps {
  readonly counts: Record<StepName, number> = { identify: 0, locate: 0, open: 0, close: 0 };
  /** What the steps fail with. */
  readonly failures = new Map<StepName, Error>();
  readonly closed: OpenedSession[] = [];
  #held = new Map<StepName, () => void>();
  #gates = new Map<StepName, Promise<void>>();
  #arrivals = new Map<StepName, () => void>();

  /** Makes the step wait for `release`; the promise resolves when somebody waits in it. */
  hold(step: StepName): Promise<void> {
    this.#gates.set(step, new Promise((resolve) => this.#held.set(step, resolve)));
    return new Promise((resolve) => this.#arrivals.set(step, resolve));
  }

  release(step: StepName): void {
    this.#gates.delete(step);
    this.#held.get(step)?.();
  }

  token(): Promise<Secret | undefined> {
    return Promise.resolve(undefined);
  }

  rejectToken(): void {
    throw new Error('the keeper has nothing to do with tokens');
  }

  async identify(): Promise<Userinfo | undefined> {
    await this.#enter('identify');
    return user;
  }

  async locate(): Promise<Location> {
    await this.#enter('locate');
    return { sessionServiceUrl: this.#url(), user };
  }

  async open(): Promise<OpenedSession> {
    await this.#enter('open');
    const services = new Map([['ConfigService850', new Secret(`${this.#url().reveal().href}&c=1`)]]);
    return { user, sessionServiceUrl: this.#url(), services };
  }

  async close(session: OpenedSession): Promise<void> {
    this.closed.push(session);
    await this.#enter('close');
  }

  addressOf(): Secret<URL> {
    throw new BridgeError('service-not-offered', 'not here');
  }

  #url(): Secret<URL> {
    return new Secret(new URL(`http://secret-host:6030/?SessionID=k-e-y-${this.counts.open}`));
  }

  async #enter(step: StepName): Promise<void> {
    this.counts[step] += 1;
    this.#arrivals.get(step)?.();
    await this.#gates.get(step);
    const failure = this.failures.get(step);
    if (failure !== undefined) throw failure;
  }
}
