/** What can be made to go wrong. Nothing goes wrong that was not asked for by name. */
export interface Mishaps {
  /** How userinfo answers instead of 200 with the user: 401, 403 or a login page in HTML with 200. */
  readonly userinfo?: 'unauthorized' | 'forbidden' | 'html';
  /** The token service refuses the client as if its secret were wrong. */
  readonly rejectClient?: boolean;
  /** Names (`ConfigService850`) that are left out of the service list of sessions opened from now on. */
  readonly omitServices?: readonly string[];
  /** The origin named in returned URLs from now on. */
  readonly internalOrigin?: string;
}

export class MishapBoard {
  #current: Mishaps = {};

  get current(): Mishaps {
    return this.#current;
  }

  /** Adds to what is set already; `clear` is the way back. */
  set(mishaps: Mishaps): void {
    this.#current = { ...this.#current, ...mishaps };
  }

  clear(): void {
    this.#current = {};
  }
}
