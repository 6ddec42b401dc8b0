/**
 * The tables, column by column, in every database. Times are milliseconds since 1970 in UTC, whole numbers in `bigint`
 * columns; what has a structure is JSON in a `text` column. Names are the same in SQL and here.
 */
export interface Tables {
  readonly api_client: ApiClientRow;
  readonly api_client_secret: ApiClientSecretRow;
  readonly revision: RevisionRow;
  readonly audit_entry: AuditEntryRow;
  readonly idempotency_record: IdempotencyRecordRow;
}

export interface ApiClientRow {
  readonly id: string;
  readonly name: string;
  readonly owner_email: string;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly last_used_at: number | null;
  readonly disabled_at: number | null;
  /** Counts the changes; `last_used_at` is none. */
  readonly version: number;
  /** JSON: what the client may do. */
  readonly grants: string;
}

export interface ApiClientSecretRow {
  readonly client_id: string;
  readonly id: string;
  /** SHA-256 in hex. */
  readonly digest: string;
  readonly created_at: number;
  readonly expires_at: number | null;
}

/** One row for each kind of thing that somebody keeps a copy of: it grows with every change. */
export interface RevisionRow {
  readonly of: string;
  readonly number: number;
}

export interface AuditEntryRow {
  readonly id: string;
  readonly at: number;
  readonly client_id: string;
  readonly operation_id: string;
  readonly method: string;
  readonly route: string;
  readonly service: string | null;
  readonly operation: string | null;
  /** JSON: lists of ids by name. */
  readonly targets: string;
  /** What `outcome` comes to, so that all failures are found at once. */
  readonly ending: 'begun' | 'done' | 'replayed' | 'failed';
  readonly outcome: string;
  readonly request_id: string;
  readonly trace_id: string | null;
}

export interface IdempotencyRecordRow {
  /** SHA-256 in hex of the client and its key. */
  readonly id: string;
  /** The attempt that made it. */
  readonly run: string;
  /** HMAC-SHA-256 in hex of the request. */
  readonly fingerprint: string;
  readonly state: 'running' | 'done' | 'unknown';
  readonly started_at: number;
  readonly lease_until: number;
  readonly expires_at: number;
  /** Encrypted, Base64. */
  readonly answer: string | null;
}
