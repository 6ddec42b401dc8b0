import { decodeJwt } from 'jose';

/** What a bearer token says of itself, believed by nobody: nothing where it is no JWT. */
export interface BearerClaims {
  readonly issuer?: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt?: number;
}

export function bearerClaims(token: string): BearerClaims {
  try {
    const { iss, exp } = decodeJwt(token);
    return {
      ...(typeof iss === 'string' ? { issuer: iss } : {}),
      ...(typeof exp === 'number' && Number.isFinite(exp) ? { expiresAt: exp * 1000 } : {}),
    };
  } catch {
    return {};
  }
}
