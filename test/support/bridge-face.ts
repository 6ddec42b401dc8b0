import type { Express } from 'express';
import { adherenceQueryJobs } from '../../src/api/cloud/historical-adherence/adherence-query-jobs.ts';
import { wfmEndpoints } from '../../src/api/wfm/endpoints.ts';
import { memoryAuditLog } from './memory-audit-log.ts';
import { createApp, type AppOptions } from '../../src/http/app.ts';
import { readiness } from '../../src/http/readiness.ts';
import { accessTokens } from '../../src/identity/access-token.ts';
import { fixedApiClients } from '../../src/identity/api-clients.ts';
import type { Permission } from '../../src/identity/permission.ts';
import { evidenceLogger } from '../evidence/evidence.ts';
import { Secret } from '../../src/log/secret.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { keyedWrites } from './keyed-writes.ts';
import { noClients } from './no-clients.ts';
import { FakeWfm } from './fake-wfm.ts';

export const clientId = 'payroll';
export const clientSecret = 'a-secret.of:payroll';
export const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;

export interface Face {
  readonly app: Express;
  readonly wfm: FakeWfm;
  readonly clock: ManualClock;
}

export interface FaceOptions extends Partial<AppOptions> {
  readonly permissions?: readonly Permission[];
}

/** The HTTP face over a WFM in memory. Its clients: `payroll`, whose secret is above. */
export function face({ permissions, ...overrides }: FaceOptions = {}): Face {
  const clock = new ManualClock('2026-01-05T09:00:00Z');
  const wfm = new FakeWfm();
  const client = { clientId, secret: new Secret(clientSecret) };
  const signingKey = new Secret('a signing key of at least thirty-two bytes');
  const gateway = overrides.gateway ?? wfm;
  const app = createApp({
    endpoints: wfmEndpoints,
    gateway: wfm,
    readiness: readiness({ gateway: wfm, clock }),
    adherenceQueries: adherenceQueryJobs({
      gateway,
      clock,
      logger: evidenceLogger,
      signingKey,
      timeZones: overrides.timeZones ?? new Map(),
    }),
    upstream: 'wfm',
    administration: noClients,
    clients: fixedApiClients([permissions === undefined ? client : { ...client, permissions }]),
    tokens: accessTokens({
      signingKey,
      audience: 'wfm-bridge',
      lifetimeSeconds: 3600,
      clock,
    }),
    keyedWrites: keyedWrites({ clock }),
    auditLog: memoryAuditLog({ clock, retentionDays: 30 }),
    maxBodyBytes: 1024,
    logger: evidenceLogger,
    clock,
    ...overrides,
  });
  return { app, wfm, clock };
}
