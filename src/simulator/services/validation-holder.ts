import type { WireObject } from '../soap/answer-shape.ts';
import type { Outcome } from '../world/outcome.ts';

/** What a write answers: a change that is refused is no fault, the holder says so. */
export function validationHolder(outcome: Outcome): WireObject {
  const errors: WireObject[] = outcome.done ? [] : outcome.refusals.map((refusal) => ({ ...refusal }));
  return {
    return: { success: outcome.done, errorArray: errors, objectID: outcome.done ? outcome.objectId : 0 },
  };
}
