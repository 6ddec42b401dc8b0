import { randomBytes } from 'node:crypto';
import { BridgeError, type RequestFlaw } from '../error/bridge-error.ts';
import type { LogLevel } from '../log/logger.ts';
import { Secret } from '../log/secret.ts';
import type { Environment } from './env.ts';
import { limitConfiguration, type LimitConfiguration } from './limit-configuration.ts';
import type { MetricsAccess } from './server-variables.ts';
import { completeValues, present, readTextFile, readVariables, type FileReader } from './read-variables.ts';
import { callerRules, upstreamRules } from './rules.ts';
import { upstreamConfiguration, type UpstreamConfiguration } from './upstream-configuration.ts';
import {
  referenceCacheConfiguration,
  type ReferenceCacheConfiguration,
} from './reference-cache-variables.ts';
import { storeConfiguration, type StoreConfiguration } from './store-configuration.ts';
import type { Values } from './variables.ts';
import { wfmConfiguration, type WfmConfiguration } from './wfm-configuration.ts';

export interface ServerConfiguration {
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string;
  /** Number of proxies in front, or their addresses. */
  readonly trustProxy?: number | readonly string[];
  /** Origins whose pages may read the answers. */
  readonly corsOrigins: readonly string[];
  readonly logLevel: LogLevel;
  /** Who may read `/metrics`. */
  readonly metrics: MetricsAccess;
  readonly tokenSigningKey: Secret;
  /** Signs no more; its tokens hold. */
  readonly previousTokenSigningKey?: Secret;
  /** True when no key was given: tokens end with the process and hold for one instance only. */
  readonly randomSigningKey: boolean;
  readonly tokenLifetimeSeconds: number;
  readonly auditRetentionDays: number;
  /** How long an `Idempotency-Key` is remembered. */
  readonly idempotencyHours: number;
  readonly maxBodyBytes: number;
  readonly limits: LimitConfiguration;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly responseIdleTimeoutMs: number;
  /** How long it goes on serving, no longer ready, before it stops listening. */
  readonly shutdownDrainMs: number;
  readonly shutdownGraceMs: number;
}

export interface ApiClientConfiguration {
  readonly clientId: string;
  readonly secret: Secret;
  /** Names as they were given; absent: the role of whoever integrates WFM. */
  readonly roles?: readonly string[];
  /** WFM's number of the site that `mine` means under `/api/v2`. */
  readonly siteId?: number;
}

/** What it takes to reach WFM. */
export interface UpstreamAccess {
  readonly wfm: WfmConfiguration;
  readonly upstream: UpstreamConfiguration;
}

/** Everything `serve` needs. */
export interface Configuration extends UpstreamAccess {
  readonly server: ServerConfiguration;
  readonly store: StoreConfiguration;
  readonly referenceCache: ReferenceCacheConfiguration;
  /** Absent: every instance counts for itself. */
  readonly redisUrl?: Secret;
  /** Absent: all clients are in the store. */
  readonly apiClient?: ApiClientConfiguration;
}

/** Everything the demo takes from the environment: its own server, never a WFM. */
export interface DemoConfiguration {
  readonly server: ServerConfiguration;
  readonly simulatorPort: number;
  /** Absent: make one and print it. */
  readonly clientSecret?: Secret;
}

function serverConfiguration(values: Values): ServerConfiguration {
  const key = values.TOKEN_SIGNING_KEY;
  return {
    host: values.HOST,
    port: values.PORT,
    ...(values.PUBLIC_URL === undefined ? {} : { publicUrl: values.PUBLIC_URL }),
    ...(values.TRUST_PROXY === undefined ? {} : { trustProxy: values.TRUST_PROXY }),
    corsOrigins: values.CORS_ORIGINS ?? [],
    logLevel: values.LOG_LEVEL,
    metrics: values.METRICS,
    tokenSigningKey: key ?? new Secret(randomBytes(48).toString('base64url')),
    randomSigningKey: key === undefined,
    ...(values.TOKEN_SIGNING_KEY_PREVIOUS === undefined
      ? {}
      : { previousTokenSigningKey: values.TOKEN_SIGNING_KEY_PREVIOUS }),
    tokenLifetimeSeconds: values.TOKEN_LIFETIME_SECONDS,
    auditRetentionDays: values.AUDIT_RETENTION_DAYS,
    idempotencyHours: values.IDEMPOTENCY_HOURS,
    maxBodyBytes: values.MAX_BODY_BYTES,
    limits: limitConfiguration(values),
    headersTimeoutMs: values.HEADERS_TIMEOUT_MS,
    requestTimeoutMs: values.REQUEST_TIMEOUT_MS,
    keepAliveTimeoutMs: values.KEEP_ALIVE_TIMEOUT_MS,
    responseIdleTimeoutMs: values.RESPONSE_IDLE_TIMEOUT_MS,
    shutdownDrainMs: values.SHUTDOWN_DRAIN_MS,
    shutdownGraceMs: values.SHUTDOWN_GRACE_MS,
  };
}

function apiClientConfiguration(values: Values): Pick<Configuration, 'apiClient'> {
  if (values.API_CLIENT_ID === undefined) return {};
  return {
    apiClient: {
      clientId: values.API_CLIENT_ID,
      secret: present(values, 'API_CLIENT_SECRET'),
      roles: values.API_CLIENT_ROLES,
      ...(values.API_CLIENT_SITE_ID === undefined ? {} : { siteId: values.API_CLIENT_SITE_ID }),
    },
  };
}

function refuse(flaws: readonly RequestFlaw[]): void {
  if (flaws.length === 0) return;
  const count = flaws.length === 1 ? 'one mistake' : `${flaws.length} mistakes`;
  throw new BridgeError('invalid-configuration', `the environment has ${count}`, {
    facts: { errors: flaws },
  });
}

/**
 * The configuration of `serve`: a function of these variables and of the files they name. Throws one
 * `invalid-configuration` that lists every mistake.
 */
export function loadConfiguration(env: Environment, read: FileReader = readTextFile): Configuration {
  const reading = readVariables(env, read);
  refuse([...reading.flaws, ...callerRules(reading), ...upstreamRules(reading, read)]);
  const values = completeValues(reading);
  return {
    server: serverConfiguration(values),
    store: storeConfiguration(values),
    referenceCache: referenceCacheConfiguration(values),
    ...(values.REDIS_URL === undefined ? {} : { redisUrl: values.REDIS_URL }),
    ...apiClientConfiguration(values),
    wfm: wfmConfiguration(values),
    upstream: upstreamConfiguration(values),
  };
}

/** The part of the configuration that `doctor` and `call` need: they call WFM and serve nobody. */
export function loadUpstreamAccess(env: Environment, read: FileReader = readTextFile): UpstreamAccess {
  const reading = readVariables(env, read);
  refuse([...reading.flaws, ...upstreamRules(reading, read)]);
  const values = completeValues(reading);
  return { wfm: wfmConfiguration(values), upstream: upstreamConfiguration(values) };
}

/** The configuration of the demo and of the simulator. Call it only where `hasUpstreamVariables` says no. */
export function loadDemoConfiguration(env: Environment, read: FileReader = readTextFile): DemoConfiguration {
  const reading = readVariables(env, read);
  refuse(reading.flaws);
  const values = completeValues(reading);
  return {
    server: serverConfiguration(values),
    simulatorPort: values.SIMULATOR_PORT,
    ...(values.DEMO_CLIENT_SECRET === undefined ? {} : { clientSecret: values.DEMO_CLIENT_SECRET }),
  };
}

/** The store alone, for commands that administer it. */
export function loadStoreAccess(env: Environment, read: FileReader = readTextFile): StoreConfiguration {
  const reading = readVariables(env, read);
  const flaws = reading.flaws.filter(({ parameter = '' }) =>
    /^(DATA_DIR|DATABASE_URL(_FILE)?)$/.test(parameter),
  );
  refuse(flaws);
  return storeConfiguration(reading.values);
}

/** The names of the upstream identities alone; absent where the environment says nothing of them. */
export function loadIdentityNames(
  env: Environment,
  read: FileReader = readTextFile,
): Iterable<string> | undefined {
  const reading = readVariables(env, read);
  refuse(reading.flaws.filter(({ parameter = '' }) => parameter.startsWith('UPSTREAM_IDENTITIES')));
  return reading.values.UPSTREAM_IDENTITIES?.reveal().keys();
}

/** The WSDL folder alone, for commands that call nobody; absent: the WSDLs that come with the bridge. */
export function loadWsdlDir(env: Environment, read: FileReader = readTextFile): string | undefined {
  return readVariables(env, read).values.WSDL_DIR;
}
