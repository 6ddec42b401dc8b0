import type { Caller } from '../../../identity/caller.ts';
import type { AnswerText } from '../../../wfm/wfm-port.ts';
import type { Span } from '../../../time/day-start.ts';
import type { WfmHistoricalAdherenceResponse } from '../models/historical-adherence.ts';

/** What is asked for, checked and in WFM's numbers. */
export interface AdherenceQuery {
  readonly siteId: number;
  /** Seconds since the epoch, half-open. */
  readonly span: Span;
  /** WFM's numbers of agents of the site; absent: all of them. */
  readonly agentIds?: readonly number[] | undefined;
}

export interface QueryProgress {
  readonly acknowledgement: WfmHistoricalAdherenceResponse;
  /** The result, once it is there. */
  readonly result?: AnswerText;
}

/** Queries that are answered in the background, and their results: what endpoints see of them. */
export interface AdherenceQueries {
  /** Accepts a query and begins with it. Throws `upstream-busy` when too many wait, `shutting-down` at the end. */
  submit(query: AdherenceQuery, caller: Caller): WfmHistoricalAdherenceResponse;
  /** What was asked, by its id; throws `not-found` as `fetch` does. */
  read(queryId: string, caller: Caller): AdherenceQuery;
  /**
   * The result, or how far it is, after a short wait for the former. Throws `not-found` for an id that is not one, has
   * expired or belongs to another API client, and what made the query fail.
   */
  fetch(queryId: string, caller: Caller, signal: AbortSignal): Promise<QueryProgress>;
}
