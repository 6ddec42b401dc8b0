import { describe, expect, test } from 'vitest';
import { details, sortMode } from './config-parameters.ts';
import { at, list, startWithSession, texts } from './soap-caller.ts';

const caller = await startWithSession();
const { world } = caller.simulator;

/** Every Get with what it counts and the flags its details have; `call` validates each answer against the WSDL. */
const nouns: readonly (readonly [
  operation: string,
  size: number,
  key: string,
  heavy: Record<string, string>,
])[] = [
  ['GetBU', 2, 'wmBUId', {}],
  ['GetSite', 4, 'wmSiteId', {}],
  ['GetTeam', 20, 'wmTeamId', {}],
  [
    'GetAgent',
    world.agents.length,
    'gswAgentId',
    { provideSkillInfo: 'wmSkills', provideActivityInfo: 'wmActivities' },
  ],
  ['GetActivity', 28, 'wmActivityId', {}],
  ['GetMultiSiteActivity', 6, 'wmMultiSiteActivityId', { provideActivityInfo: 'wmActivityId' }],
  ['GetSkill', 15, 'wmSkillId', {}],
  ['GetContract', 12, 'wmContractId', {}],
  ['GetExceptionType', 10, 'wmExceptionTypeId', { provideSiteInfo: 'wmSiteId' }],
  ['GetTimeOffType', 7, 'wmTimeOffTypeId', { provideSiteInfo: 'wmSiteId' }],
  ['GetTimeOffRule', 12, 'wmTimeOffRuleId', { provideTimeOffTypeInfo: 'wmTimeOffTypeId' }],
  ['GetShift', 20, 'wmShiftId', { provideContractInfo: 'wmContractId' }],
  ['GetRotatingPattern', 8, 'wmRotatingPatternId', { provideDayInfo: 'wmDays' }],
  ['GetScheduleStateGroup', 32, 'wmScheduleStateGroupId', { provideStateInfo: 'wmStates' }],
  ['GetTimezone', world.timeZones.length, 'wmTimezoneId', {}],
  ['GetUser', 26, 'gswUserId', { provideSecurityInfo: 'wmUserSecurity' }],
  ['GetSecurityRole', 6, 'wmSecurityRoleId', { provideSubsystemInfo: 'wmSecurityRoleSubsystems' }],
];

describe.each(nouns)('%s', (operation, size, key, heavy) => {
  const flags = Object.keys(heavy);

  test('gives everything to who asks for nothing in particular', async () => {
    const { value } = await caller.config(operation);
    expect(at(value, 'objectArrayNSizeIs')).toBe(String(size));
    expect(list(value, 'objectArray')).toHaveLength(size);
    expect(at(value, 'objectShortArrayNSizeIs')).toBe('0');
    expect(new Set(texts(list(value, 'objectArray'), key)).size).toBe(size);
  });

  test('gives short objects', async () => {
    const { value } = await caller.config(operation, details(1, flags));
    expect([at(value, 'objectArrayNSizeIs'), at(value, 'objectShortArrayNSizeIs')]).toEqual([
      '0',
      String(size),
    ]);
    const short = list(value, 'objectShortArray');
    expect(Object.keys(short[0] as object).length).toBeLessThan(4);
    expect(short.every((item) => at(item, 'timestamp') === '')).toBe(true);
  });

  test.each(Object.entries(heavy))('%s=false leaves %s out, and counts none', async (flag, member) => {
    const without = list((await caller.config(operation, details(0, flags, false))).value, 'objectArray');
    expect(without.every((item) => at(item, member) === '' && at(item, `${member}NSizeIs`) === '0')).toBe(
      true,
    );
    const withIt = list((await caller.config(operation, details(0, flags, true))).value, 'objectArray');
    expect(withIt.some((item) => list(item, member).length > 0)).toBe(true);
    for (const item of withIt) expect(at(item, `${member}NSizeIs`)).toBe(String(list(item, member).length));
    expect(flag).toMatch(/^provide/);
  });

  test('sorts by name, up and down', async () => {
    const names = async (ascending: boolean): Promise<string[]> => {
      const items = list(
        (await caller.config(operation, sortMode(1, ascending) + details(1, flags))).value,
        'objectShortArray',
      );
      return items.map((item) => {
        const [, ...rest] = Object.values(item as Record<string, string>);
        return rest.join(' ');
      });
    };
    const up = await names(true);
    const { compare } = new Intl.Collator('en');
    expect(up).toEqual([...up].sort(compare));
    expect((await names(false)).sort(compare)).toEqual(up);
    expect(compare((await names(false))[0] ?? '', up.at(-1) ?? '')).toBe(0);
  });
});

describe('values', () => {
  test('come as they are in the world: digits of a long, doubles, booleans, any script, escapes', async () => {
    const site = list((await caller.config('GetSite')).value, 'objectArray');
    expect(texts(site, 'timestamp')[0]).toBe('9007199254740993');
    expect(texts(site, 'wmComments')).toEqual([
      'Zuidas, 2e verdieping – café ’t Lørdag',
      'Praça do Comércio',
      '',
      '',
    ]);
    const unit = await caller.config('GetBU');
    expect(at(list(unit.value, 'objectArray')[0] ?? '', 'wmComments')).toBe(
      'Sales & service; "<200 seats" per site',
    );
    const agents = list((await caller.config('GetAgent')).value, 'objectArray');
    expect(texts(agents, 'gswLastName')).toEqual(world.agents.map((agent) => agent.gswLastName));
    expect(texts(agents, 'wmStartDate')[0]).toBe('42051');
    expect(texts(agents, 'wmHourlyWage')[0]).toBe('24.34');
    const types = list((await caller.config('GetExceptionType')).value, 'objectArray');
    expect(new Set(texts(types, 'wmPaid'))).toEqual(new Set(['true', 'false']));
  });

  test('that are missing are left out, not nil', async () => {
    const answer = await caller.config('GetSite');
    expect(answer.text).not.toContain('nil');
    expect(at(list(answer.value, 'objectArray')[3] ?? '', 'wmComments')).toBe('');
  });
});
