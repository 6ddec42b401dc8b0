import { describe, expect, test } from 'vitest';
import { at } from '../soap-caller.ts';
import { refusalsOf, ScheduleChanger, some, type Wanted } from './schedule-changer.ts';

const changer = await ScheduleChanger.start();
const first = some(changer.atWork);
const training = 705;

describe('a change is refused', () => {
  const good = { ...changer.hours(first, 1, 2), id: training };
  test.each([
    ['of an agent who is not there', { ...good, agentId: 1 }, '1: site 101 has no agent 1'],
    ['of an agent of another site', { ...good, agentId: 5200 }, '5200: site 101 has no agent 5200'],
    ['of an unknown exception type', { ...good, id: 790 }, 'only exceptions of a type that the site has'],
    [
      'of an exception type of another site',
      { ...good, id: 708 },
      'only exceptions of a type that the site has',
    ],
    [
      'of a kind that cannot be inserted',
      { ...good, type: 'ACTIVITY', id: 6010 },
      'only exceptions of a type',
    ],
    ['of unknown marked time', { ...good, type: 'MARKED_TIME', id: 7 }, 'only exceptions of a type'],
    ['of a whole day', { ...good, fullDay: true }, 'a whole day is for the calendar'],
    ['that ends as it begins', { ...good, end: good.start }, 'the end is not after the beginning'],
    ['that ends before it begins', { ...good, end: good.start - 0.01 }, 'the end is not after the beginning'],
    ['of half a minute', { ...good, end: good.start + 0.5 / 1440 }, 'times are whole minutes'],
    ['before the shift', { ...good, ...changer.hours(first, -0.5, 1) }, 'not within the shift'],
    ['after the shift', { ...good, ...changer.hours(first, 7, 9) }, 'not within the shift'],
    ['on a day off', { ...good, agentId: changer.off.agentId }, 'the agent has a day off'],
    ['before the agent was hired', { ...good, start: 30_000.5, end: 30_000.6 }, 'not employed on that day'],
  ] as [string, Wanted, string][])('%s', async (_which, wanted, message) => {
    const before = await changer.statesOf(first.agentId, 'PENDING');
    const problems = refusalsOf(await changer.insert([wanted]));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
    expect(problems[0]).toMatch(new RegExp(`^${wanted.agentId}: `));
    expect(await changer.statesOf(first.agentId, 'PENDING')).toEqual(before);
  });

  test('whole, where one of several states is refused, and all that is wrong is said', async () => {
    const before = await changer.statesOf(first.agentId, 'PENDING');
    const states = [good, { ...good, agentId: 1 }, { ...good, agentId: changer.off.agentId }];
    expect(refusalsOf(await changer.insert(states))).toEqual([
      '1: site 101 has no agent 1',
      `${changer.off.agentId}: the agent has a day off`,
    ]);
    expect(await changer.statesOf(first.agentId, 'PENDING')).toEqual(before);
    expect(await changer.pending()).toEqual([]);
  });

  test('where it has no states, and where somebody is away for the whole day', async () => {
    expect(refusalsOf(await changer.insert([]))).toEqual(['0: there are no states to insert']);
    expect(refusalsOf(await changer.insert([{ ...good, agentId: changer.away.agentId }]))[0]).toContain(
      'away for the whole day',
    );
  });

  test('with a fault at a site that is not there', async () => {
    expect((await changer.insert([good], { siteId: 9 })).fault).toBe('SOAP:Client: there is no site 9');
    expect(at((await changer.insert([good])).value, 'success')).toBe('true');
  });
});
