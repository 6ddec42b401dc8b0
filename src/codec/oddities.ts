/** What was odd about an answer without making it wrong. */
export interface Oddities {
  /** Elements, types and texts between elements that the WSDL does not know; they were skipped. */
  unknownElements: number;
  /** Places where a count and its array differ; the array was believed. */
  countDifferences: string[];
  /** The first object whose arrays are all empty although one was announced not to be: what it had was lost. */
  lostArray?: string;
}

export function noOddities(): Oddities {
  return { unknownElements: 0, countDifferences: [] };
}
