import { memoryAuditLog } from '../../src/gate/memory-audit-log.ts';
import type { GateContext } from '../../src/gate/run-endpoint.ts';
import { silentLogger } from '../../src/log/logger.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';

/** For tests that do not look into the audit log. */
export function noAudit(): Pick<GateContext, 'audit' | 'request'> {
  const log = memoryAuditLog({ clock: new ManualClock(0), retentionDays: 1 });
  return { audit: { log, logger: silentLogger }, request: { requestId: 'request-1' } };
}
