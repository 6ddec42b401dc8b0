import { BridgeError, type ValidationItem } from '../../error/bridge-error.ts';
import type { View } from '../../identity/scope.ts';

function withoutWords({ severity, id, objectId }: ValidationItem): ValidationItem {
  return {
    severity,
    ...(id === undefined ? {} : { id }),
    ...(objectId === undefined ? {} : { objectId }),
  };
}

/**
 * A failure as a view shows it. WFM's messages about a refused change may name people, whatever the member they are about:
 * only the view `full` reads them; their numbers and those of the objects stay.
 */
export function shownFailure(failure: BridgeError, view: View): BridgeError {
  const { validation } = failure.facts;
  if (view === 'full' || validation === undefined) return failure;
  const { code, detail, facts, internal, cause } = failure;
  const told =
    code === 'validation-failed'
      ? 'WFM refused the change; its words are shown in the view full alone'
      : detail;
  return new BridgeError(code, told, {
    cause,
    internal,
    facts: { ...facts, validation: validation.map(withoutWords) },
  });
}

/** Runs what is answered to a caller of that view; throws its failures as the view shows them. */
export async function shownFailures<T>(view: View, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (reason) {
    throw reason instanceof BridgeError ? shownFailure(reason, view) : reason;
  }
}
