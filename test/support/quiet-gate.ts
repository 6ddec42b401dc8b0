import type { GateContext } from '../../src/gate/run-endpoint.ts';
import type { GateServices } from '../../src/gate/gate-services.ts';
import { memoryAuditLog } from './memory-audit-log.ts';
import { silentLogger } from '../../src/log/logger.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { keyedWrites } from './keyed-writes.ts';
import { noClients } from './no-clients.ts';
import { noQueries } from './no-queries.ts';

/** A gate for tests that do not look at what it writes down: an audit log nobody reads, nobody to administer. */
export function quietGate(services: Partial<GateServices> = {}): GateServices & Pick<GateContext, 'request'> {
  const clock = services.clock ?? new ManualClock(0);
  return {
    audit: { log: memoryAuditLog({ clock, retentionDays: 1 }), logger: silentLogger },
    clock,
    keyedWrites: keyedWrites({ clock }),
    readiness: new Map(),
    timeZones: new Map(),
    adherenceQueries: noQueries,
    administration: noClients,
    ...services,
    request: { requestId: 'request-1' },
  };
}
