/** What the token service said, read with tolerance for what is harmless and none for what is not. */
import { BridgeError } from '../error/bridge-error.ts';

export interface TokenAnswer {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly lifetimeSeconds: number;
  /** True when the service gave no usable `expires_in`. */
  readonly assumedLifetime: boolean;
}

/** A token without a stated life is asked for again after this; long enough to be useful, short enough to be safe. */
const assumedLifetimeSeconds = 300;

function unusable(detail: string): BridgeError {
  return new BridgeError(
    'auth-upstream-unavailable',
    `the token service answered without a usable token: ${detail}`,
  );
}

function lifetime(value: unknown): number | undefined {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/** Throws `auth-upstream-unavailable` for an answer that is not a bearer token. */
export function readTokenAnswer(answer: Readonly<Record<string, unknown>>): TokenAnswer {
  const { access_token: accessToken, token_type: type, refresh_token: refreshToken } = answer;
  // A token goes into a header: anything but visible ASCII would be an injection or an accident.
  if (typeof accessToken !== 'string' || !/^[\x21-\x7e]+$/.test(accessToken))
    throw unusable('access_token is missing or malformed');
  if (type !== undefined && (typeof type !== 'string' || type.toLowerCase() !== 'bearer'))
    throw unusable('token_type is not bearer');
  const seconds = lifetime(answer['expires_in']);
  return {
    accessToken,
    refreshToken: typeof refreshToken === 'string' && refreshToken !== '' ? refreshToken : undefined,
    lifetimeSeconds: seconds ?? assumedLifetimeSeconds,
    assumedLifetime: seconds === undefined,
  };
}

/**
 * Seconds after which a token is renewed: 60 s or a tenth of its life before the end, whichever is more, but never
 * before half of its life; `random` (0 ≤ random < 1) brings it forward by up to a quarter of that margin.
 */
export function renewAfterSeconds(lifetimeSeconds: number, random: number): number {
  const margin = Math.max(60, lifetimeSeconds / 10) * (1 + random / 4);
  return lifetimeSeconds - Math.min(margin, lifetimeSeconds / 2);
}
