import { BridgeError } from '../../error/bridge-error.ts';
import type { CacheOutcome, GateMetrics } from '../../telemetry/gate-metrics.ts';
import type { Clock } from '../../time/clock.ts';
import type { Input, OperationOf, ServiceFamily, WfmGateway, WfmRequest } from '../../wfm/wfm-port.ts';
import { answerKey, type Question } from './answer-key.ts';
import { sharedAnswer, type KeptAnswer, type KeptAnswers } from './kept-answers.ts';
import { SharedCalls, type SharedCall } from './shared-calls.ts';
import { mayStandInFor } from './stand-in.ts';

export interface ReadLimits {
  /** Up to this age an answer is as good as a new one, in milliseconds. */
  readonly freshMs: number;
  /** Up to this age it is better than none. */
  readonly staleMs: number;
}

export interface ReferenceReadsParts extends ReadLimits {
  readonly gateway: Pick<WfmGateway, 'forRequest'>;
  readonly answers: KeptAnswers;
  readonly clock: Clock;
  readonly changedFamily: (service: string, operation: string) => string | undefined;
  readonly metrics?: Pick<GateMetrics, 'cacheLookedUp'> | undefined;
}

/** One read of reference data. */
export interface ReferenceRead<S extends ServiceFamily, O extends OperationOf<S>> {
  readonly service: S;
  readonly operation: O;
  readonly input: Input<S, O>;
}

/** An answer, and whether it comes from an earlier request. */
export interface FoundAnswer {
  readonly answer: KeptAnswer;
  readonly use: 'new' | 'kept' | 'stale';
}

/** Who asks, without for how long: others may wait for the same answer. */
function accountIn({
  clientId,
  concurrentCalls,
  identity,
  delegated,
}: WfmRequest): Omit<WfmRequest, 'signal' | 'deadline' | 'maxAgeMs'> {
  return {
    clientId,
    ...(concurrentCalls === undefined ? {} : { concurrentCalls }),
    ...(identity === undefined ? {} : { identity }),
    ...(delegated === undefined ? {} : { delegated }),
  };
}

/** The longest that timers can be set for. */
const longestMs = 2_147_483_647;

/** Reads of reference data by all requests: kept for a while, shared while they are under way. */
export class ReferenceReads {
  readonly #parts: ReferenceReadsParts;
  readonly #calls = new SharedCalls<KeptAnswer>();
  /** How often a service was changed. */
  readonly #epochs = new Map<string, number>();
  #asked = 0;

  constructor(parts: ReferenceReadsParts) {
    this.#parts = parts;
  }

  async read<S extends ServiceFamily, O extends OperationOf<S>>(
    read: ReferenceRead<S, O>,
    request: WfmRequest,
  ): Promise<FoundAnswer> {
    const { answers, clock, freshMs, staleMs } = this.#parts;
    const { maxAgeMs = Infinity, signal } = request;
    if (signal.aborted) throw BridgeError.from(signal.reason);
    const key = this.#keyOf(read, request);
    const kept = answers.youngerThan(Math.min(freshMs, maxAgeMs), key);
    if (kept !== undefined) return this.#found(kept, 'kept', 'hit');
    const line = lineOf(key, request);
    const running = this.#calls.underWay(line);
    const joined = running !== undefined && clock.now() - running.startedAt < maxAgeMs ? running : undefined;
    const outcome = joined === undefined ? 'miss' : 'shared';
    try {
      const call = joined ?? this.#begin({ key, line }, read, request);
      return this.#found(await this.#wait(call, request), 'new', outcome);
    } catch (failure) {
      // Asked for anew: a change in the meantime leaves nothing that may stand in.
      const old = mayStandInFor(failure)
        ? answers.youngerThan(Math.min(staleMs, maxAgeMs), this.#keyOf(read, request))
        : undefined;
      if (old !== undefined) return this.#found(old, 'stale', 'stale');
      this.#count(outcome);
      throw failure;
    }
  }

  /**
   * Runs a call that may change WFM. What was read of the service before or beside it is not used any more, whoever read it:
   * there is one WFM behind all identities. Also where the call failed: it may have happened.
   */
  async around<T>(service: string, operation: string, call: () => Promise<T>): Promise<T> {
    const family = this.#parts.changedFamily(service, operation);
    if (family === undefined) return await call();
    this.#forget(family);
    try {
      return await call();
    } finally {
      this.#forget(family);
    }
  }

  #forget(family: string): void {
    this.#epochs.set(family, (this.#epochs.get(family) ?? 0) + 1);
  }

  #keyOf(read: Omit<Question, 'identity' | 'epoch'>, { identity = '' }: WfmRequest): string {
    return answerKey({ ...read, identity, epoch: this.#epochs.get(read.service) ?? 0 });
  }

  /** No longer than this caller wants to; the call goes on for the others. */
  async #wait(call: SharedCall<KeptAnswer>, { signal, deadline }: WfmRequest): Promise<KeptAnswer> {
    if (deadline === undefined) return await call.wait(signal);
    const { clock } = this.#parts;
    const late = new AbortController();
    const cancel = clock.after(Math.min(Math.max(0, deadline - clock.now()), longestMs), () =>
      late.abort(new BridgeError('upstream-timeout', 'WFM did not answer in the time that the caller has')),
    );
    try {
      return await call.wait(AbortSignal.any([signal, late.signal]));
    } finally {
      cancel();
    }
  }

  /** Counts for the request that asks first, and lasts as long as anybody waits for it. */
  #begin<S extends ServiceFamily, O extends OperationOf<S>>(
    { key, line }: { readonly key: string; readonly line: string },
    { service, operation, input }: ReferenceRead<S, O>,
    request: WfmRequest,
  ): SharedCall<KeptAnswer> {
    const { gateway, answers, clock } = this.#parts;
    const askedAt = clock.now();
    const order = (this.#asked += 1);
    return this.#calls.begin(line, askedAt, async (signal) => {
      const wfm = gateway.forRequest({ ...accountIn(request), signal });
      const value: unknown = await wfm.call(service, operation, input);
      const answer = sharedAnswer({ value, askedAt, order, provisional: [...wfm.provisional] });
      answers.put(key, answer);
      return answer;
    });
  }

  #count(outcome: CacheOutcome): void {
    this.#parts.metrics?.cacheLookedUp(outcome);
  }

  #found(answer: KeptAnswer, use: FoundAnswer['use'], outcome: CacheOutcome): FoundAnswer {
    this.#count(outcome);
    return { answer, use };
  }
}

/**
 * Under which a call can be joined: it waits in the line of its client, which must hold up nobody else, so that each
 * client has one of its own.
 */
function lineOf(key: string, { clientId }: WfmRequest): string {
  return JSON.stringify([clientId, key]);
}
