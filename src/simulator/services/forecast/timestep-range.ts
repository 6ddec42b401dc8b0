import type { Arguments } from '../../soap/arguments.ts';
import { SoapFault } from '../../soap/soap-fault.ts';
import type { TimestepRange } from '../../world/forecast/timesteps.ts';
import { localOfOle, secondsPerDay } from '../../world/site-clock.ts';

const longestDays = 400;

/** `start` and `end`, half-open, in local seconds. Throws a Client fault for what is no period or too long a one. */
export function readPeriod(args: Arguments): { readonly start: number; readonly end: number } {
  const start = localOfOle(args.double('start'));
  const end = localOfOle(args.double('end'));
  if (!Number.isFinite(start) || !Number.isFinite(end)) {
    throw new SoapFault('Client', 'start and end must be dates');
  }
  if (end < start) throw new SoapFault('Client', 'end is before start');
  if (end - start > longestDays * secondsPerDay) {
    throw new SoapFault('Client', `a period of more than ${longestDays} days is not answered`);
  }
  return { start, end };
}

/** The same with `timestepMinutes`, which must be 15, 30 or 60. */
export function readTimestepRange(args: Arguments): TimestepRange {
  const minutes = args.int('timestepMinutes');
  if (![15, 30, 60].includes(minutes)) {
    throw new SoapFault('Client', `timestepMinutes must be 15, 30 or 60, not ${minutes}`);
  }
  return { ...readPeriod(args), minutes };
}
