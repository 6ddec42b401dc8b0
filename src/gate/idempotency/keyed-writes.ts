import { randomUUID } from 'node:crypto';
import type { Endpoint } from '../../api/endpoint.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import type { Caller } from '../../identity/caller.ts';
import type { Logger } from '../../log/logger.ts';
import type { GateMetrics } from '../../telemetry/gate-metrics.ts';
import type { Clock } from '../../time/clock.ts';
import type { Wfm } from '../../wfm/wfm-port.ts';
import type { RawRequest } from '../run-endpoint.ts';
import { earlierOutcome } from './earlier-outcome.ts';
import { endingOf } from './ending-of.ts';
import { ExpiredRecords } from './expired-records.ts';
import type { Ending, IdempotencyRecord, IdempotencyRecords, NewRecord } from './idempotency-records.ts';
import { keptText, scopeText, type Outcome } from './kept-answer.ts';
import { keySecrets, type KeySecrets } from './key-secrets.ts';
import type { Replayed } from './replayed.ts';
import { requestText } from './request-text.ts';
import { withWholeText } from './whole-text.ts';

export interface KeyedWritesOptions {
  readonly records: IdempotencyRecords;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long a key is remembered. */
  readonly keepMs: number;
  /** Longer than a change can take: still running after that, its process has died. */
  readonly leaseMs: number;
  readonly metrics?: Pick<GateMetrics, 'keyedWrite'> | undefined;
}

/** A change that has passed all checks, and its key. */
export interface KeyedWrite {
  readonly endpoint: Pick<Endpoint, 'operationId' | 'method' | 'path'>;
  readonly raw: RawRequest;
  readonly key: string;
  readonly caller: Caller;
  readonly wfm: Pick<Wfm, 'provisional'>;
  readonly requestId: string;
  /** Path of the read that shows whether it has happened. */
  readonly lookUp: string | undefined;
}

/** What is known of a change under way. */
interface Attempt {
  readonly write: KeyedWrite;
  readonly record: NewRecord;
  readonly secrets: KeySecrets;
}

/** Larger answers are not kept. In bytes of the text that is sealed. */
const largestAnswer = 1_048_576;

/** Makes changes at most once for each key of each client, whichever replica is asked. */
export class KeyedWrites {
  readonly #options: KeyedWritesOptions;
  readonly #expired: ExpiredRecords;
  readonly #running = new Set<Promise<unknown>>();

  constructor(options: KeyedWritesOptions) {
    this.#options = options;
    this.#expired = new ExpiredRecords(options.records, options.clock, options.logger);
  }

  /**
   * The answer of `work`, or how an earlier request with the key ended. Throws `idempotency-key-reused`,
   * `request-in-progress`, `answer-not-kept`, and `store-unavailable` before anything was done.
   */
  async run(write: KeyedWrite, work: () => Promise<unknown>): Promise<unknown> {
    const attempt = this.#attempt(write);
    const earlier = await this.#begin(attempt);
    if (earlier !== undefined) return this.#again(attempt, earlier);
    this.#options.metrics?.keyedWrite('first');
    this.#expired.noted();
    return await this.#watched(this.#first(attempt, work));
  }

  /** Resolves when nothing runs any more. Callers see to it that this comes to an end; may be called again. */
  async close(): Promise<void> {
    this.#expired.stop();
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }

  #attempt(write: KeyedWrite): Attempt {
    const { clock, keepMs, leaseMs } = this.#options;
    const secrets = keySecrets(write.caller.clientId, write.key);
    const startedAt = clock.now();
    const record = {
      id: secrets.recordId,
      run: randomUUID(),
      fingerprint: secrets.fingerprintOf(requestText(write.endpoint, write.raw)),
      startedAt,
      leaseUntil: startedAt + leaseMs,
      expiresAt: startedAt + keepMs,
    };
    return { write, record, secrets };
  }

  async #watched<T>(work: Promise<T>): Promise<T> {
    this.#running.add(work);
    try {
      return await work;
    } finally {
      this.#running.delete(work);
    }
  }

  async #begin(attempt: Attempt): Promise<IdempotencyRecord | undefined> {
    try {
      return await this.#options.records.begin(attempt.record);
    } catch (cause) {
      // It may be there all the same.
      this.#watched(this.#release(attempt)).catch(() => undefined);
      const detail = 'the Idempotency-Key cannot be remembered: nothing was changed';
      throw new BridgeError('store-unavailable', detail, { cause });
    }
  }

  #again({ write, record, secrets }: Attempt, earlier: IdempotencyRecord): Replayed {
    const { clock, metrics } = this.#options;
    const { caller, lookUp } = write;
    try {
      const asked = { record, secrets, scope: caller.scope, lookUp, now: clock.now() };
      const replayed = earlierOutcome(earlier, asked);
      metrics?.keyedWrite('replayed');
      return replayed;
    } catch (reason) {
      const { code } = BridgeError.from(reason);
      metrics?.keyedWrite(code === 'request-in-progress' ? 'in-progress' : 'refused');
      throw reason;
    }
  }

  async #first(attempt: Attempt, work: () => Promise<unknown>): Promise<unknown> {
    try {
      const answer = await withWholeText(await work(), largestAnswer);
      await this.#end(attempt, 'done', { answer });
      return answer;
    } catch (reason) {
      const failure = BridgeError.from(reason);
      const ending = endingOf(failure.code);
      if (ending === 'free') await this.#release(attempt);
      else await this.#end(attempt, ending, { failure });
      throw reason;
    }
  }

  #sealed({ write, secrets }: Attempt, outcome: Outcome): string | undefined {
    const provisional = [...write.wfm.provisional];
    const text = keptText({ outcome, provisional, scope: scopeText(write.caller.scope) });
    return text === undefined || Buffer.byteLength(text) > largestAnswer ? undefined : secrets.seal(text);
  }

  /** The change is what it is, whatever becomes of its record, which stays `running` and then counts as unknown. */
  async #settled(attempt: Attempt, settle: () => Promise<void>): Promise<void> {
    try {
      await settle();
    } catch (reason) {
      const { requestId, endpoint } = attempt.write;
      this.#options.logger.error(
        { err: reason, requestId, operationId: endpoint.operationId },
        'how a change under an Idempotency-Key ended could not be kept',
      );
    }
  }

  async #end(attempt: Attempt, state: Ending['state'], outcome: Outcome): Promise<void> {
    await this.#settled(attempt, () => {
      const answer = this.#sealed(attempt, outcome);
      return this.#options.records.end(attempt.record, { state, answer });
    });
  }

  async #release(attempt: Attempt): Promise<void> {
    await this.#settled(attempt, () => this.#options.records.release(attempt.record));
  }
}
