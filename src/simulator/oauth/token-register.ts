import { randomBytes } from 'node:crypto';
import type { Clock } from '../../time/clock.ts';

/** Whom a token stands for: the login of a user or agent. */
interface Grant {
  readonly login: string;
}

export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly expiresInS: number;
}

/** Access tokens with an end, and refresh tokens that work once. */
export class TokenRegister {
  readonly #clock: Clock;
  readonly #lifetimeS: number;
  readonly #access = new Map<string, Grant & { readonly expiresAt: number }>();
  readonly #refresh = new Map<string, Grant>();

  constructor(clock: Clock, lifetimeS: number) {
    this.#clock = clock;
    this.#lifetimeS = lifetimeS;
  }

  issue(login: string): IssuedTokens {
    const accessToken = randomBytes(24).toString('base64url');
    this.#access.set(accessToken, { login, expiresAt: this.#clock.now() + this.#lifetimeS * 1000 });
    return { accessToken, expiresInS: this.#lifetimeS };
  }

  issueRefreshable(login: string): IssuedTokens {
    const refreshToken = randomBytes(24).toString('base64url');
    this.#refresh.set(refreshToken, { login });
    return { ...this.issue(login), refreshToken };
  }

  /** New tokens for the same person. The refresh token is used up; `undefined` where it is not, or no more, a token. */
  refresh(refreshToken: string): IssuedTokens | undefined {
    const grant = this.#refresh.get(refreshToken);
    if (grant === undefined) return undefined;
    this.#refresh.delete(refreshToken);
    return this.issueRefreshable(grant.login);
  }

  /** The login that a live access token stands for. */
  login(accessToken: string): string | undefined {
    const grant = this.#access.get(accessToken);
    if (grant === undefined) return undefined;
    if (this.#clock.now() < grant.expiresAt) return grant.login;
    this.#access.delete(accessToken);
    return undefined;
  }

  /** Ends all access tokens and says how many were live; refresh tokens go on working. */
  expireAll(): number {
    const now = this.#clock.now();
    const live = [...this.#access.values()].filter((grant) => now < grant.expiresAt).length;
    this.#access.clear();
    return live;
  }
}
