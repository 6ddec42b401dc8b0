import type { Outcome } from './kept-answer.ts';

/** How an earlier request with the same key ended. This one has changed nothing. */
export class Replayed {
  readonly outcome: Outcome;
  /** Names for `WFM-Provisional`. */
  readonly provisional: readonly string[];

  constructor(outcome: Outcome, provisional: readonly string[] = []) {
    this.outcome = outcome;
    this.provisional = provisional;
  }

  /** With its answer, where it is no failure, as it is to be shown. */
  shown(show: (answer: unknown) => unknown): Replayed {
    const { outcome, provisional } = this;
    return 'failure' in outcome ? this : new Replayed({ answer: show(outcome.answer) }, provisional);
  }
}
