import { Counter, Gauge, type Registry } from 'prom-client';
import { metricPrefix } from './metric-registry.ts';

export const cacheOutcomes = ['hit', 'miss', 'stale', 'shared'] as const;
/** `stale`: an old answer because WFM failed; `shared`: an answer that another request had asked for. */
export type CacheOutcome = (typeof cacheOutcomes)[number];

export const keyedOutcomes = ['first', 'replayed', 'in-progress', 'refused'] as const;
/** `refused`: the key belongs to another request, or the first answer cannot be given again. */
export type KeyedOutcome = (typeof keyedOutcomes)[number];

/** What stands around endpoints tells of itself. */
export interface GateMetrics {
  cacheLookedUp(outcome: CacheOutcome): void;
  audited(outcome: 'kept' | 'failed'): void;
  /** Whether instances count together; nothing is shown until it is known, or without a Redis. */
  redisChanged(isReady: boolean): void;
  keyedWrite(outcome: KeyedOutcome): void;
}

export function gateMetrics(registry: Registry): GateMetrics {
  const registers = [registry];
  const lookups = new Counter({
    name: `${metricPrefix}cache_lookups_total`,
    help: 'Reads of reference data by what the cache made of them',
    labelNames: ['outcome'] as const,
    registers,
  });
  const records = new Counter({
    name: `${metricPrefix}audit_records_total`,
    help: 'Records of the audit log that were kept, or could not be',
    labelNames: ['outcome'] as const,
    registers,
  });
  const redis = new Gauge({
    name: `${metricPrefix}redis_ready`,
    help: '1 while Redis answers, 0 while this instance counts requests alone',
    // Without a label it would be 0 for those who have no Redis.
    labelNames: ['use'] as const,
    registers,
  });
  const keyed = new Counter({
    name: `${metricPrefix}keyed_writes_total`,
    help: 'Changes with an Idempotency-Key by what the key made of them',
    labelNames: ['outcome'] as const,
    registers,
  });
  // Alerts compare these with 0 before anything has happened.
  for (const outcome of ['kept', 'failed']) records.inc({ outcome }, 0);
  for (const outcome of cacheOutcomes) lookups.inc({ outcome }, 0);
  for (const outcome of keyedOutcomes) keyed.inc({ outcome }, 0);
  return {
    cacheLookedUp: (outcome) => lookups.inc({ outcome }),
    audited: (outcome) => records.inc({ outcome }),
    redisChanged: (isReady) => redis.set({ use: 'limits' }, isReady ? 1 : 0),
    keyedWrite: (outcome) => keyed.inc({ outcome }),
  };
}
