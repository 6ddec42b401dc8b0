/**
 * The bridge's access token: one for all callers, fetched once however many ask, renewed early, never logged.
 * `simple-oauth2` speaks the protocol; what it leaves out is here (single flight, time-outs, carrying the refresh token
 * over, answers with odd members).
 */
import { ClientCredentials, ResourceOwnerPassword, type AccessToken } from 'simple-oauth2';
import { BridgeError } from '../error/bridge-error.ts';
import type { Logger } from '../log/logger.ts';
import { quietDebug } from '../log/quiet-debug.ts';
import { Secret } from '../log/secret.ts';
import type { Clock } from '../time/clock.ts';
import { OriginBreaker } from './origin/origin-breaker.ts';
import type { UpstreamEvents } from './upstream-events.ts';
import { oauthClientConfiguration, type OauthClientSettings } from './oauth-client.ts';
import type { RefreshTokenStore } from './refresh-token-store.ts';
import { cutAnswer, tokenError } from './token-error.ts';
import { readTokenAnswer, renewAfterSeconds, type TokenAnswer } from './token-answer.ts';

quietDebug();

export interface TokenSource {
  /** A token that is valid now. Throws `bridge-credentials-rejected` or `auth-upstream-unavailable`. */
  token(): Promise<Secret>;
  /** To be told when the upstream refused a token: it is not given out again. */
  reject(token: Secret): void;
}

export interface TokenSourceDependencies {
  readonly settings: OauthClientSettings;
  readonly store: RefreshTokenStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** 0 ≤ random < 1: spreads the renewals of several replicas. */
  readonly random: () => number;
  readonly events: UpstreamEvents;
  /** Failures in a row after which the token service is left alone for a while. */
  readonly breakerFailures: number;
}

interface Held {
  readonly secret: Secret;
  readonly renewAt: number;
  readonly expiresAt: number;
}

/** A renewal that fails while the present token is still valid is tried again after this, or at the token's end. */
const renewalPauseMs = 30_000;

/** After a refusal the same credentials are not tried again for so long: repeated attempts lock accounts. */
const refusalPauseMs = 30_000;

class OauthTokenSource implements TokenSource {
  readonly #dependencies: TokenSourceDependencies;
  readonly #client: ClientCredentials;
  readonly #passwordClient: ResourceOwnerPassword;
  readonly #breaker: OriginBreaker;
  #held: Held | undefined;
  #refreshToken: Secret | undefined;
  #inFlight: Promise<Secret> | undefined;
  #refusal: { readonly error: BridgeError; readonly until: number } | undefined;

  constructor(dependencies: TokenSourceDependencies) {
    this.#dependencies = dependencies;
    const configuration = oauthClientConfiguration(dependencies.settings);
    this.#client = new ClientCredentials(configuration);
    this.#passwordClient = new ResourceOwnerPassword(configuration);
    this.#breaker = new OriginBreaker({
      failures: dependencies.breakerFailures,
      counts: (reason) => tokenError(reason).code === 'auth-upstream-unavailable',
      refusal: stopped,
      changed: (state) => {
        dependencies.events.breakerChanged('token-service', state);
      },
    });
    const { grant } = dependencies.settings.oauth;
    this.#refreshToken =
      dependencies.store.read() ?? (grant.grant === 'refresh_token' ? grant.refreshToken : undefined);
  }

  async token(): Promise<Secret> {
    const now = this.#dependencies.clock.now();
    const held = this.#held;
    if (held !== undefined && now < held.renewAt) return held.secret;
    if (this.#refusal !== undefined && now < this.#refusal.until) throw this.#refusal.error;
    const renewal = (this.#inFlight ??= this.#renew().finally(() => {
      this.#inFlight = undefined;
    }));
    if (held === undefined || now >= held.expiresAt) return renewal;
    // An early renewal holds nobody up; if it fails, whoever comes after the end of this token is told.
    renewal.catch(() => undefined);
    return held.secret;
  }

  reject(token: Secret): void {
    if (this.#held?.secret === token) this.#held = undefined;
  }

  async #renew(): Promise<Secret> {
    const { clock, logger, events } = this.#dependencies;
    try {
      const answer = await this.#watched();
      events.tokenFetched('good');
      this.#refusal = undefined;
      return this.#hold(answer);
    } catch (cause) {
      cutAnswer(cause);
      const error = tokenError(cause);
      events.tokenFetched(error.code);
      if (error.code === 'bridge-credentials-rejected') {
        this.#refusal = { error, until: clock.now() + refusalPauseMs };
      }
      if (this.#held === undefined || clock.now() >= this.#held.expiresAt) throw error;
      logger.warn(
        { err: error },
        'the access token could not be renewed early; the present one is still valid',
      );
      const renewAt = Math.min(clock.now() + renewalPauseMs, this.#held.expiresAt);
      this.#held = { ...this.#held, renewAt };
      return this.#held.secret;
    }
  }

  #hold(answer: TokenAnswer): Secret {
    const { clock, logger, random, store } = this.#dependencies;
    const now = clock.now();
    if (answer.assumedLifetime)
      logger.debug('the token answer has no usable expires_in; a short life is assumed');
    const secret = new Secret(answer.accessToken);
    this.#held = {
      secret,
      renewAt: now + renewAfterSeconds(answer.lifetimeSeconds, random()) * 1000,
      expiresAt: now + answer.lifetimeSeconds * 1000,
    };
    // A service that does not rotate refresh tokens leaves it out of the answer: the present one stays good.
    if (answer.refreshToken !== undefined && answer.refreshToken !== this.#refreshToken?.reveal()) {
      this.#refreshToken = new Secret(answer.refreshToken);
      store.write(this.#refreshToken);
    }
    return secret;
  }

  #watched(): Promise<TokenAnswer> {
    return this.#breaker.watch(async (settle) => {
      const answer = await this.#request();
      settle();
      return answer;
    });
  }

  async #request(): Promise<TokenAnswer> {
    const { grant } = this.#dependencies.settings.oauth.grant;
    if (this.#refreshToken !== undefined && grant !== 'client_credentials') {
      try {
        return await this.#refresh(this.#refreshToken);
      } catch (cause) {
        cutAnswer(cause);
        const error = tokenError(cause);
        if (error.code !== 'bridge-credentials-rejected') throw error;
        if (grant === 'refresh_token') return await this.#refreshAnew(this.#refreshToken, error);
        this.#refreshToken = undefined;
      }
    }
    if (grant === 'refresh_token') {
      throw new BridgeError('bridge-credentials-rejected', 'there is no refresh token to use');
    }
    return readTokenAnswer((await this.#fetch()).token);
  }

  /** The stored token is dead; the configured one may be newer, and else nothing but deleting the file would help. */
  async #refreshAnew(dead: Secret, error: BridgeError): Promise<TokenAnswer> {
    const { grant } = this.#dependencies.settings.oauth;
    if (grant.grant !== 'refresh_token' || grant.refreshToken.reveal() === dead.reveal()) throw error;
    const answer = await this.#refresh(grant.refreshToken);
    this.#refreshToken = grant.refreshToken;
    return answer;
  }

  async #refresh(refreshToken: Secret): Promise<TokenAnswer> {
    const present = this.#client.createToken({ refresh_token: refreshToken.reveal() });
    return readTokenAnswer((await present.refresh(this.#scope())).token);
  }

  #fetch(): Promise<AccessToken> {
    const { grant } = this.#dependencies.settings.oauth;
    if (grant.grant !== 'password') return this.#client.getToken(this.#scope());
    return this.#passwordClient.getToken({
      username: grant.username,
      password: grant.password.reveal(),
      ...this.#scope(),
    });
  }

  #scope(): { readonly scope?: string } {
    const { scope } = this.#dependencies.settings.oauth;
    return scope === undefined ? {} : { scope };
  }
}

function stopped(retryAfter: number): BridgeError {
  const detail = 'the token service has failed several times in a row and is left alone for a moment';
  return new BridgeError('auth-upstream-unavailable', detail, {
    facts: { retryAfter },
    internal: { step: 'token', failure: 'breaker' },
  });
}

export function createTokenSource(dependencies: TokenSourceDependencies): TokenSource {
  return new OauthTokenSource(dependencies);
}
