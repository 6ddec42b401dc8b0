import { errors, jwtVerify, SignJWT } from 'jose';
import { BridgeError } from '../error/bridge-error.ts';
import { Secret } from '../log/secret.ts';
import type { Clock } from '../time/clock.ts';

const issuer = 'wfm-bridge';
// RFC 9068: an access token is told from other JWTs that the same key may have signed.
const type = 'at+jwt';

export interface IssuedToken {
  readonly token: Secret;
  readonly expiresInSeconds: number;
}

/** The bridge's own bearer tokens. */
export interface AccessTokens {
  issue(clientId: string): Promise<IssuedToken>;
  /** The client id of a valid token; throws `unauthenticated`. */
  verify(token: string): Promise<string>;
}

export interface AccessTokenOptions {
  /** At least 32 bytes. */
  readonly signingKey: Secret;
  /** Who may accept the tokens: the public address of this bridge, or its name. */
  readonly audience: string;
  readonly lifetimeSeconds: number;
  readonly clock: Clock;
}

/** Tokens whose signature was good: checking one costs more than all else that a small request needs. */
const rememberedTokens = 1_000;

/** Tokens signed with HS256 whose subject is the client id; permissions are looked up at each use, not carried. */
export function accessTokens({
  signingKey,
  audience,
  lifetimeSeconds,
  clock,
}: AccessTokenOptions): AccessTokens {
  const key = new TextEncoder().encode(signingKey.reveal());
  const verified = new Map<string, { readonly clientId: string; readonly expiresAt: number }>();
  const remember = (token: string, clientId: string, expiresAt: number): void => {
    const [oldest] = verified.keys();
    if (verified.size === rememberedTokens && oldest !== undefined) verified.delete(oldest);
    verified.set(token, { clientId, expiresAt });
  };
  return {
    async issue(clientId) {
      const now = Math.floor(clock.now() / 1000);
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ: type })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(clientId)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetimeSeconds)
        .sign(key);
      return { token: new Secret(token), expiresInSeconds: lifetimeSeconds };
    },
    async verify(token) {
      const known = verified.get(token);
      if (known !== undefined) {
        if (clock.now() < known.expiresAt) return known.clientId;
        verified.delete(token);
      }
      try {
        const { payload } = await jwtVerify(token, key, {
          algorithms: ['HS256'],
          typ: type,
          issuer,
          audience,
          requiredClaims: ['sub', 'exp'],
          currentDate: new Date(clock.now()),
        });
        const { sub = '', exp = 0 } = payload;
        remember(token, sub, exp * 1000);
        return sub;
      } catch (cause) {
        const detail =
          cause instanceof errors.JWTExpired
            ? 'the bearer token has expired'
            : 'the bearer token is not valid';
        throw new BridgeError('unauthenticated', detail, { cause });
      }
    },
  };
}
