/** One record of every noun: as the friendly profile gives it, and as the bridge answers it. */
export interface NounRow {
  readonly path: string;
  readonly operation: string;
  /** One record as the friendly profile gives it, and as the bridge answers it. */
  readonly wfm: Readonly<Record<string, unknown>>;
  readonly rest: Readonly<Record<string, unknown>> & { readonly id: number };
  readonly short: Readonly<Record<string, unknown>>;
  readonly details?: Readonly<Record<string, boolean>>;
}
