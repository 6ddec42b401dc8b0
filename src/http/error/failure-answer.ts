/** A failure as it is sent. */
export interface FailureAnswer {
  readonly status: number;
  /** Content type included. */
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON object; its `status` is that of the answer. */
  readonly body: Readonly<Record<string, unknown>>;
}
