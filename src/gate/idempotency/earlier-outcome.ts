import { BridgeError } from '../../error/bridge-error.ts';
import type { Scope } from '../../identity/scope.ts';
import type { IdempotencyRecord, NewRecord } from './idempotency-records.ts';
import { readKept, scopeText, type KeptAnswer } from './kept-answer.ts';
import type { KeySecrets } from './key-secrets.ts';
import { Replayed } from './replayed.ts';

/** The request that comes with a key that is known. */
export interface AskedAgain {
  readonly record: Pick<NewRecord, 'fingerprint'>;
  readonly secrets: Pick<KeySecrets, 'open'>;
  readonly scope: Scope;
  readonly lookUp: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const retryAfter = 2;

function reused(): BridgeError {
  const detail =
    'an earlier request with this Idempotency-Key was another one: a new request needs a new key';
  return new BridgeError('idempotency-key-reused', detail);
}

function inProgress(): BridgeError {
  const detail = 'an earlier request with this Idempotency-Key is not over yet';
  return new BridgeError('request-in-progress', detail, { facts: { retryAfter } });
}

function notKept(why: string, { lookUp }: AskedAgain): BridgeError {
  const detail = `an earlier request with this Idempotency-Key was carried out, but ${why}`;
  return new BridgeError('answer-not-kept', detail, { facts: lookUp === undefined ? {} : { lookUp } });
}

function keptOf({ answer }: IdempotencyRecord, { secrets }: AskedAgain): KeptAnswer | undefined {
  const text = answer === undefined ? undefined : secrets.open(answer);
  return text === undefined ? undefined : readKept(text);
}

/** Nobody has learnt how it ended: what is known is when it was sent, and which read shows it. */
function unknown(earlier: IdempotencyRecord, asked: AskedAgain): Replayed {
  const kept = keptOf(earlier, asked);
  const first = kept !== undefined && 'failure' in kept.outcome ? kept.outcome.failure : undefined;
  const detail =
    first?.code === 'outcome-unknown'
      ? first.detail
      : 'the change may have been sent, but how it ended is not known: read the object before sending it again';
  const { lookUp } = asked;
  const facts = { ...(lookUp === undefined ? {} : { lookUp }), ...first?.facts };
  const sentAt = new Date(earlier.startedAt).toISOString();
  return new Replayed({
    failure: new BridgeError('outcome-unknown', detail, { facts: { ...facts, sentAt } }),
  });
}

/** Whoever sees everything may see it, too; any other part of the organisation than then may lack it. */
function maySee({ scope }: AskedAgain, kept: KeptAnswer): boolean {
  return scope === 'all' || scopeText(scope) === kept.scope;
}

/**
 * How the earlier request with the key ended. Throws `idempotency-key-reused` where it was another one,
 * `request-in-progress` while it is not over, `answer-not-kept` where it cannot be told again.
 */
export function earlierOutcome(earlier: IdempotencyRecord, asked: AskedAgain): Replayed {
  if (earlier.fingerprint !== asked.record.fingerprint) throw reused();
  if (earlier.state === 'running' && asked.now < earlier.leaseUntil) throw inProgress();
  if (earlier.state !== 'done') return unknown(earlier, asked);
  const kept = keptOf(earlier, asked);
  if (kept === undefined) throw notKept('its answer was too large to be kept', asked);
  if (!maySee(asked, kept)) throw notKept('under another scope of this API client', asked);
  return new Replayed(kept.outcome, kept.provisional);
}
