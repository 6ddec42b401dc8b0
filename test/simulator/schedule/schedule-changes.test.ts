import { beforeEach, describe, expect, test } from 'vitest';
import { text, texts, type Answer } from '../soap-caller.ts';
import { refusalsOf, ScheduleChanger, some } from './schedule-changer.ts';
import { stateType } from './schedule-parameters.ts';

const changer = await ScheduleChanger.start();
const [first, second] = [some(changer.atWork), some(changer.atWork, 1)];
const training = 705;
const bloodDonation = 709;
const isTraining = (state: Answer): boolean => text(state, 'wmStateId') === String(training);

beforeEach(() => changer.startAnew());

describe('a change that is committed at once', () => {
  test('lies over what was there, and the pauses stay where the type allows them', async () => {
    const before = await changer.statesOf(first.agentId);
    const answer = await changer.insert([{ ...changer.hours(first, 0, 4), id: training }]);
    expect(answer.value).toMatchObject({ success: 'true', objectID: '1', errorArrayNSizeIs: '0' });
    const after = await changer.statesOf(first.agentId);
    const pauses = (states: readonly Answer[]): readonly Answer[] =>
      states.filter((state) =>
        ['BREAK', 'MEAL'].some((name) => text(state, 'wmStateType') === String(stateType(name))),
      );
    expect(pauses(after)).toEqual(pauses(before));
    expect(after.filter(isTraining).length).toBeGreaterThan(1);
    const end = String(changer.ole(first.start + 4 * 3_600_000));
    expect(
      after
        .filter((state) => text(state, 'wmEndDateTime') <= end)
        .some((state) => text(state, 'wmStateType') === '0'),
    ).toBe(false);
    after.forEach((state, index) => {
      const previous = after[index - 1];
      if (previous !== undefined)
        expect(text(state, 'wmStartDateTime')).toBe(text(previous, 'wmEndDateTime'));
    });
    expect(await changer.statesOf(first.agentId, 'PENDING')).toEqual(after);
    expect(await changer.pending()).toEqual([]);
  });

  test('takes the pauses where the type does not allow them', async () => {
    await changer.insert([{ ...changer.hours(first, 0, 7.7), id: bloodDonation }]);
    expect(texts(await changer.statesOf(first.agentId), 'wmStateId')).toEqual([String(bloodDonation)]);
  });

  test('leaves everybody else as they were', async () => {
    const before = await changer.statesOf(second.agentId);
    await changer.insert([{ ...changer.hours(first, 1, 2), id: training }]);
    expect(await changer.statesOf(second.agentId)).toEqual(before);
  });

  test('may be a meeting of several', async () => {
    const meeting = [first, second].map((day) => ({
      ...changer.hours(first, 1, 1.5),
      agentId: day.agentId,
      id: 703,
    }));
    expect(text((await changer.insert(meeting)).value, 'success')).toBe('true');
    for (const { agentId } of meeting) {
      const states = await changer.statesOf(agentId);
      expect(states.some((state) => text(state, 'wmStateId') === '703')).toBe(true);
    }
  });

  test('may be marked time, which changes no state', async () => {
    const before = await changer.statesOf(first.agentId);
    await changer.insert([{ ...changer.hours(first, 1, 2), id: 1, type: 'MARKED_TIME' }]);
    expect(await changer.statesOf(first.agentId)).toEqual(before);
    const overlapped = await changer.statesOf(first.agentId, 'COMMITTED', 'OVERLAPPED');
    const isMark = (state: Answer): boolean =>
      text(state, 'wmStateType') === String(stateType('MARKED_TIME'));
    expect(
      overlapped.some(
        (state) =>
          isMark(state) && text(state, 'wmStartDateTime') === String(changer.hours(first, 1, 2).start),
      ),
    ).toBe(true);
  });

  test('is gone after a reset', async () => {
    const before = await changer.statesOf(first.agentId);
    await changer.insert([{ ...changer.hours(first, 1, 2), id: training }]);
    expect(await changer.statesOf(first.agentId)).not.toEqual(before);
    await changer.startAnew();
    expect(await changer.statesOf(first.agentId)).toEqual(before);
  });
});

describe('a change that is not committed', () => {
  test('is seen by who asks for pending changes only', async () => {
    const before = await changer.statesOf(first.agentId);
    expect(
      text(
        (await changer.insert([{ ...changer.hours(first, 1, 2), id: training }], { commit: false })).value,
        'objectID',
      ),
    ).toBe('1');
    expect(await changer.statesOf(first.agentId)).toEqual(before);
    expect((await changer.statesOf(first.agentId, 'PENDING')).some(isTraining)).toBe(true);
    const { start, end } = changer.hours(first, 1, 2);
    expect(await changer.pending()).toEqual([
      {
        wmChangeId: '1',
        gswAgentId: String(first.agentId),
        wmStateType: String(stateType('EXCEPTION')),
        wmStateId: String(training),
        wmStartDateTime: String(start),
        wmEndDateTime: String(end),
        gswUserId: '748',
        wmDateTime: String(changer.ole(changer.caller.simulator.clock.now())),
        wmComments: 'from a test',
      },
    ]);
    expect(await changer.pending(102)).toEqual([]);
  });

  test('becomes part of the Master Schedule when it is committed', async () => {
    await changer.insert(
      [
        { ...changer.hours(first, 1, 2), id: training },
        { ...changer.hours(second, 1, 2), id: training },
      ],
      { commit: false },
    );
    expect(texts(await changer.pending(), 'wmChangeId')).toEqual(['1', '2']);
    expect(text((await changer.settle('CommitPendingChanges', [1])).value, 'success')).toBe('true');
    expect(texts(await changer.pending(), 'wmChangeId')).toEqual(['2']);
    expect((await changer.statesOf(first.agentId)).some(isTraining)).toBe(true);
    expect((await changer.statesOf(second.agentId)).some(isTraining)).toBe(false);
  });

  test('is gone when it is rolled back', async () => {
    const before = await changer.statesOf(first.agentId);
    await changer.insert([{ ...changer.hours(first, 1, 2), id: training }], { commit: false });
    expect(text((await changer.settle('RollbackPendingChanges', [1])).value, 'success')).toBe('true');
    expect(await changer.pending()).toEqual([]);
    expect(await changer.statesOf(first.agentId, 'PENDING')).toEqual(before);
  });

  test.each(['CommitPendingChanges', 'RollbackPendingChanges'])(
    '%s settles all or, where one is not pending at that site, none',
    async (operation) => {
      await changer.insert([{ ...changer.hours(first, 1, 2), id: training }], { commit: false });
      expect(refusalsOf(await changer.settle(operation, [1, 9]))).toEqual([
        '9: site 101 has no pending change 9',
      ]);
      expect(refusalsOf(await changer.settle(operation, [1], 102))).toEqual([
        '1: site 102 has no pending change 1',
      ]);
      expect(texts(await changer.pending(), 'wmChangeId')).toEqual(['1']);
      expect(text((await changer.settle(operation, [])).value, 'success')).toBe('true');
      expect(texts(await changer.pending(), 'wmChangeId')).toEqual(['1']);
      await changer.settle(operation, [1]);
      expect(refusalsOf(await changer.settle(operation, [1]))).toHaveLength(1);
    },
  );

  test('is found by its agent and its time', async () => {
    await changer.insert([{ ...changer.hours(first, 1, 2), id: training }], { commit: false });
    const count = async (start: number, end: number, agent = ''): Promise<string> => {
      const inner = `<siteId>101</siteId><start>${start}</start><end>${end}</end>${agent}`;
      return text((await changer.call('GetPendingChanges', inner)).value, 'objectArrayNSizeIs');
    };
    const { start, end } = changer.hours(first, 1, 2);
    expect(await count(start, end)).toBe('1');
    expect(await count(end, end + 1)).toBe('0');
    expect(await count(start - 1, start)).toBe('0');
    expect(await count(start, end, `<agentId>${first.agentId}</agentId>`)).toBe('1');
    expect(await count(start, end, `<agentId>${second.agentId}</agentId>`)).toBe('0');
  });
});
