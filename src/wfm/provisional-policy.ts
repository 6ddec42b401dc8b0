/** Guessed enum numbers must do no harm: what may be sent, and what must be said about an answer. */
import type { Operation, Service } from '../contract/service-model.ts';
import { BridgeError } from '../error/bridge-error.ts';

export const provisionalModes = ['refuse-writes', 'allow'] as const;
export type ProvisionalMode = (typeof provisionalModes)[number];

export interface ProvisionalPolicy {
  /** Enum names are only shown for numbers that are known, or where guesses are allowed. */
  readonly namesEnums: boolean;
  /**
   * The provisional enums to be named beside the answer of an operation. Throws `provisional-contract` for a write
   * while any number of the contract is a guess: what a wrong one would change cannot be told beforehand.
   */
  admit(service: Service, operation: Operation): readonly string[];
  /**
   * As `admit`, for the nouns: throws also for a read whose meaning hangs on a guessed number, since a noun promises
   * what it returns and a raw call does not.
   */
  admitNoun(service: Service, operation: Operation): readonly string[];
}

function refusal(
  service: Service,
  operation: Operation,
  detail: string,
  members: readonly string[],
): BridgeError {
  return new BridgeError('provisional-contract', detail, {
    facts: { service: service.name, operation: operation.name, members },
  });
}

export function provisionalPolicy(mode: ProvisionalMode, contractIsProvisional: boolean): ProvisionalPolicy {
  if (mode === 'allow' || !contractIsProvisional)
    return { namesEnums: true, admit: () => [], admitNoun: () => [] };
  const admit = (service: Service, operation: Operation): readonly string[] => {
    const names = operation.enums.filter((model) => model.provisional).map((model) => model.name);
    if (operation.safety === 'read') return names;
    const detail =
      `${operation.name} changes WFM, and enum numbers in conventions.json are still guesses: enter the true numbers and ` +
      'set provisional to false there, or set WFM_PROVISIONAL=allow for a simulator';
    throw refusal(service, operation, detail, names);
  };
  return {
    namesEnums: false,
    admit,
    admitNoun(service, operation) {
      const names = admit(service, operation);
      const critical = operation.enums
        .filter((model) => model.provisional && model.critical)
        .map((model) => model.name);
      if (critical.length === 0) return names;
      const detail = `a wrong number of ${critical.join(', ')} would change what ${operation.name} reads, and its numbers are still guesses`;
      throw refusal(service, operation, detail, critical);
    },
  };
}
