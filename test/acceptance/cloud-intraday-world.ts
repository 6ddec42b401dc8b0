import { expect } from 'vitest';
import type { IntradayResponse } from '../../src/api/cloud/models/intraday.ts';
import type { IntradayDataGroup } from '../../src/api/cloud/models/intraday-metrics.ts';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import type { Living } from '../../src/simulator/living.ts';
import { expectCloudShape } from '../support/cloud-schema.ts';
import type { RunningBridge } from '../support/running-bridge.ts';

export const queueId = (activityId: number): string => cloudId('queue', activityId);
export const pathOf = (muId: string): string =>
  `/api/v2/workforcemanagement/managementunits/${muId}/intraday`;
export const unitPath = (siteId: number): string => pathOf(cloudId('management-unit', siteId));

export type WorldActivity = Living['world']['now']['activities'][number];

/** All activities of a site but the fixed-staff one. */
export function worldQueues({ world }: Living, siteId: number): readonly WorldActivity[] {
  return world.now.activities.filter(
    ({ wmSiteId, wmShortName }) => wmSiteId === siteId && wmShortName !== 'RCP',
  );
}

export interface Query {
  readonly startDate: string;
  readonly endDate: string;
  readonly categories: readonly string[];
  readonly minutes?: number;
  readonly queueIds?: readonly string[];
}

export function bodyOf({ categories, minutes, ...rest }: Query): object {
  const length = minutes === undefined ? {} : { intervalLengthMinutes: minutes };
  return { ...rest, ...length, metrics: categories.map((category) => ({ category })) };
}

/** The answer to a query, which is as the reference document describes it. */
export async function askIntraday(
  bridge: RunningBridge,
  siteId: number,
  query: Query,
): Promise<IntradayResponse> {
  const { status, text, body } = await bridge.post(unitPath(siteId), bodyOf(query));
  expect([status, status === 200 ? '' : text]).toEqual([200, '']);
  expectCloudShape('postWorkforcemanagementManagementunitIntraday', 200, body);
  return body as IntradayResponse;
}

/** Its one group. */
export function groupOf({ intradayDataGroupings = [] }: IntradayResponse): IntradayDataGroup {
  expect(intradayDataGroupings).toHaveLength(1);
  return intradayDataGroupings[0]!;
}
