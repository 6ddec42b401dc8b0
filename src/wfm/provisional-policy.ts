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
}

export function provisionalPolicy(mode: ProvisionalMode, contractIsProvisional: boolean): ProvisionalPolicy {
  if (mode === 'allow' || !contractIsProvisional) return { namesEnums: true, admit: () => [] };
  return {
    namesEnums: false,
    admit(service, operation) {
      const names = operation.enums.filter((model) => model.provisional).map((model) => model.name);
      if (operation.safety === 'read') return names;
      const detail =
        `${operation.name} changes WFM, and enum numbers in conventions.json are still guesses: enter the true numbers and ` +
        'set provisional to false there, or set WFM_PROVISIONAL=allow for a simulator';
      throw new BridgeError('provisional-contract', detail, {
        facts: { service: service.name, operation: operation.name, members: names },
      });
    },
  };
}
