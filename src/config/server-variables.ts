import { z } from 'zod';
import { logLevels } from '../log/logger.ts';
import {
  atLeast,
  baseUrl,
  integer,
  milliseconds,
  oneOf,
  origins,
  port,
  text,
  trustedProxies,
} from './formats.ts';
import { clientRoles } from './client-roles.ts';
import { optional, secret, withDefault } from './variable.ts';

const group = 'Server';

const clientId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'must be 1 to 64 letters, digits, hyphens or underscores');

export const metricsAccesses = ['authenticated', 'open', 'off'] as const;
export type MetricsAccess = (typeof metricsAccesses)[number];

/** The bridge's own face: address, callers, limits. */
export const serverVariables = {
  HOST: withDefault(text, '127.0.0.1', { group, description: 'Address to listen on.' }),
  PORT: withDefault(port, '8080', { group, description: 'Port to listen on; 0 picks a free one.' }),
  PUBLIC_URL: optional(baseUrl, {
    group,
    description: 'Address under which callers reach the bridge; also the audience of its tokens.',
  }),
  TRUST_PROXY: optional(trustedProxies, {
    group,
    description: 'Number of reverse proxies in front, or their addresses, whose X-Forwarded-For is believed.',
    fallback: 'none',
  }),
  CORS_ORIGINS: optional(origins, {
    group,
    description:
      'Origins whose pages may call the bridge from a browser, comma separated, such as `https://planning.example.com`. Never those of `/admin/v1` and `/metrics`.',
    fallback: 'none',
  }),
  LOG_LEVEL: withDefault(oneOf(...logLevels), 'info', {
    group,
    description: `One of ${logLevels.join(', ')}.`,
  }),
  METRICS: withDefault(oneOf(...metricsAccesses), 'authenticated', {
    group,
    description:
      'Who reads `/metrics`: API clients with the permission `bridge:metrics:view` (`authenticated`), everybody who reaches the port (`open`), nobody (`off`).',
  }),
  TOKEN_SIGNING_KEY: secret(atLeast(32, 'bytes'), {
    group,
    description: "Key that signs the bridge's tokens, at least 32 bytes; the same for all instances.",
    fallback: 'random at each start',
  }),
  TOKEN_SIGNING_KEY_PREVIOUS: secret(atLeast(32, 'bytes'), {
    group,
    description:
      'The key before that one: its tokens hold until they end. Take it away after TOKEN_LIFETIME_SECONDS.',
  }),
  TOKEN_LIFETIME_SECONDS: withDefault(integer(60, 86_400), '3600', {
    group,
    description: "Lifetime of the bridge's tokens.",
  }),
  API_CLIENT_ID: optional(clientId, {
    group,
    description:
      'Id of an API client that is known without the database. `serve` needs it unless the database has clients.',
  }),
  API_CLIENT_SECRET: secret(atLeast(16, 'characters'), {
    group,
    description: 'Secret of that API client, at least 16 characters.',
  }),
  API_CLIENT_ROLES: withDefault(clientRoles, 'integrator', {
    group,
    description:
      'Roles of that API client, comma separated: `integrator` may do everything in WFM, `admin` may administer API clients.',
  }),
  API_CLIENT_SITE_ID: optional(integer(1, 2_147_483_647), {
    group,
    description:
      "WFM's number of the site that `mine` means under `/api/v2`; the demo takes its first site where none is set.",
  }),
  AUDIT_RETENTION_DAYS: withDefault(integer(1, 3_650), '365', {
    group,
    description:
      'How long the audit log in the database keeps who changed what. With `DATABASE_URL=memory:` it keeps the newest 10,000 changes at most.',
  }),
  IDEMPOTENCY_HOURS: withDefault(integer(1, 720), '24', {
    group,
    description:
      'How long an `Idempotency-Key` is remembered: in that time the same change with the same key is made once.',
  }),
  MAX_BODY_BYTES: withDefault(integer(1024, 268_435_456), '1048576', {
    group,
    description: 'Largest request body.',
  }),
  HEADERS_TIMEOUT_MS: withDefault(milliseconds, '10000', {
    group,
    description: 'Time in which the headers of a request must have arrived.',
  }),
  REQUEST_TIMEOUT_MS: withDefault(milliseconds, '30000', {
    group,
    description: 'Time in which a whole request must have arrived.',
  }),
  KEEP_ALIVE_TIMEOUT_MS: withDefault(milliseconds, '65000', {
    group,
    description:
      'Time after which an idle connection is closed; longer than that of a load balancer in front.',
  }),
  RESPONSE_IDLE_TIMEOUT_MS: withDefault(milliseconds, '60000', {
    group,
    description:
      'Time after which a caller that does not read its answer is cut off, whether or not WFM has given all of it.',
  }),
  SHUTDOWN_DRAIN_MS: withDefault(integer(0, 2_147_483_647), '0', {
    group,
    description:
      "Time that the process goes on serving when it is told to stop, while `/readyz` answers 503: a little more than the interval of a load balancer's probe.",
  }),
  SHUTDOWN_GRACE_MS: withDefault(milliseconds, '10000', {
    group,
    description: 'Time that running requests get to finish once the process has stopped listening.',
  }),
};

/** The demo: an embedded simulator and one API client named `demo`. */
export const demoVariables = {
  SIMULATOR_PORT: withDefault(port, '8085', {
    group: 'Demo',
    description: 'Port of the embedded WFM simulator; 0 picks a free one.',
  }),
  DEMO_CLIENT_SECRET: secret(atLeast(8, 'characters'), {
    group: 'Demo',
    description: "Secret of the demo's API client `demo`, at least 8 characters.",
    fallback: 'random at each start',
  }),
};
