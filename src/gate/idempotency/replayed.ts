import type { View } from '../../identity/scope.ts';
import { shownFailure } from '../view/shown-failure.ts';
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

  /** As it is to be shown in the view that its caller has today. */
  shown(show: (answer: unknown) => unknown, view: View): Replayed {
    const { outcome, provisional } = this;
    const shown =
      'failure' in outcome
        ? { failure: shownFailure(outcome.failure, view) }
        : { answer: show(outcome.answer) };
    return new Replayed(shown, provisional);
  }
}
