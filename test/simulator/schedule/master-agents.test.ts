import { describe, expect, test } from 'vitest';
import { list, startWithSession, texts, type Answer } from '../soap-caller.ts';
import { clockAtStart, tuesday } from './schedule-parameters.ts';
import { numberOf, world } from './schedule-world.ts';

const caller = await startWithSession({ clock: clockAtStart() });

interface Asked {
  readonly start?: number;
  readonly end?: number;
  readonly ids?: string;
  readonly sort?: string;
  readonly ascending?: boolean;
  readonly infoType?: number;
}

const ask = async (asked: Asked = {}, version = 850) => {
  const { start = tuesday, end = tuesday, ids = '', sort = 'NONE', ascending = true, infoType = 0 } = asked;
  const inner =
    `<siteId>102</siteId><start>${start}</start><end>${end}</end>${ids}` +
    `<sortMode>${numberOf('ECfgSortMode.Agent', `CFG_AGENT_SORT_${sort}`)}</sortMode>` +
    `<ascending>${String(ascending)}</ascending><infoType>${infoType}</infoType>` +
    '<provideSkillInfo>false</provideSkillInfo><provideActivityInfo>false</provideActivityInfo>' +
    '<provideContractInfo>false</provideContractInfo>';
  const answer = await caller.service(`ScheduleService${version}`, 'GetMasterAgent', inner);
  expect(answer.fault).toBeUndefined();
  return { full: list(answer.value, 'objectArray'), short: list(answer.value, 'objectShortArray') };
};
const idsOf = (agents: readonly Answer[]): number[] => texts(agents, 'gswAgentId').map(Number);
const lisbon = world.agents.filter((agent) => agent.wmSiteId === 102);

describe('GetMasterAgent', () => {
  test('lists who is employed at some time in the period, both days included', async () => {
    const left = lisbon.find((agent) => agent.wmEndDate !== 0);
    if (left === undefined) throw new Error('somebody must have left');
    const present = lisbon.filter((agent) => agent.wmEndDate === 0 || agent.wmEndDate >= tuesday);
    expect(idsOf((await ask()).full)).toEqual(present.map((agent) => agent.gswAgentId));
    const lists = async (start: number, end: number): Promise<boolean> =>
      idsOf((await ask({ start, end })).full).includes(left.gswAgentId);
    const { wmStartDate, wmEndDate } = left;
    expect(await lists(wmEndDate, wmEndDate)).toBe(true);
    expect(await lists(wmEndDate + 1, wmEndDate + 9)).toBe(false);
    expect(await lists(wmStartDate - 9, wmStartDate)).toBe(true);
    expect(await lists(wmStartDate - 9, wmStartDate - 1)).toBe(false);
  });

  test.each([
    [
      '<teamId>1021</teamId><teamId>1022</teamId>',
      (agent: (typeof lisbon)[number]) => [1021, 1022].includes(agent.wmTeamId),
    ],
    ['<agentId>5200</agentId>', (agent: (typeof lisbon)[number]) => agent.gswAgentId === 5200],
    ['<contractId>4021</contractId>', (agent: (typeof lisbon)[number]) => agent.wmContractId === 4021],
  ])('filters by %s', async (ids, fits) => {
    const expected = idsOf((await ask()).full).filter((id) =>
      lisbon.some((agent) => agent.gswAgentId === id && fits(agent)),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(idsOf((await ask({ ids })).full)).toEqual(expected);
  });

  test('sorts by last name, up and down', async () => {
    const { compare } = new Intl.Collator('en');
    const up = texts((await ask({ sort: 'LAST_NAME' })).full, 'gswLastName');
    expect(up).toEqual([...up].sort(compare));
    const down = texts((await ask({ sort: 'LAST_NAME', ascending: false })).full, 'gswLastName');
    expect(down).toEqual([...up].reverse());
  });

  test('gives full or short objects, and version 712 only short ones', async () => {
    const full = await ask();
    const short = await ask({ infoType: 1 });
    expect(Object.keys(full.full[0] as object)).toEqual([
      'gswAgentId',
      'gswFirstName',
      'gswLastName',
      'gswEmployeeId',
      'wmSiteId',
      'wmTeamId',
      'wmContractId',
    ]);
    expect([full.short, short.full]).toEqual([[], []]);
    expect(idsOf(short.short)).toEqual(idsOf(full.full));
    expect((await ask({}, 712)).short).toEqual(short.short);
    expect((await ask({ infoType: 1 }, 712)).short).toEqual(short.short);
  });
});
