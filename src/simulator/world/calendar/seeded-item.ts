/** What becomes of a seeded item when it is answered. A wait-listed one is declined when its day has come. */
export type SeededOutcome = 'granted' | 'declined' | 'recalled' | 'wait-listed';

/**
 * A calendar item as the seed makes it, for all times: when it was asked for, when and how it was answered. Which of it can
 * be seen, and with which status, depends on the clock (`item-at-a-time.ts`). Dates are OLE dates of the site's wall clock.
 */
export interface SeededItem {
  readonly id: number;
  readonly type: number;
  readonly agentId: number;
  readonly siteId: number;
  readonly teamId: number;
  readonly objectId: number;
  readonly start: number;
  /** Not included. */
  readonly end: number;
  readonly fullDay: boolean;
  readonly paid: boolean;
  readonly paidMinutes: number;
  readonly submitted: number;
  /** When it is answered; the same as `submitted` where nobody needs to be asked. */
  readonly answered: number;
  readonly outcome: SeededOutcome;
  readonly comments: string | undefined;
  readonly reason: string | undefined;
}
