/** An answer that is more than a JSON value: a status of its own, a place, a version. */
export interface ReplyParts {
  /** Default 200. */
  readonly status?: 200 | 201 | 202 | 204;
  /** Path of what was made, from the root. */
  readonly location?: string;
  /** The version of what is answered, without quotes; it becomes the ETag. */
  readonly version?: string;
  /** Whole seconds after which it is worth asking again. */
  readonly retryAfter?: number;
  /** Left out with 204. */
  readonly value?: unknown;
}

export class Reply {
  readonly parts: ReplyParts;

  constructor(parts: ReplyParts) {
    this.parts = parts;
  }
}
