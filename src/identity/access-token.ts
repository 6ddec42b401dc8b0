import { createHash } from 'node:crypto';
import { errors, jwtVerify, SignJWT, type JWTHeaderParameters } from 'jose';
import { BridgeError } from '../error/bridge-error.ts';
import { Secret } from '../log/secret.ts';
import type { Clock } from '../time/clock.ts';
import { bearerClaims } from './bearer-claims.ts';

const issuer = 'wfm-bridge';
// RFC 9068: an access token is told from other JWTs that the same key may have signed.
const type = 'at+jwt';

/** Whether a token says that a bridge has made it, however wrongly: then it is nobody else's business. */
export function isBridgeToken(token: string): boolean {
  return bearerClaims(token).issuer === issuer;
}

export interface IssuedToken {
  readonly token: Secret;
  readonly expiresInSeconds: number;
}

/** Whom a token is for. */
export interface TokenSubject {
  readonly clientId: string;
  /** The secret that the client has shown: when it ends, so does the token. */
  readonly secretId?: string;
}

/** The bridge's own bearer tokens. */
export interface AccessTokens {
  issue(subject: TokenSubject): Promise<IssuedToken>;
  /** Whom a valid token is for; throws `unauthenticated`. Whether that client may still call is for others to say. */
  verify(token: string): Promise<TokenSubject>;
}

export interface AccessTokenOptions {
  /** At least 32 bytes. */
  readonly signingKey: Secret;
  /** Signs no more, but what it has signed holds. */
  readonly previousSigningKey?: Secret | undefined;
  /** Who may accept the tokens: the public address of this bridge, or its name. */
  readonly audience: string;
  readonly lifetimeSeconds: number;
  readonly clock: Clock;
}

/** Tokens whose signature was good: checking one costs more than all else that a small request needs. */
const rememberedTokens = 1_000;

interface VerifiedTokens {
  subject(token: string): TokenSubject | undefined;
  remember(token: string, subject: TokenSubject, expiresAt: number): void;
}

function verifiedTokens(clock: Clock): VerifiedTokens {
  const verified = new Map<string, { readonly subject: TokenSubject; readonly expiresAt: number }>();
  return {
    subject(token) {
      const known = verified.get(token);
      if (known === undefined || clock.now() < known.expiresAt) return known?.subject;
      verified.delete(token);
      return undefined;
    },
    remember(token, subject, expiresAt) {
      const [oldest] = verified.keys();
      if (verified.size === rememberedTokens && oldest !== undefined) verified.delete(oldest);
      verified.set(token, { subject, expiresAt });
    },
  };
}

interface SigningKey {
  /** `kid`: says which key, and nothing of it that a signature does not say as well. */
  readonly id: string;
  readonly bytes: Uint8Array;
}

function signingKeyOf(key: Secret): SigningKey {
  const bytes = new TextEncoder().encode(key.reveal());
  return { id: createHash('sha256').update('kid\0').update(bytes).digest('base64url').slice(0, 11), bytes };
}

/** Tokens signed with HS256 whose subject is the client id; permissions are looked up at each use, not carried. */
export function accessTokens({
  signingKey,
  previousSigningKey,
  audience,
  lifetimeSeconds,
  clock,
}: AccessTokenOptions): AccessTokens {
  const signing = signingKeyOf(signingKey);
  const keys = [signing, ...(previousSigningKey === undefined ? [] : [signingKeyOf(previousSigningKey)])];
  const keyOf = ({ kid }: JWTHeaderParameters): Uint8Array => {
    const key = keys.find(({ id }) => id === kid);
    if (key === undefined) throw new Error('no key has signed this token');
    return key.bytes;
  };
  const verified = verifiedTokens(clock);
  return {
    async issue({ clientId, secretId }) {
      const now = Math.floor(clock.now() / 1000);
      const token = await new SignJWT(secretId === undefined ? {} : { secret_id: secretId })
        .setProtectedHeader({ alg: 'HS256', typ: type, kid: signing.id })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(clientId)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetimeSeconds)
        .sign(signing.bytes);
      return { token: new Secret(token), expiresInSeconds: lifetimeSeconds };
    },
    async verify(token) {
      const known = verified.subject(token);
      if (known !== undefined) return known;
      try {
        const { payload } = await jwtVerify(token, keyOf, {
          algorithms: ['HS256'],
          typ: type,
          issuer,
          audience,
          requiredClaims: ['sub', 'exp'],
          currentDate: new Date(clock.now()),
        });
        const { sub = '', exp = 0, secret_id: secretId } = payload;
        const subject = { clientId: sub, ...(typeof secretId === 'string' ? { secretId } : {}) };
        verified.remember(token, subject, exp * 1000);
        return subject;
      } catch (cause) {
        const isExpired = cause instanceof errors.JWTExpired;
        const detail = isExpired ? 'the bearer token has expired' : 'the bearer token is not valid';
        throw new BridgeError('unauthenticated', detail, { cause, internal: { isExpired } });
      }
    },
  };
}
