/** Whose question it is and what it asks for. */
export interface Question {
  /** The upstream identity; empty: the bridge's own. */
  readonly identity: string;
  readonly service: string;
  readonly operation: string;
  readonly input: unknown;
  /** Changes with every change in WFM, so that no question finds an answer from before. */
  readonly epoch: number;
}

function sorted(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Equal for equal questions, whatever the order of their members; different for all others. */
export function answerKey({ identity, service, operation, input, epoch }: Question): string {
  return JSON.stringify([identity, service, operation, epoch, input], sorted);
}
