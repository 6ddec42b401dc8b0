import type { Clock } from '../../../time/clock.ts';
import type { Wfm } from '../../../wfm/wfm-port.ts';

/** What tells how old an answer is. */
export interface AnswerTime {
  readonly clock: Clock;
  readonly wfm: Pick<Wfm, 'kept'>;
}

/** Milliseconds since 1970 at which everything that was read so far was so: now, unless part of it had been kept. */
export function readTime({ clock, wfm }: AnswerTime): number {
  return Math.min(clock.now(), wfm.kept?.since ?? Infinity);
}

/** The same as `asOf` says it. To be asked for when all reference data has been read. */
export function asOfText(time: AnswerTime): string {
  return new Date(readTime(time)).toISOString();
}
