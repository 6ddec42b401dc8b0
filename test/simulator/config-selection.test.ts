import { describe, expect, test } from 'vitest';
import { filter, sortMode } from './config-parameters.ts';
import { at, list, startWithSession, text, texts } from './soap-caller.ts';

const caller = await startWithSession();
const { world } = caller.simulator;

describe('filters', () => {
  test.each<[string, readonly (readonly [string, readonly number[]])[], string, readonly string[]]>([
    ['GetBU', [['wmBUId', [20]]], 'wmBUId', ['20']],
    [
      'GetSite',
      [
        ['wmBUId', [10]],
        ['wmSiteId', []],
      ],
      'wmSiteId',
      ['101', '102'],
    ],
    [
      'GetSite',
      [
        ['wmBUId', []],
        ['wmSiteId', [202, 101]],
      ],
      'wmSiteId',
      ['101', '202'],
    ],
    [
      'GetSite',
      [
        ['wmBUId', [10]],
        ['wmSiteId', [201]],
      ],
      'wmSiteId',
      [],
    ],
    [
      'GetTeam',
      [
        ['wmBUId', []],
        ['wmSiteId', [201]],
        ['wmTeamId', []],
      ],
      'wmTeamId',
      ['2011', '2012', '2013', '2014'],
    ],
    [
      'GetTeam',
      [
        ['wmBUId', [20]],
        ['wmSiteId', []],
        ['wmTeamId', [1011, 2021]],
      ],
      'wmTeamId',
      ['2021'],
    ],
    [
      'GetAgent',
      [
        ['wmBUId', []],
        ['wmSiteId', []],
        ['wmTeamId', []],
        ['gswAgentId', [5003, 5001, 1]],
      ],
      'gswAgentId',
      ['5001', '5003'],
    ],
    [
      'GetMultiSiteActivity',
      [
        ['wmBUId', []],
        ['wmSiteId', [201]],
        ['wmMultiSiteActivityId', []],
      ],
      'wmBUId',
      ['20', '20', '20'],
    ],
    ['GetTimezone', [['wmTimezoneId', [5]]], 'wmName', ['Asia/Kathmandu']],
    [
      'GetActivity',
      [
        ['wmBUId', [20]],
        ['wmSiteId', []],
        ['wmActivityId', [6010, 7010]],
      ],
      'wmSiteId',
      ['201'],
    ],
    [
      'GetMultiSiteActivity',
      [
        ['wmBUId', [10]],
        ['wmSiteId', []],
        ['wmMultiSiteActivityId', [6912, 6922]],
      ],
      'wmName',
      ['Support calls, all sites'],
    ],
    [
      'GetScheduleStateGroup',
      [
        ['wmBUId', []],
        ['wmSiteId', [102]],
        ['wmScheduleStateGroupId', [8010, 8021]],
      ],
      'wmName',
      ['Days Off'],
    ],
    [
      'GetContract',
      [
        ['wmBUId', [10]],
        ['wmSiteId', []],
        ['wmContractId', [4010]],
      ],
      'wmName',
      ['Voltijd 36 uur'],
    ],
    [
      'GetTimeOffType',
      [
        ['wmBUId', [10]],
        ['wmSiteId', []],
        ['wmTimeOffTypeId', [804, 805]],
      ],
      'wmShortName',
      ['PAT'],
    ],
    ['GetUser', [['gswUserId', [748]]], 'wmUser', ['api.bridge']],
    [
      'GetTimeOffType',
      [
        ['wmBUId', []],
        ['wmSiteId', [201]],
        ['wmTimeOffTypeId', []],
      ],
      'wmShortName',
      ['VAC', 'UNP', 'CMP', 'DSH'],
    ],
    [
      'GetExceptionType',
      [
        ['wmBUId', [20]],
        ['wmSiteId', []],
        ['wmExceptionTypeId', [707, 709]],
      ],
      'wmShortName',
      ['BLD'],
    ],
    [
      'GetContract',
      [
        ['wmBUId', []],
        ['wmSiteId', [102]],
        ['wmContractId', []],
      ],
      'wmMaxWeeklyHours',
      ['40', '25.5', '16'],
    ],
  ])('%s with %j has the %s %j', async (operation, members, member, expected) => {
    const { value } = await caller.config(operation, filter(members));
    expect(texts(list(value, 'objectArray'), member)).toEqual(expected);
  });

  test('no sort means the order of the world, whatever the direction', async () => {
    const { value } = await caller.config('GetSite', sortMode(0, false));
    expect(texts(list(value, 'objectArray'), 'wmSiteId')).toEqual(['101', '102', '201', '202']);
  });

  test('GetAgent of a site gives the agents of that site', async () => {
    const members = [
      ['wmBUId', []],
      ['wmSiteId', [201]],
      ['wmTeamId', []],
      ['gswAgentId', []],
    ] as const;
    const { value } = await caller.config('GetAgent', filter(members));
    const expected = world.agents
      .filter((agent) => agent.wmSiteId === 201)
      .map((agent) => String(agent.gswAgentId));
    expect(texts(list(value, 'objectArray'), 'gswAgentId')).toEqual(expected);
  });

  test('GetSkill of a site gives the skills that its agents have', async () => {
    const members = [
      ['wmBUId', []],
      ['wmSiteId', [202]],
      ['wmSkillId', [400, 401, 999]],
    ] as const;
    const { value } = await caller.config('GetSkill', filter(members));
    expect(texts(list(value, 'objectArray'), 'wmSkillId')).toEqual(['400', '401']);
  });

  test('GetSecurityRole takes its ids beside the other parameters', async () => {
    const inner = '<wmSecurityRoleId>2</wmSecurityRoleId><wmSecurityRoleId>6</wmSecurityRoleId>';
    const { value } = await caller.config('GetSecurityRole', inner);
    expect(texts(list(value, 'objectArray'), 'wmName')).toEqual(['Supervisor', 'Integration']);
  });

  test('an answer with nothing in it has counts and no arrays', async () => {
    const { value, text } = await caller.config('GetUser', filter([['gswUserId', [1]]]));
    expect([at(value, 'objectArrayNSizeIs'), at(value, 'objectShortArrayNSizeIs')]).toEqual(['0', '0']);
    expect(text).not.toContain('objectArray>');
  });
});

describe('agents', () => {
  const members = [
    ['wmBUId', []],
    ['wmSiteId', [202]],
    ['wmTeamId', []],
    ['gswAgentId', []],
  ] as const;

  test.each([
    ['last name', 2, 'gswLastName'],
    ['first name', 3, 'gswFirstName'],
    ['employee id', 5, 'gswEmployeeId'],
  ])('are sorted by %s', async (_key, number, member) => {
    const { value } = await caller.config('GetAgent', filter(members) + sortMode(number, false));
    const found = texts(list(value, 'objectArray'), member);
    const { compare } = new Intl.Collator('en');
    expect(found).toEqual([...found].sort((a, b) => compare(b, a)));
    expect(new Set(found).size).toBeGreaterThan(5);
  });

  test('are sorted by contract, and within it by last name', async () => {
    const { value } = await caller.config('GetAgent', filter(members) + sortMode(4));
    const { compare } = new Intl.Collator('en');
    const keys = list(value, 'objectArray').map((item) => {
      const id = Number(at(item, 'wmContractId'));
      const contract = world.contracts.find((candidate) => candidate.wmContractId === id);
      return `${contract?.wmName ?? ''}|${text(item, 'gswLastName')}`;
    });
    const byParts = (a: string, b: string): number => {
      const [contractA = '', nameA = ''] = a.split('|');
      const [contractB = '', nameB = ''] = b.split('|');
      return contractA === contractB ? compare(nameA, nameB) : compare(contractA, contractB);
    };
    expect(keys).toEqual([...keys].sort(byParts));
  });
});
