import { expect, test } from 'vitest';
import { reachOf } from '../../../src/gate/scope/reach.ts';
import { keptReaches } from '../../../src/gate/scope/reaches.ts';
import type { PartialScope } from '../../../src/identity/scope.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import type { Wfm } from '../../../src/wfm/wfm-port.ts';

const rows: Readonly<Record<string, readonly object[]>> = {
  // One that nobody asked for, and a short one: WFM is not trusted.
  GetSite: [{ siteId: 101, buId: 10 }, { siteId: 201, buId: 20 }, { siteId: 102 }],
  GetTeam: [
    { teamId: 2011, siteId: 201 },
    { teamId: 2012, siteId: 202 },
  ],
  GetAgent: [
    { agentId: 7, teamId: 2011, siteId: 201 },
    { agentId: 8, teamId: 2012, siteId: 202 },
  ],
};

function wfmWith(calls: string[]): Wfm {
  const call = (_service: string, operation: string): Promise<unknown> => {
    calls.push(operation);
    return Promise.resolve({ items: rows[operation] });
  };
  return { call } as unknown as Wfm;
}

function scope(parts: Partial<Record<keyof PartialScope, readonly number[]>>): PartialScope {
  const { businessUnitIds = [], siteIds = [], teamIds = [] } = parts;
  return {
    businessUnitIds: new Set(businessUnitIds),
    siteIds: new Set(siteIds),
    teamIds: new Set(teamIds),
  };
}

test.each([
  { given: {}, sites: [], part: [], agents: [], asked: [] },
  { given: { siteIds: [5] }, sites: [5], part: [], agents: [], asked: [] },
  { given: { businessUnitIds: [10] }, sites: [101], part: [], agents: [], asked: ['GetSite'] },
  { given: { teamIds: [2011] }, sites: [], part: [201], agents: [7], asked: ['GetTeam', 'GetAgent'] },
  {
    given: { siteIds: [201], teamIds: [2011] },
    sites: [201],
    part: [],
    agents: [7],
    asked: ['GetTeam', 'GetAgent'],
  },
])('$given', async ({ given, sites, part, agents, asked }) => {
  const calls: string[] = [];
  const reach = await reachOf(wfmWith(calls), scope(given));
  expect([...reach.siteIds]).toEqual(sites);
  expect([...reach.partSiteIds]).toEqual(part);
  expect([...reach.teamAgents.keys()]).toEqual(agents);
  expect(calls).toEqual(asked);
});

test('a scope is looked up once in half a minute, another one by itself', async () => {
  const calls: string[] = [];
  const clock = new ManualClock(0);
  const reaches = keptReaches(clock);
  const wfm = wfmWith(calls);
  await reaches.of(wfm, scope({ businessUnitIds: [10] }));
  await reaches.of(wfm, scope({ businessUnitIds: [10] }));
  expect(calls).toHaveLength(1);
  const other = await reaches.of(wfm, scope({ businessUnitIds: [20] }));
  expect([...other.siteIds]).toEqual([201]);
  clock.advance(30_000);
  await reaches.of(wfm, scope({ businessUnitIds: [10] }));
  expect(calls).toHaveLength(3);
});

test('what WFM shows one upstream identity is not used for another', async () => {
  const calls: string[] = [];
  const reaches = keptReaches(new ManualClock(0));
  for (const identity of [undefined, 'payroll', 'hr', 'payroll'])
    await reaches.of(wfmWith(calls), scope({ businessUnitIds: [10] }), identity);
  expect(calls).toHaveLength(3);
});

test('a failure is not kept', async () => {
  const reaches = keptReaches(new ManualClock(0));
  const broken = { call: () => Promise.reject(new Error('down')) } as unknown as Wfm;
  await expect(reaches.of(broken, scope({ businessUnitIds: [10] }))).rejects.toThrow('down');
  const reach = await reaches.of(wfmWith([]), scope({ businessUnitIds: [10] }));
  expect([...reach.siteIds]).toEqual([101]);
});
