import { randomUUID } from 'node:crypto';
import { isWritten, type Endpoint } from '../api/endpoint.ts';
import { BridgeError } from '../error/bridge-error.ts';
import type { Logger } from '../log/logger.ts';
import type { GateMetrics } from '../telemetry/gate-metrics.ts';
import { changeOf, objectIdOf } from './audited-change.ts';
import type { AuditEntry, AuditLog, AuditSettlement } from './audit-log.ts';
import { Replayed } from './idempotency/replayed.ts';
import type { GateContext, RawRequest } from './run-endpoint.ts';

/** Where changes are written down, and who is told when they cannot be. */
export interface Audit {
  readonly log: AuditLog;
  readonly logger: Logger;
  readonly metrics?: Pick<GateMetrics, 'audited'> | undefined;
}

async function begun(
  { log, logger, metrics }: Audit,
  entry: Parameters<AuditLog['append']>[0],
): Promise<void> {
  try {
    await log.append(entry);
    metrics?.audited('kept');
  } catch (cause) {
    metrics?.audited('failed');
    const { requestId, operationId } = entry;
    logger.error({ err: cause, requestId, operationId }, 'a change was refused: it cannot be audited');
    throw new BridgeError('audit-unavailable', 'the audit log cannot be written: nothing was changed', {
      cause,
    });
  }
}

/** The change has happened, or not: its answer is the truth, whatever becomes of the record, which stays `begun`. */
async function settle(audit: Audit, id: string, settlement: AuditSettlement): Promise<void> {
  try {
    await audit.log.settle(id, settlement);
  } catch (cause) {
    audit.metrics?.audited('failed');
    audit.logger.error(
      { err: cause, auditId: id, ...settlement },
      'the outcome of a change could not be audited',
    );
  }
}

/** An answer of which only a part has been read may still fail: it has ended when its last piece has been taken. */
async function* settledAtItsEnd(
  audit: Audit,
  id: string,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let outcome: AuditSettlement['outcome'] = 'client-closed-request';
  try {
    yield* pieces;
    outcome = 'done';
  } catch (reason) {
    outcome = BridgeError.from(reason).code;
    throw reason;
  } finally {
    await settle(audit, id, { outcome });
  }
}

/** What is known of a change before it is tried. */
export type AuditedChange = Omit<AuditEntry, 'id' | 'outcome'>;

/**
 * Carries out a change between the two writes of its entry. An answer that is still on its way settles the entry at its
 * end. Throws `audit-unavailable`, and whatever `run` throws.
 */
export async function recorded<T>(audit: Audit, change: AuditedChange, run: () => Promise<T>): Promise<T> {
  const id = randomUUID();
  await begun(audit, { id, ...change, outcome: 'begun' });
  let answer: T;
  try {
    answer = await run();
  } catch (reason) {
    await settle(audit, id, { outcome: BridgeError.from(reason).code });
    throw reason;
  }
  if (isWritten(answer) && !(answer.json instanceof Uint8Array))
    return { ...answer, json: settledAtItsEnd(audit, id, answer.json) };
  const objectId = objectIdOf(answer);
  const outcome = answer instanceof Replayed ? 'replayed' : 'done';
  await settle(audit, id, { outcome, ...(objectId === undefined ? {} : { objectId }) });
  return answer;
}

/**
 * Writes down what is to be changed before anything else is looked at, so that refusals are there, too, and how it
 * ended before the answer ends. Reads pass. Throws `audit-unavailable` for a change that cannot be written down.
 */
export async function audited(
  endpoint: Endpoint,
  raw: RawRequest,
  context: Pick<GateContext, 'audit' | 'caller' | 'clock' | 'wfm' | 'request'>,
  run: () => Promise<unknown>,
): Promise<unknown> {
  const { audit, caller, clock, wfm, request } = context;
  const change = changeOf(endpoint, raw, wfm);
  if (change === undefined) return await run();
  return await recorded(audit, { at: clock.now(), clientId: caller.clientId, ...change, ...request }, run);
}
