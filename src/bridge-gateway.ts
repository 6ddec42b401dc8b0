import type { ReferenceCacheConfiguration } from './config/reference-cache-variables.ts';
import type { ServiceModel } from './contract/service-model.ts';
import { CachingGateway } from './gate/cache/caching-gateway.ts';
import type { GateMetrics } from './telemetry/gate-metrics.ts';
import type { Clock } from './time/clock.ts';
import { changedFamily } from './wfm/changed-family.ts';
import type { WfmGateway } from './wfm/wfm-port.ts';

export interface BridgeGatewayParts {
  readonly model: ServiceModel;
  readonly clock: Clock;
  readonly metrics: GateMetrics;
}

/** The way to WFM of all requests: with a memory for reference data, unless none is configured. */
export function bridgeGateway(
  gateway: WfmGateway,
  { freshSeconds, staleSeconds }: ReferenceCacheConfiguration,
  { model, clock, metrics }: BridgeGatewayParts,
): WfmGateway {
  if (freshSeconds === 0) return gateway;
  return new CachingGateway({
    gateway,
    clock,
    metrics,
    freshMs: freshSeconds * 1000,
    staleMs: staleSeconds * 1000,
    changedFamily: (service, operation) => changedFamily(model, service, operation),
  });
}
