import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { BridgeError } from '../../../error/bridge-error.ts';
import { accountOf, type Caller } from '../../../identity/caller.ts';
import type { Logger } from '../../../log/logger.ts';
import type { Secret } from '../../../log/secret.ts';
import type { Clock } from '../../../time/clock.ts';
import type { AnswerText, WfmGateway, WfmRequest } from '../../../wfm/wfm-port.ts';
import type { WfmHistoricalAdherenceResponse } from '../models/historical-adherence.ts';
import { queriesPath } from '../parts/cloud-paths.ts';
import type { AdherenceQueries } from './adherence-queries.ts';
import { BackgroundJobs, type JobLimits } from './background-jobs.ts';
import { FailureStore } from './failure-store.ts';
import { queryIds, type SignedQuery } from './query-id.ts';
import { ResultStore } from './result-store.ts';
import { settledWithin } from './settled-within.ts';
import { writeResult } from './write-result.ts';

export interface AdherenceQueryOptions {
  readonly gateway: Pick<WfmGateway, 'forRequest'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The one that the replicas of a bridge share. */
  readonly signingKey: Secret;
  /** Without a slash at its end. Absent: the addresses in answers are paths. */
  readonly publicUrl?: string | undefined;
  readonly timeZones: ReadonlyMap<string, string>;
  readonly maxBytes?: number;
  readonly limits?: Partial<JobLimits>;
}

export interface AdherenceQueryJobs extends AdherenceQueries {
  /** From now on nobody waits for a result: who fetches one that is not there is told how far it is. */
  hurry(): void;
  /** Ends all jobs. */
  close(): Promise<void>;
}

const lifetimeMs = 3_600_000;
/** A fetch waits so long for a result, so that most callers need one. */
const waitMs = 5_000;
const defaultBytes = 64 * 1024 * 1024;
const defaultLimits: JobLimits = {
  running: 4,
  runningOfClient: 2,
  waiting: 32,
  waitingOfClient: 16,
  timeMs: 600_000,
};

function unzipped(bytes: Uint8Array): AnswerText {
  return Readable.from([bytes]).pipe(createGunzip());
}

function noSuchQuery(entityId: string): BridgeError {
  const detail = 'there is no such historical adherence query, or no more';
  return new BridgeError('not-found', detail, { facts: { entityId } });
}

/** Answers queries in the background and keeps the results in memory. Whatever it has not, it makes from the id. */
export function adherenceQueryJobs(options: AdherenceQueryOptions): AdherenceQueryJobs {
  const { gateway, clock, logger, publicUrl = '', timeZones, maxBytes = defaultBytes } = options;
  const ids = queryIds(options.signingKey);
  const results = new ResultStore({ clock, maxBytes });
  const failures = new FailureStore(clock);
  const jobs = new BackgroundJobs<Uint8Array>({ ...defaultLimits, ...options.limits }, clock);

  const hurry = new AbortController();

  const acknowledgement = (id: string): WfmHistoricalAdherenceResponse => ({
    id,
    downloadUrl: `${publicUrl}${queriesPath}/${id}`,
    queryState: 'Processing',
  });

  const answer = async (queryId: string, query: SignedQuery, request: WfmRequest): Promise<Uint8Array> => {
    const { signal } = request;
    const wfm = gateway.forRequest(request);
    const askedAt = Math.floor((query.expiresAt - lifetimeMs) / 1000);
    const bytes = await writeResult({ wfm, timeZones, signal, maxBytes }, { queryId, query, askedAt });
    results.put(queryId, bytes, query.expiresAt);
    return bytes;
  };

  const begin = (queryId: string, query: SignedQuery, caller: Caller): Promise<Uint8Array> =>
    jobs.start({
      key: queryId,
      clientId: caller.clientId,
      work: (signal) => answer(queryId, query, { ...accountOf(caller), signal }),
      failed(failure) {
        if (failure.code !== 'shutting-down')
          logger.warn({ err: failure, clientId: caller.clientId }, 'adherence query failed');
        failures.put(queryId, failure, query.expiresAt);
      },
    });

  const requireQuery = (queryId: string, { clientId }: Caller): SignedQuery => {
    const query = ids.read(queryId, clientId);
    if (query === undefined || query.expiresAt <= clock.now()) throw noSuchQuery(queryId);
    return query;
  };

  return {
    submit(asked, caller) {
      const expiresAt = Math.floor((clock.now() + lifetimeMs) / 1000) * 1000;
      const queryId = ids.write({ ...asked, expiresAt }, caller.clientId);
      // As every replica reads it: with its users in the same order.
      if (results.get(queryId) === undefined) void begin(queryId, requireQuery(queryId, caller), caller);
      return acknowledgement(queryId);
    },
    read: requireQuery,
    async fetch(queryId, caller, signal) {
      const query = requireQuery(queryId, caller);
      const progress = { acknowledgement: acknowledgement(queryId) };
      const kept = results.get(queryId);
      if (kept !== undefined) return { ...progress, result: unzipped(kept) };
      failures.rethrow(queryId);
      const done = begin(queryId, query, caller);
      if (!(await settledWithin(done, waitMs, { clock, signal, hurry: hurry.signal }))) return progress;
      failures.rethrow(queryId);
      return { ...progress, result: unzipped(await done) };
    },
    hurry: () => hurry.abort(),
    close: () => jobs.close(),
  };
}
