import type { BearerAttempts } from '../identity/token-owners.ts';
import type { Clock } from '../time/clock.ts';
import { attemptLimiter } from './attempt-limiter.ts';
import { networkOfAddress } from './network-of-address.ts';

/** Counts in this process alone, by what `networkOfAddress` makes of an address. */
export function memoryBearerAttempts(perMinute: number, clock: Clock): BearerAttempts {
  const limiter = attemptLimiter({
    attempts: perMinute,
    windowSeconds: 60,
    clock,
    detail: 'too many bearer tokens that nobody knows came from this address',
  });
  return {
    take(address) {
      const network = networkOfAddress(address);
      // Looked at first: what is refused is given back by nobody.
      limiter.requireRoom(network);
      limiter.count(network);
    },
    giveBack: (address) => limiter.giveBack(networkOfAddress(address)),
  };
}
