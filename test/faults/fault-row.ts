/** One row of the fault table: what goes wrong, in which call it does, and what a caller sees of it. */
import type { Environment } from '../../src/config/env.ts';
import type { ErrorCode } from '../../src/error/codes.ts';
import type { Answer } from '../support/running-bridge.ts';
import type { FaultBench } from './fault-bench.ts';

export const faultGroups = {
  transport: 'The wire to WFM and to the token service',
  xml: 'What is in an answer, as XML',
  soap: 'What is in an answer, as SOAP',
  session: 'Tokens, userinfo and sessions',
  address: 'Addresses that WFM names',
  caller: "The caller's own doing",
  time: 'Time',
  data: "WFM's data",
  ops: 'Operation of the bridge',
} as const;

export type FaultGroup = keyof typeof faultGroups;

/** A problem of the closed list, with what must be in its document beside the code. */
export interface ProblemOutcome {
  readonly status: number;
  readonly code: ErrorCode;
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** An answer as good as if nothing had happened. */
export interface GoodOutcome {
  readonly status: 200 | 201 | 204 | 304;
  /** What the answer must hold; absent: the sites as WFM has them; undefined: it is no JSON, and `afterwards` looks at it. */
  readonly body?: unknown;
}

/** No answer can be told apart from a lie: the connection is cut. */
export interface CutOutcome {
  readonly cut: true;
  /** What the log says of it. */
  readonly code?: ErrorCode;
}

export type FaultOutcome = ProblemOutcome | GoodOutcome | CutOutcome;

/**
 * The call that meets the fault. `read` and `raw read` are made with a session open, `first read` without one, so that it
 * walks all the way from the token; `write` is sent to WFM at most once.
 */
export const faultCalls = {
  'first read': 'the first read',
  read: 'a read',
  'raw read': 'a raw read',
  write: 'a write',
  'first write': 'the first write',
} as const;

export type FaultCall = keyof typeof faultCalls;

/** What an own call came to; absent: it was cut off without an answer. */
export type OwnCall = (bench: FaultBench) => Promise<Answer | undefined>;

export interface FaultRow {
  /** The theme of the list that the row belongs to. */
  readonly theme: string;
  /** What is injected; unique within the table together with the call. */
  readonly injected: string;
  /** Absent: `read`. A function makes a call of its own, which `injected` describes. */
  readonly call?: FaultCall | OwnCall;
  /** An own call is made without a session open. */
  readonly isFirst?: boolean;
  /** What WFM has said stays with the session: the next one is good. */
  readonly isOfSession?: boolean;
  readonly inject?: (bench: FaultBench) => void | Promise<void>;
  readonly outcome: FaultOutcome;
  /** The row needs a bridge of its own, with these variables. */
  readonly variables?: Environment | ((bench: FaultBench) => Environment | Promise<Environment>);
  /** What must hold beyond the outcome and what holds after every row. */
  readonly afterwards?: (bench: FaultBench, answer: Answer | undefined) => void | Promise<void>;
}

/** A row's sentence. */
export function titleOf({ injected, call = 'read' }: FaultRow): string {
  return typeof call === 'string' ? `${injected}, in ${faultCalls[call]}` : injected;
}

/** How an outcome reads in a table. */
export function outcomeText(outcome: FaultOutcome): string {
  if ('cut' in outcome) return 'connection cut';
  return 'code' in outcome ? `${outcome.status} \`${outcome.code}\`` : `${outcome.status}, the right answer`;
}

/** Both faces of a read: as a value and as a stream. */
export const bothReads: readonly FaultCall[] = ['read', 'raw read'];
