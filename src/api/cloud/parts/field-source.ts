/** Where the fields of an answer come from: `docs/coverage.md` is printed from these tables. */

export type FieldSource =
  /** Members of the WSDLs as `Type.member`, separated by spaces. */
  | { readonly from: string; readonly how?: string }
  /** The bridge makes it, and of what. */
  | { readonly made: string }
  /** WFM 8.5 cannot answer it: why, and what there is instead. It is not in the answer. */
  | { readonly absent: string };

/** A source for each field of a model; the compiler finds a field without one. */
export type ModelSources<Model extends object> = {
  readonly [Field in keyof Model]-?: FieldSource;
};

/**
 * The sources of an operation, by the id of the model that has the fields. Models that are reached through absent fields
 * alone have none.
 */
export type OperationSources = Readonly<Record<string, Readonly<Record<string, FieldSource>>>>;
