/** The composition root: the only place that picks implementations and puts them together. */
import type { Express } from 'express';
import { bridgeDelegation } from './bridge-delegation.ts';
import { bridgeGateway } from './bridge-gateway.ts';
import { bridgeLife } from './bridge-life.ts';
import { bridgeLimits } from './bridge-limits.ts';
import { bridgeStore } from './bridge-store.ts';
import { allEndpoints } from './api/all-endpoints.ts';
import { cloudEndpoints } from './api/cloud/endpoints.ts';
import {
  adherenceQueryJobs,
  type AdherenceQueryJobs,
  type AdherenceQueryOptions,
} from './api/cloud/historical-adherence/adherence-query-jobs.ts';
import type { Configuration } from './config/configuration.ts';
import { warnings } from './config/warnings.ts';
import { version } from './cli/version.ts';
import { loadContract } from './contract/load.ts';
import type { ServiceModel } from './contract/service-model.ts';
import { documentEndpoints } from './gate/document-endpoints.ts';
import { listAudit } from './gate/list-audit.ts';
import { createApp } from './http/app.ts';
import { statusOf } from './http/error/status.ts';
import type { UpstreamKind } from './http/health.ts';
import { readiness } from './http/readiness.ts';
import type { RunningServer } from './http/server.ts';
import { accessTokens, type AccessTokens } from './identity/access-token.ts';
import type { ApiClients } from './identity/api-clients.ts';
import { createLogger, type Logger } from './log/logger.ts';
import { documentTexts, type DocumentTexts } from './openapi/document-texts.ts';
import { createTelemetry } from './telemetry/telemetry.ts';
import { systemClock, type Clock } from './time/clock.ts';
import { packagedWsdlDir } from './packaged-files.ts';
import { createUpstream } from './wfm/upstream.ts';

export interface BridgeOverrides {
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** 0 ≤ random < 1; spreads the renewals of several replicas. */
  readonly random?: () => number;
  /** `simulator` marks every answer as one of the demo. */
  readonly upstream?: UpstreamKind;
  /** Instead of the one API client of the environment. */
  readonly clients?: ApiClients;
}

export interface Bridge {
  /** The Express app, for tests that need no socket. */
  readonly app: Express;
  /**
   * Listens. WFM need not be reachable: the session is opened with the first call. Throws `invalid-configuration` where
   * nobody could call.
   */
  start(): Promise<RunningServer>;
  /** Readiness false, after the drain time no new connections, running requests and changes finished within the grace, WFM sessions closed, stores closed. */
  close(): Promise<void>;
}

function tokensFor({ server }: Configuration, clock: Clock): AccessTokens {
  return accessTokens({
    signingKey: server.tokenSigningKey,
    previousSigningKey: server.previousTokenSigningKey,
    audience: server.publicUrl ?? 'wfm-bridge',
    lifetimeSeconds: server.tokenLifetimeSeconds,
    clock,
  });
}

function queriesFor(
  { server, wfm }: Configuration,
  services: Pick<AdherenceQueryOptions, 'gateway' | 'clock' | 'logger'>,
): AdherenceQueryJobs {
  return adherenceQueryJobs({
    ...services,
    signingKey: server.tokenSigningKey,
    publicUrl: server.publicUrl,
    timeZones: wfm.timeZones,
  });
}

function documentsOf({ server }: Configuration, model: ServiceModel): DocumentTexts {
  return documentTexts({
    model,
    endpoints: documentEndpoints,
    cloudEndpoints,
    statuses: statusOf,
    version: version(),
    serverUrl: server.publicUrl ?? '/',
  });
}

/** Throws `invalid-contract` or `invalid-configuration` when a file it needs cannot be used. */
export function createBridge(configuration: Configuration, overrides: BridgeOverrides = {}): Bridge {
  const { server, wfm } = configuration;
  const { clock = systemClock, random = Math.random } = overrides;
  const logger = overrides.logger ?? createLogger(server.logLevel);
  for (const warning of warnings(configuration)) logger.warn(warning);

  const model = loadContract(wfm.wsdlDir ?? packagedWsdlDir);
  const telemetry = createTelemetry({ version: version(), now: () => clock.now() });
  const { calls: observer, metrics } = telemetry;
  const watched = { model, clock, logger, random, observer, events: metrics.upstream };
  const upstream = createUpstream(configuration, watched);
  const store = bridgeStore(configuration, { clock, logger, metrics: metrics.gate });
  const { clients, auditLog, keyedWrites } = store;
  const limits = bridgeLimits(configuration, { clock, logger, metrics: metrics.gate });
  const readinessOfUpstream = readiness({ gateway: upstream.gateway, clients, clock });
  const parts = { model, clock, metrics: metrics.gate };
  const gateway = bridgeGateway(upstream.gateway, configuration.referenceCache, parts);
  const queries = queriesFor(configuration, { gateway, clock, logger });
  const app = createApp({
    endpoints: [...allEndpoints, listAudit(auditLog)],
    auditLog,
    keyedWrites,
    gateway,
    adherenceQueries: queries,
    readiness: readinessOfUpstream,
    timeZones: wfm.timeZones,
    upstream: overrides.upstream ?? 'wfm',
    documents: documentsOf(configuration, model),
    clients: overrides.clients ?? clients.clients,
    administration: clients.administration,
    tokens: tokensFor(configuration, clock),
    delegated: bridgeDelegation(wfm, { upstream, clock }),
    telemetry: { ...telemetry, access: server.metrics },
    maxBodyBytes: server.maxBodyBytes,
    ...limits.options,
    logger,
    clock,
  });

  const life = bridgeLife(app, {
    server,
    clock,
    logger,
    readiness: readinessOfUpstream,
    store,
    limits,
    queries,
    upstream,
  });
  return { app, ...life };
}
