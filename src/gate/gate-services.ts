import type { AdherenceQueries } from '../api/cloud/historical-adherence/adherence-queries.ts';
import type { Endpoint } from '../api/endpoint.ts';
import type { ClientAdministration } from '../identity/client-administration.ts';
import type { Logger } from '../log/logger.ts';
import type { GateMetrics } from '../telemetry/gate-metrics.ts';
import type { Clock } from '../time/clock.ts';
import type { WfmGateway } from '../wfm/wfm-port.ts';
import type { Audit } from './audited.ts';
import type { AuditLog } from './audit-log.ts';
import { contractReadiness, type ContractReadiness } from './contract-readiness.ts';
import type { KeyedWrites } from './idempotency/keyed-writes.ts';
import { keptReaches, type Reaches } from './scope/reaches.ts';

/** What stands around every request of one instance, and what endpoints get beside WFM. */
export interface GateServices {
  readonly audit: Audit;
  readonly clock: Clock;
  /** Changes with an `Idempotency-Key`. */
  readonly keyedWrites: Pick<KeyedWrites, 'run'>;
  readonly readiness: ContractReadiness;
  /** IANA zones by WFM's names and numbers. */
  readonly timeZones: ReadonlyMap<string, string>;
  readonly adherenceQueries: AdherenceQueries;
  /** What scopes came to a moment ago; without it each request looks its own up. */
  readonly reaches?: Reaches;
  /** What the endpoints under `/admin/v1` do. */
  readonly administration: ClientAdministration;
}

export interface GateOptions {
  readonly endpoints: readonly Endpoint[];
  readonly gateway: Pick<WfmGateway, 'missing'>;
  /** IANA zones by the names and numbers of WFM's time zones; none = WFM's names are IANA names. */
  readonly timeZones?: ReadonlyMap<string, string>;
  /** What endpoints begin and do not wait for. */
  readonly adherenceQueries: AdherenceQueries;
  readonly administration: ClientAdministration;
  /** Where changes are written down. */
  readonly auditLog: AuditLog;
  /** Changes with an `Idempotency-Key`. */
  readonly keyedWrites: Pick<KeyedWrites, 'run'>;
  /** Who counts what happens; absent = nobody. */
  readonly metrics?: GateMetrics | undefined;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** Puts the gate's pieces together, and compares the endpoints with the loaded contract. */
export function gateServices(options: GateOptions): GateServices {
  const { endpoints, gateway, timeZones = new Map(), auditLog, metrics, logger, clock } = options;
  const { adherenceQueries, administration, keyedWrites } = options;
  return {
    audit: { log: auditLog, logger, metrics },
    clock,
    keyedWrites,
    readiness: contractReadiness(endpoints, gateway),
    timeZones,
    adherenceQueries,
    reaches: keptReaches(clock),
    administration,
  };
}
