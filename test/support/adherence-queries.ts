import request from 'supertest';
import { expect } from 'vitest';
import {
  adherenceQueryJobs,
  type AdherenceQueryJobs,
  type AdherenceQueryOptions,
} from '../../src/api/cloud/historical-adherence/adherence-query-jobs.ts';
import { getQueryResult } from '../../src/api/cloud/historical-adherence/get-query-result.ts';
import { postQuery } from '../../src/api/cloud/historical-adherence/post-query.ts';
import type {
  HistoricalAdherenceQueryResult,
  WfmHistoricalAdherenceResultWrapper,
} from '../../src/api/cloud/models/historical-adherence-result.ts';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import { fixedApiClients } from '../../src/identity/api-clients.ts';
import { silentLogger } from '../../src/log/logger.ts';
import { Secret } from '../../src/log/secret.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { adherenceWfm, historyRow, type AdherenceWorld } from './adherence-wfm.ts';
import { basic, clientId, clientSecret, face } from './bridge-face.ts';
import { expectCloudShape } from './cloud-schema.ts';
import { siteId, type JobWfm } from './job-wfm.ts';

/** Historical adherence queries over a WFM in memory, which has one day of history. */

export const operationId = 'postWorkforcemanagementManagementunitHistoricaladherencequery';
const units = '/api/v2/workforcemanagement/managementunits';
export const unitId = cloudId('management-unit', siteId);
const otherClient = { clientId: 'wallboard', secret: new Secret('a-secret-of-wallboard') };
export const other = `Basic ${Buffer.from('wallboard:a-secret-of-wallboard').toString('base64')}`;

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface Acknowledgement {
  readonly id: string;
  readonly downloadUrl: string;
  readonly queryState: string;
}

export interface Bench {
  readonly clock: ManualClock;
  readonly queries: AdherenceQueryJobs;
  readonly wfm: JobWfm;
  /** `null` for no body at all. */
  post(body?: object | null, path?: string): Promise<Reply>;
  get(url: string, authorization?: string): Promise<Reply>;
}

/** A replica: with the same clock it is another one of the same bridge. */
export function replica(
  wfm: JobWfm,
  clock = new ManualClock('2026-01-05T09:00:00Z'),
  options: Partial<AdherenceQueryOptions> = {},
): Bench {
  const queries = adherenceQueryJobs({
    gateway: wfm,
    clock,
    logger: silentLogger,
    signingKey: new Secret('a signing key of at least thirty-two bytes'),
    timeZones: new Map(),
    ...options,
  });
  const { app } = face({
    ...{
      endpoints: [postQuery, getQueryResult],
      gateway: wfm,
      clock,
      adherenceQueries: queries,
      maxBodyBytes: 100_000,
    },
    clients: fixedApiClients([{ clientId, secret: new Secret(clientSecret) }, otherClient]),
  });
  return {
    clock,
    queries,
    wfm,
    post: async (body = { startDate: '2025-12-01T00:00:00Z' }, path = `${unitId}/historicaladherencequery`) =>
      await request(app)
        .post(`${units}/${path}`)
        .set('Authorization', basic)
        .send(body ?? undefined),
    get: async (url, authorization = basic) =>
      await request(app).get(url).set('Authorization', authorization),
  };
}

export function benchOf(world: AdherenceWorld = {}, options: Partial<AdherenceQueryOptions> = {}): Bench {
  return replica(adherenceWfm(world), undefined, options);
}

export async function accepted(bench: Bench, body?: object): Promise<Acknowledgement> {
  const { status, body: answer } = await bench.post(body);
  expect([status, answer]).toEqual([202, expect.any(Object)]);
  expectCloudShape(operationId, 202, answer);
  return answer as Acknowledgement;
}

export function usersOf({ status, body }: Reply): readonly HistoricalAdherenceQueryResult[] {
  expect([status, body]).toEqual([200, expect.any(Object)]);
  return (body as WfmHistoricalAdherenceResultWrapper).data ?? [];
}

/** History that comes when a test says so. */
export function held(): AdherenceWorld & { release(failure?: Error): void; readonly asked: () => number } {
  let asked = 0;
  const waiting: ((failure?: Error) => void)[] = [];
  return {
    asked: () => asked,
    history: () => {
      asked += 1;
      return new Promise((resolve, reject) => {
        waiting.push((failure) =>
          failure === undefined ? resolve([historyRow(1, '2025-12-01')]) : reject(failure),
        );
      });
    },
    release: (failure) => {
      for (const end of waiting.splice(0)) end(failure);
    },
  };
}

export async function until(isTrue: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1000 && !isTrue(); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(isTrue()).toBe(true);
}

export const day = { startDate: '2025-12-01T00:00:00+01:00', endDate: '2025-12-02T00:00:00+01:00' };
