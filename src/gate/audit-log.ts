import type { ErrorCode } from '../error/codes.ts';

/**
 * `begun` until it is known how it ended: an entry that stays so is of a process that died, or of a log that failed, in
 * the middle. `done`, or the code of the failure. `replayed`: nothing was tried, an earlier change with the same
 * Idempotency-Key answered.
 */
export type AuditOutcome = 'begun' | 'done' | 'replayed' | ErrorCode;

/** One change that an API client, or who has the command line, asked for, carried out or not. Ids and codes: no names, no bodies, no addresses. */
export interface AuditEntry {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly clientId: string;
  readonly operationId: string;
  /** Of HTTP, or `CLI`. */
  readonly method: string;
  /** Path template, or what was called on the command line. */
  readonly route: string;
  /** What of WFM a raw call named, where the contract knows it. */
  readonly service?: string;
  readonly operation?: string;
  /** Ids of what was to be changed, by the names that the request gives them. */
  readonly targets: Readonly<Record<string, readonly string[]>>;
  readonly outcome: AuditOutcome;
  readonly requestId: string;
  readonly traceId?: string;
}

/** What settles an entry. */
export interface AuditSettlement {
  readonly outcome: Exclude<AuditOutcome, 'begun'>;
  /** Id of what was made, where the answer tells. */
  readonly objectId?: string;
}

export interface AuditFilter {
  /** Milliseconds since the epoch, half-open. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly clientId?: string | undefined;
  readonly operationId?: string | undefined;
  /** `failed`: every code. */
  readonly outcome?: AuditOutcome | 'failed' | undefined;
  readonly limit: number;
}

/** The record of changes. Implementations pass the same contract test. */
export interface AuditLog {
  /** Resolves once the entry is kept; a rejection means that the change must not be tried. */
  append(entry: AuditEntry): Promise<void>;
  /** Says how an entry ended; `objectId` joins its targets. One that is not there any more is left alone. */
  settle(id: string, settlement: AuditSettlement): Promise<void>;
  /** The newest first. */
  query(filter: AuditFilter): AsyncIterable<AuditEntry>;
}
