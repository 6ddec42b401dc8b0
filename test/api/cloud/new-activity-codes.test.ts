import { describe, expect, test } from 'vitest';
import { createActivityCode } from '../../../src/api/cloud/activity-codes/create-activity-code.ts';
import { activityCategories } from '../../../src/api/cloud/models/formats.ts';
import { cloudId } from '../../../src/api/cloud/parts/cloud-id.ts';
import { missingUses } from '../../../src/contract/missing-uses.ts';
import { BridgeError } from '../../../src/error/bridge-error.ts';
import { cloudCall, cloudFailure, cloudRefusal, unitId, type CloudCall } from '../../support/cloud-call.ts';
import { expectCloudShape } from '../../support/cloud-schema.ts';
import { contract } from '../../support/contract.ts';
import { done, JobWfm, otherSite, siteId, type JobInput } from '../../support/job-wfm.ts';

const made = 31;

/** What WFM is sent it has from then on; `keeps` false: it says so and has not. */
function keepingWfm({ keeps = true } = {}): JobWfm {
  const wfm = new JobWfm();
  const kept: Record<string, object[]> = { GetActivity: [], GetExceptionType: [], GetTimeOffType: [] };
  for (const [operation, items] of Object.entries(kept)) wfm.answers[operation] = () => ({ items });
  const keep = (read: string, written: unknown, id: object): object => {
    if (keeps) kept[read]?.push({ ...(written as object), ...id, timestamp: '1' });
    return { ...done, objectID: made };
  };
  wfm.answers['InsertExceptionType'] = ({ exceptionType }: JobInput) =>
    keep('GetExceptionType', exceptionType, { exceptionTypeId: made });
  wfm.answers['InsertTimeOffType'] = ({ timeOffType }: JobInput) =>
    keep('GetTimeOffType', timeOffType, { timeOffTypeId: made });
  return wfm;
}

const meeting = { name: 'Stand-up', category: 'Meeting' };

function callOf(body: unknown, more: CloudCall = {}): CloudCall {
  return { params: { muId: unitId }, wfm: keepingWfm(), body, ...more };
}

describe('an activity code of the category', () => {
  test.each([
    ['Meeting', 'CFG_EXCEPTION_USAGE_MEETING_PLANNER'],
    ['OffQueueWork', 'CFG_EXCEPTION_USAGE_REGULAR'],
  ])('%s is an exception type', async (category, usage) => {
    const wfm = keepingWfm();
    const body = { name: 'Stand-up', category, countsAsPaidTime: true };
    const answer = await cloudCall(createActivityCode, callOf(body, { wfm }));
    expectCloudShape(createActivityCode.operationId, 200, answer);
    const id = cloudId('code-of-exception-type', made);
    expect(answer).toEqual({
      id,
      ...body,
      isActive: true,
      isDefault: false,
      metadata: { version: expect.any(Number) as number },
      selfUri: `/api/v2/workforcemanagement/managementunits/${unitId}/activitycodes/${id}`,
    });
    expect(wfm.inputOf('InsertExceptionType')).toEqual({
      exceptionType: {
        exceptionTypeId: 0,
        name: 'Stand-up',
        paid: true,
        usage,
        convertibleToDayOff: false,
        allowBreaks: false,
        allowMeals: false,
        exclusive: false,
        siteId: [siteId],
        timestamp: '0',
      },
      force: false,
    });
    expect(wfm.count('InsertTimeOffType')).toBe(0);
  });

  test('TimeOff is a time-off type', async () => {
    const wfm = keepingWfm();
    const body = { name: 'Sabbatical', category: 'TimeOff', agentTimeOffSelectable: false };
    const answer = await cloudCall(createActivityCode, callOf(body, { wfm }));
    expectCloudShape(createActivityCode.operationId, 200, answer);
    expect(answer).toMatchObject({
      id: cloudId('code-of-time-off-type', made),
      name: 'Sabbatical',
      category: 'TimeOff',
      countsAsPaidTime: false,
    });
    expect(wfm.inputOf('InsertTimeOffType')).toEqual({
      timeOffType: {
        timeOffTypeId: 0,
        name: 'Sabbatical',
        paid: false,
        hasAccrual: false,
        siteId: [siteId],
        timestamp: '0',
      },
      force: false,
    });
    expect(wfm.count('InsertExceptionType')).toBe(0);
  });

  const makeable = ['Meeting', 'OffQueueWork', 'TimeOff'];
  test.each(activityCategories.filter((category) => !makeable.includes(category)))(
    '%s cannot be made, and the answer says which can',
    async (category) => {
      const wfm = keepingWfm();
      const flaws = await cloudRefusal(createActivityCode, callOf({ name: 'x', category }, { wfm }));
      expect(flaws).toMatchObject([{ pointer: '/category', kind: 'invalid-value' }]);
      for (const word of [category, ...makeable]) expect(flaws[0]?.detail).toContain(word);
      expect(wfm.calls).toEqual([]);
    },
  );
});

describe('a body is refused', () => {
  const long = 'x'.repeat(256);

  test.each([
    ['that is absent', undefined, ''],
    ['that is null', null, ''],
    ['that is a list', [meeting], ''],
    ['without name', { category: 'Meeting' }, '/name'],
    ['with an empty name', { ...meeting, name: '' }, '/name'],
    ['with a name of spaces', { ...meeting, name: ' \t\n ' }, '/name'],
    ['with a long name', { ...meeting, name: long }, '/name'],
    ['with a name that XML cannot hold', { ...meeting, name: 'a\u0000b' }, '/name'],
    ['with half a character', { ...meeting, name: 'a\ud83d' }, '/name'],
    ['with a number for a name', { ...meeting, name: 7 }, '/name'],
    ['without category', { name: 'x' }, '/category'],
    ['with a category that there is not', { ...meeting, category: 'Party' }, '/category'],
    ['with a category in small letters', { ...meeting, category: 'meeting' }, '/category'],
    ['with one of Object’s', { ...meeting, category: 'constructor' }, '/category'],
    ['with a text for paid', { ...meeting, countsAsPaidTime: 'true' }, '/countsAsPaidTime'],
    ['with a length', { ...meeting, lengthInMinutes: 30 }, '/lengthInMinutes'],
    ['with a length of nothing', { ...meeting, lengthInMinutes: 0 }, '/lengthInMinutes'],
    ['with half a minute', { ...meeting, lengthInMinutes: 0.5 }, '/lengthInMinutes'],
    ['that counts as work', { ...meeting, countsAsWorkTime: true }, '/countsAsWorkTime'],
    ['that does not count as work', { ...meeting, countsAsWorkTime: false }, '/countsAsWorkTime'],
    [
      'that agents could select',
      { ...meeting, category: 'TimeOff', agentTimeOffSelectable: true },
      '/agentTimeOffSelectable',
    ],
    ['with what there is not', { ...meeting, isActive: true }, '/isActive'],
    ['with null', { ...meeting, countsAsPaidTime: null }, '/countsAsPaidTime'],
  ])('%s', async (_what, body, pointer) => {
    const wfm = keepingWfm();
    const flaws = await cloudRefusal(createActivityCode, callOf(body, { wfm }));
    expect(flaws.map((flaw) => flaw.pointer)).toEqual([pointer]);
    expect(flaws.map((flaw) => flaw.kind ?? 'invalid-value')).toEqual(['invalid-value']);
    expect(wfm.calls).toEqual([]);
  });
});

test('a name is kept without the spaces around it, and may have 255 characters', async () => {
  const name = `“Ünïcode” <&> 日本語 ${'x'.repeat(237)}`;
  expect(name).toHaveLength(255);
  const answer = await cloudCall(createActivityCode, callOf({ ...meeting, name: `\n ${name}\t` }));
  expect(answer).toMatchObject({ name });
});

describe('what WFM refuses', () => {
  test('stays refused, and nothing is read back', async () => {
    const wfm = keepingWfm();
    wfm.answers['InsertExceptionType'] = () => {
      throw new BridgeError('validation-failed', 'WFM refused it');
    };
    const failure = await cloudFailure(createActivityCode, callOf(meeting, { wfm }));
    expect(failure.code).toBe('validation-failed');
    expect(wfm.count('GetExceptionType')).toBe(0);
  });

  test('to show after it was made has an unknown outcome, with the id to look for', async () => {
    const failing = keepingWfm();
    failing.answers['GetTimeOffType'] = () => {
      throw new BridgeError('upstream-unavailable', 'WFM is gone');
    };
    for (const wfm of [failing, keepingWfm({ keeps: false })]) {
      const failure = await cloudFailure(createActivityCode, callOf(meeting, { wfm }));
      expect(failure.code).toBe('outcome-unknown');
      expect(failure.detail).toContain(cloudId('code-of-exception-type', made));
    }
  });
});

describe('the unit', () => {
  test('may be mine', async () => {
    const wfm = keepingWfm();
    const more = { params: { muId: 'mine' }, siteId: otherSite, wfm };
    await cloudCall(createActivityCode, callOf(meeting, more));
    expect(wfm.inputOf('InsertExceptionType')).toMatchObject({ exceptionType: { siteId: [otherSite] } });
  });

  test.each([
    ['is not there', cloudId('management-unit', 99), 'not-found'],
    ['is a user', cloudId('user', siteId), 'not-found'],
    ['is mine, and the caller has none', 'mine', 'not-found'],
    ['is no UUID', '10', 'invalid-request'],
  ])('%s: nothing is made', async (_what, muId, code) => {
    const wfm = keepingWfm();
    const failure = await cloudFailure(createActivityCode, callOf(meeting, { params: { muId }, wfm }));
    expect(failure.code).toBe(code);
    expect(wfm.calls.filter(({ operation }) => operation.startsWith('Insert'))).toEqual([]);
  });
});

test('it needs its permission, and what WFM has', async () => {
  const call = callOf(meeting, { permissions: ['wfm:agent:administer', 'wfm:managementUnit:administer'] });
  expect((await cloudFailure(createActivityCode, call)).code).toBe('forbidden');
  const allowed = callOf(meeting, { permissions: ['wfm:activityCode:administer'] });
  expect(await cloudCall(createActivityCode, allowed)).toMatchObject({ name: 'Stand-up' });
  expect(missingUses(contract, createActivityCode.uses)).toEqual([]);
});
