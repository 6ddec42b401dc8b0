import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readEnumNumbers } from '../../../src/simulator/world/enum-numbers.ts';
import { createWorld } from '../../../src/simulator/world/world.ts';

const conventions = readFileSync(new URL('../../../wsdl/conventions.json', import.meta.url), 'utf8');
const numberOf = readEnumNumbers(conventions);
const worldOf = (seed: number, agentsPerSite?: number) =>
  createWorld({ seed, integrationUser: 'api.bridge', agentsPerSite }, numberOf);
const world = worldOf(850);

describe('a seed', () => {
  test('makes the same world every time, byte for byte', () => {
    expect(JSON.stringify(worldOf(850))).toBe(JSON.stringify(world));
  });

  test('makes other people than another seed, in the same organization', () => {
    const other = worldOf(851);
    expect(JSON.stringify(other.agents)).not.toBe(JSON.stringify(world.agents));
    expect(other.sites).toEqual(world.sites);
  });

  test('does not depend on the platform: these people are written down', () => {
    expect(world.agents[0]).toMatchObject({
      gswAgentId: 5001,
      gswFirstName: 'Ayşe',
      gswLastName: 'Öztürk',
      gswUserName: 'ayse.ozturk',
      wmStartDate: 42051,
      wmHourlyWage: 24.34,
    });
  });
});

test.each([
  ['business units', world.businessUnits.length, 2, 2],
  ['sites', world.sites.length, 4, 4],
  ['teams', world.teams.length, 20, 20],
  ['agents', world.agents.length, 370, 450],
  ['schedule state groups', world.scheduleStateGroups.length, 32, 32],
  ['security roles', world.securityRoles.length, 6, 6],
  ['users', world.users.length, 26, 26],
])('has a sensible number of %s', (_noun, count, least, most) => {
  expect(count).toBeGreaterThanOrEqual(least);
  expect(count).toBeLessThanOrEqual(most);
});

test('has sites in four zones, one of them off the whole hour', () => {
  const zones = world.sites.map((site) =>
    world.timeZones.find((zone) => zone.wmTimezoneId === site.wmTimezoneId),
  );
  expect(zones.map((zone) => [zone?.wmName, zone?.wmOffsetMinutes])).toEqual([
    ['Europe/Amsterdam', 60],
    ['Europe/Lisbon', 0],
    ['Asia/Kathmandu', 345],
    ['Australia/Sydney', 600],
  ]);
});

test.each(world.timeZones.map((zone) => [zone.wmName, zone.wmOffsetMinutes] as const))(
  '%s is an IANA zone whose standard time is %d minutes from UTC',
  (timeZone, minutes) => {
    const offsetAt = (instant: string): number => {
      const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(
        new Date(instant),
      );
      const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? '';
      const [, sign, hours, rest] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name) ?? [];
      return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(rest ?? 0));
    };
    expect(Math.min(offsetAt('2025-01-15T12:00:00Z'), offsetAt('2025-07-15T12:00:00Z'))).toBe(minutes);
  },
);

test.each([
  ['agents', world.agents.map((agent) => agent.gswAgentId)],
  ['logins', [...world.agents.map((agent) => agent.gswUserName), ...world.users.map((user) => user.wmUser)]],
  ['teams', world.teams.map((team) => team.wmTeamId)],
  ['contracts', world.contracts.map((contract) => contract.wmContractId)],
  ['activities', world.activities.map((activity) => activity.wmActivityId)],
  ['multi-site activities', world.multiSiteActivities.map((activity) => activity.wmMultiSiteActivityId)],
  ['schedule state groups', world.scheduleStateGroups.map((group) => group.wmScheduleStateGroupId)],
  ['users', world.users.map((user) => user.gswUserId)],
] as [string, unknown[]][])('no two %s share their key', (_noun, keys) => {
  expect(new Set(keys).size).toBe(keys.length);
});

test('every agent refers to a team, contract, skills and activities that are there, at the own site', () => {
  for (const agent of world.agents) {
    const team = world.teams.find((candidate) => candidate.wmTeamId === agent.wmTeamId);
    const contract = world.contracts.find((candidate) => candidate.wmContractId === agent.wmContractId);
    if (agent.wmTeamId !== 0) expect(team?.wmSiteId).toBe(agent.wmSiteId);
    expect(contract?.wmSiteId).toBe(agent.wmSiteId);
    expect(agent.wmActivities.filter((held) => held.wmPrimary)).toHaveLength(1);
    for (const held of agent.wmActivities) {
      const activity = world.activities.find((candidate) => candidate.wmActivityId === held.wmActivityId);
      expect(activity?.wmSiteId).toBe(agent.wmSiteId);
    }
    for (const held of agent.wmSkills) {
      expect(world.skills.some((skill) => skill.wmSkillId === held.wmSkillId)).toBe(true);
    }
  }
});

test('some agents have left, some have no team, some no e-mail address, many a name beyond ASCII', () => {
  const left = world.agents.filter((agent) => agent.wmEndDate !== 0);
  expect(left.length).toBeGreaterThan(5);
  expect(left.every((agent) => agent.wmEndDate > agent.wmStartDate)).toBe(true);
  expect(world.agents.filter((agent) => agent.wmTeamId === 0)).toHaveLength(4);
  expect(world.agents.some((agent) => agent.gswEmail === undefined)).toBe(true);
  const beyond = world.agents.filter((agent) => /[^\0-\x7f]/.test(agent.gswFirstName + agent.gswLastName));
  expect(beyond.length).toBeGreaterThan(200);
  expect(world.agents.every((agent) => /^[a-z]+[.\d][a-z\d.]*$/.test(agent.gswUserName))).toBe(true);
});

test('every multi-site activity has parts at two sites of its business unit', () => {
  for (const shared of world.multiSiteActivities) {
    const parts = world.activities.filter((part) => shared.wmActivityId.includes(part.wmActivityId));
    const sites = world.sites.filter((site) => parts.some((part) => part.wmSiteId === site.wmSiteId));
    expect(sites.map((site) => site.wmBUId)).toEqual([shared.wmBUId, shared.wmBUId]);
    expect(parts.every((part) => part.wmMultiSiteActivityId === shared.wmMultiSiteActivityId)).toBe(true);
  }
});

describe('the size of a site', () => {
  test.each([100, 101, 333, 1000])(
    'is exactly the %i agents that were asked for, in teams of about twenty',
    (size) => {
      const sized = worldOf(850, size);
      for (const site of sized.sites) {
        const agents = sized.agents.filter((agent) => agent.wmSiteId === site.wmSiteId);
        expect(agents).toHaveLength(size);
        const teams = sized.teams.filter((team) => team.wmSiteId === site.wmSiteId);
        const sizes = teams.map((team) => agents.filter((agent) => agent.wmTeamId === team.wmTeamId).length);
        expect(Math.max(...sizes)).toBeLessThanOrEqual(25);
        expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }
      const ids = sized.agents.map((agent) => agent.gswAgentId);
      expect(ids).toEqual(ids.map((_, index) => 5001 + index));
    },
  );

  test('of five thousand is made in a moment, with no two people of the same id, login or team of the same name', () => {
    const large = worldOf(850, 5000);
    const people = [
      ...large.agents.map((agent) => agent.gswAgentId),
      ...large.users.map((user) => user.gswUserId),
    ];
    expect(large.agents).toHaveLength(20_000);
    expect(new Set(people).size).toBe(people.length);
    expect(new Set(large.agents.map((agent) => agent.gswUserName)).size).toBe(20_000);
    expect(new Set(large.teams.map((team) => team.wmTeamId)).size).toBe(large.teams.length);
    expect(new Set(large.teams.map((team) => `${team.wmSiteId} ${team.wmName}`)).size).toBe(
      large.teams.length,
    );
    expect(large.teams.map((team) => team.wmName)).toContain('Benelux Billing 2');
    expect(large.users.filter((user) => user.wmSecurityRoleId === 2)).toHaveLength(large.teams.length);
  });

  test('changes the people of the world and nothing else, but that left out it is the world as it always was', () => {
    const sized = { ...worldOf(850, 200), agents: [], teams: [], users: [] };
    const { agents, teams, users } = world;
    expect(sized).toEqual({ ...world, agents: [], teams: [], users: [] });
    // Written down before sizes could be chosen.
    expect([agents.length, teams.length, users.length]).toEqual([407, 20, 26]);
    const text = JSON.stringify([agents, teams, users, world.contracts, world.activities]);
    expect(createHash('sha256').update(text).digest('hex')).toBe(
      '2158adbff5f12e3da20a46213a00585fd4750d698f8c16f47fbc37f71ce5319e',
    );
  });
});

describe('nouns of the schedule', () => {
  test('every agent has a time-off rule that is there, at the own site', () => {
    for (const agent of world.agents) {
      const rule = world.timeOffRules.find(
        (candidate) => candidate.wmTimeOffRuleId === agent.wmTimeOffRuleId,
      );
      expect(rule?.wmSiteId).toBe(agent.wmSiteId);
    }
  });

  test('every rule is for time-off types of its site, vacation among them', () => {
    for (const rule of world.timeOffRules) {
      expect(rule.wmTimeOffTypeId).toContain(800);
      for (const id of rule.wmTimeOffTypeId) {
        expect(world.timeOffTypes.find((type) => type.wmTimeOffTypeId === id)?.wmSiteId).toContain(
          rule.wmSiteId,
        );
      }
    }
  });

  test('every shift has contracts of its site and a window, every contract has a shift', () => {
    for (const shift of world.shifts) {
      const contracts = world.contracts.filter((contract) =>
        shift.wmContractId.includes(contract.wmContractId),
      );
      expect(contracts.length).toBeGreaterThan(0);
      expect(contracts.every((contract) => contract.wmSiteId === shift.wmSiteId)).toBe(true);
      expect(shift.wmEarliestStartMinutes).toBeLessThan(shift.wmLatestStartMinutes);
      expect(shift.wmMinPaidMinutes).toBeLessThan(shift.wmMaxPaidMinutes);
    }
    const served = new Set(world.shifts.flatMap((shift) => shift.wmContractId));
    expect(served).toEqual(new Set(world.contracts.map((contract) => contract.wmContractId)));
  });

  test('every rotating pattern has seven days a week, with shifts of its site or none', () => {
    for (const pattern of world.rotatingPatterns) {
      const weeks = Math.max(...pattern.wmDays.map((day) => day.wmWeek));
      const places = pattern.wmDays.map((day) => (day.wmWeek - 1) * 7 + day.wmDay);
      expect(places).toEqual([...Array(weeks * 7).keys()]);
      const shifts = pattern.wmDays.map((day) => day.wmShiftId).filter((id) => id !== 0);
      for (const id of shifts) {
        expect(world.shifts.find((shift) => shift.wmShiftId === id)?.wmSiteId).toBe(pattern.wmSiteId);
      }
      expect(shifts.length).toBeLessThan(pattern.wmDays.length);
    }
  });
});
