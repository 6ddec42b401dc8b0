import { randomUUID } from 'node:crypto';
import type { Endpoint } from '../api/endpoint.ts';
import { BridgeError } from '../error/bridge-error.ts';
import type { Logger } from '../log/logger.ts';
import type { GateMetrics } from '../telemetry/gate-metrics.ts';
import { changeOf, objectIdOf } from './audited-change.ts';
import type { AuditLog, AuditSettlement } from './audit-log.ts';
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

/**
 * Writes down what is to be changed before anything else is looked at, so that refusals are there, too, and how it
 * ended before it is answered. Reads pass. Throws `audit-unavailable` for a change that cannot be written down.
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
  const id = randomUUID();
  await begun(audit, {
    id,
    at: clock.now(),
    clientId: caller.clientId,
    ...change,
    outcome: 'begun',
    ...request,
  });
  try {
    const answer = await run();
    const objectId = objectIdOf(answer);
    await settle(audit, id, { outcome: 'done', ...(objectId === undefined ? {} : { objectId }) });
    return answer;
  } catch (reason) {
    await settle(audit, id, { outcome: BridgeError.from(reason).code });
    throw reason;
  }
}
