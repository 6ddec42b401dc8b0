/** Agents of WFM as users of Genesys Cloud, over the wire. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cloudId } from '../../src/api/cloud/parts/cloud-id.ts';
import type { User, WfmUserEntityListing } from '../../src/api/cloud/models/user.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { expectCloudShape } from '../support/cloud-schema.ts';
import { closePair, openPair, type Pair } from '../support/running-bridge.ts';
import { expectCloudError, noUnits } from './expect-cloud-error.ts';
import { oleDay } from './schedule-world.ts';

const operationId = 'getWorkforcemanagementManagementunitUsers';
const today = '2026-10-22';
const clock = new ManualClock(`${today}T09:00:00Z`);

interface Identified {
  readonly id?: string | undefined;
}

let pair: Pair;
beforeAll(async () => {
  pair = await openPair({ simulator: { clock }, overrides: { clock } });
});
afterAll(async () => {
  await closePair(pair);
});

function pathOf(muId: string): string {
  return `/api/v2/workforcemanagement/managementunits/${muId}/users`;
}

/** The agents of a site of the world, by number. */
function agentsOf(siteId: number) {
  return pair.simulator.world.agents.filter((agent) => agent.wmSiteId === siteId);
}

async function usersOf(siteId: number): Promise<readonly User[]> {
  const answer = await pair.bridge.get(pathOf(cloudId('management-unit', siteId)));
  expect(answer.status, answer.text).toBe(200);
  expectCloudShape(operationId, 200, answer.body);
  return (answer.body as WfmUserEntityListing).entities ?? [];
}

describe.each([101, 102, 201, 202])('the users of the unit %i', (siteId) => {
  test('are the agents of the world, with what WFM has of them', async () => {
    const agents = agentsOf(siteId);
    expect(agents.length).toBeGreaterThan(10);
    const expected = agents.map((agent) => {
      const id = cloudId('user', agent.gswAgentId);
      const hasLeft = agent.wmEndDate !== 0 && agent.wmEndDate <= oleDay(today);
      return {
        id,
        name: `${agent.gswFirstName} ${agent.gswLastName}`,
        ...(agent.gswEmail === undefined ? {} : { email: agent.gswEmail }),
        username: agent.gswUserName,
        state: hasLeft ? 'inactive' : 'active',
        version: Number(BigInt(agent.timestamp) % 2n ** 31n),
        selfUri: `/api/v2/users/${id}`,
      };
    });
    const users = await usersOf(siteId);
    const byId = (a: Identified, b: Identified) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1);
    expect(users.toSorted(byId)).toEqual(expected.toSorted(byId));
  });

  test('come by name', async () => {
    const names = (await usersOf(siteId)).map(({ name }) => name ?? '');
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')));
  });
});

test.each(noUnits)('of the unit %s there are none', async (muId, error) => {
  expectCloudError(await pair.bridge.get(pathOf(muId)), { ...error, operationId });
});
