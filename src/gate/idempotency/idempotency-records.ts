/**
 * `running` until it is known how the change ended; `unknown`: it was sent, and nobody can say. `done` is any end that a
 * repetition is told again, refusals included.
 */
export type RecordState = 'running' | 'done' | 'unknown';

/** A change that is about to begin under a key. Times are milliseconds since the epoch. */
export interface NewRecord {
  readonly id: string;
  /** Tells this attempt from any other under the same key. */
  readonly run: string;
  readonly fingerprint: string;
  readonly startedAt: number;
  /** Still running after that, its process has died in the middle. */
  readonly leaseUntil: number;
  readonly expiresAt: number;
}

export interface IdempotencyRecord extends NewRecord {
  readonly state: RecordState;
  /** The answer, sealed; absent while it runs, and where it was too large. */
  readonly answer?: string | undefined;
}

export interface Ending {
  readonly state: Exclude<RecordState, 'running'>;
  readonly answer?: string | undefined;
}

/** Which changes have been made under which keys, shared by all replicas. Failures are `store-unavailable`. */
export interface IdempotencyRecords {
  /** Keeps the record as running and gives nothing, or gives the one that there is: of several at once one gets nothing. */
  begin(record: NewRecord): Promise<IdempotencyRecord | undefined>;
  end(record: Pick<NewRecord, 'id' | 'run'>, ending: Ending): Promise<void>;
  /** As if it had never begun. */
  release(record: Pick<NewRecord, 'id' | 'run'>): Promise<void>;
  /** Removes at most `limit` of those that have expired, and says how many. */
  removeExpired(now: number, limit: number): Promise<number>;
}
