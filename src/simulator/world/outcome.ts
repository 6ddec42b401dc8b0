/** One reason why a change was refused. The numbers are invented. */
export interface Refusal {
  readonly id: number;
  readonly message: string;
  readonly objectId: number;
}

/** What became of a change: the id of the object that was written, or why nothing was. */
export type Outcome =
  | { readonly done: true; readonly objectId: number }
  | { readonly done: false; readonly refusals: readonly Refusal[] };

export function refuse(id: number, message: string, objectId: number): Refusal {
  return { id, message, objectId };
}

export function refused(id: number, message: string, objectId: number): Outcome {
  return { done: false, refusals: [refuse(id, message, objectId)] };
}
