import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { Secret } from '../log/secret.ts';

/** 256 random bits, in letters that no separator of credentials is among; the prefix is for those who search for leaks. */
export function newSecret(): Secret {
  return new Secret(`wfb_${randomBytes(32).toString('base64url')}`);
}

/** Of a secret that nobody can guess, a plain digest tells nothing: ADR 25. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

const nobodys = digestOf('');

/**
 * Which of the digests is that of the secret, or -1. Takes as long for none as for several, and as long wherever two
 * differ.
 */
export function matchingDigest(secret: string, digests: readonly Buffer[], slots: number): number {
  const given = digestOf(secret);
  let found = -1;
  for (let slot = 0; slot < Math.max(slots, digests.length); slot += 1) {
    const isEqual = timingSafeEqual(given, digests[slot] ?? nobodys);
    if (isEqual && slot < digests.length) found = slot;
  }
  return found;
}
