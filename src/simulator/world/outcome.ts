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

/** A reason; `objectId` is 0 for an object that is not there yet. */
export function refuse(id: number, message: string, objectId: number): Refusal {
  return { id, message, objectId };
}

/** A change that was refused for one reason. */
export function refused(id: number, message: string, objectId: number): Outcome {
  return { done: false, refusals: [refuse(id, message, objectId)] };
}
