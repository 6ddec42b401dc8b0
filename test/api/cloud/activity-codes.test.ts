import { describe, expect, test } from 'vitest';
import { listActivityCodes } from '../../../src/api/cloud/activity-codes/list-activity-codes.ts';
import type { ActivityCode, ActivityCodeContainer } from '../../../src/api/cloud/models/activity-code.ts';
import { cloudId } from '../../../src/api/cloud/parts/cloud-id.ts';
import { missingUses } from '../../../src/contract/missing-uses.ts';
import { cloudCall, cloudFailure, unitId, type CloudCall } from '../../support/cloud-call.ts';
import { cloudDocument, expectCloudShape } from '../../support/cloud-schema.ts';
import { contract } from '../../support/contract.ts';
import { JobWfm, otherSite, siteId } from '../../support/job-wfm.ts';

interface Types {
  readonly GetActivity?: readonly object[];
  readonly GetExceptionType?: readonly object[];
  readonly GetTimeOffType?: readonly object[];
}

const activity = {
  activityId: 70,
  siteId,
  name: 'Calls',
  activityType: 'CFG_ACTIVITY_IMMEDIATE',
  multiSiteActivityId: 0,
  active: true,
  timestamp: '1',
};
const exceptionType = {
  exceptionTypeId: 5,
  name: 'Training',
  paid: true,
  usage: 'CFG_EXCEPTION_USAGE_REGULAR',
  siteId: [siteId],
  timestamp: '1',
};
const timeOffType = { timeOffTypeId: 6, name: 'Vacation', paid: true, siteId: [siteId], timestamp: '1' };

function wfmOf(types: Types): JobWfm {
  const wfm = new JobWfm();
  for (const operation of ['GetActivity', 'GetExceptionType', 'GetTimeOffType'] as const)
    wfm.answers[operation] = () => ({ items: types[operation] ?? [] });
  return wfm;
}

async function listed(types: Types, call: CloudCall = {}): Promise<ActivityCodeContainer> {
  const answer = await cloudCall(listActivityCodes, {
    params: { muId: unitId },
    wfm: wfmOf(types),
    ...call,
  });
  expectCloudShape(listActivityCodes.operationId, 200, answer);
  return answer as ActivityCodeContainer;
}

/** Without the three built-in codes, which each unit has. */
async function own(types: Types): Promise<readonly ActivityCode[]> {
  const { activityCodes = {} } = await listed(types);
  return Object.values(activityCodes).filter(({ isDefault }) => isDefault !== true);
}

describe('a code', () => {
  const number = 0x7fffffff;

  test.each([
    ['an immediate activity', 'CFG_ACTIVITY_IMMEDIATE', 'OnQueueWork'],
    ['a deferred activity', 'CFG_ACTIVITY_DEFERRED', 'OnQueueWork'],
    ['an activity of fixed staff', 'CFG_ACTIVITY_FIXED_STAFF', 'OffQueueWork'],
  ])('of %s', async (_what, activityType, category) => {
    const id = cloudId('code-of-activity', number);
    expect(await own({ GetActivity: [{ ...activity, activityId: number, activityType }] })).toEqual([
      {
        id,
        name: 'Calls',
        isActive: true,
        isDefault: false,
        category,
        metadata: { version: expect.any(Number) as number },
        selfUri: `/api/v2/workforcemanagement/managementunits/${unitId}/activitycodes/${id}`,
      },
    ]);
  });

  test.each([
    ['a regular exception', 'CFG_EXCEPTION_USAGE_REGULAR', 'OffQueueWork'],
    ['a meeting', 'CFG_EXCEPTION_USAGE_MEETING_PLANNER', 'Meeting'],
    ['time off as an exception', 'CFG_EXCEPTION_USAGE_TIME_OFF', 'TimeOff'],
  ])('of %s', async (_what, usage, category) => {
    const id = cloudId('code-of-exception-type', 5);
    expect(await own({ GetExceptionType: [{ ...exceptionType, usage, paid: false }] })).toEqual([
      {
        id,
        name: 'Training',
        isActive: true,
        isDefault: false,
        category,
        countsAsPaidTime: false,
        metadata: { version: expect.any(Number) as number },
        selfUri: `/api/v2/workforcemanagement/managementunits/${unitId}/activitycodes/${id}`,
      },
    ]);
  });

  test('of a time-off type', async () => {
    expect(await own({ GetTimeOffType: [timeOffType] })).toMatchObject([
      {
        id: cloudId('code-of-time-off-type', 6),
        name: 'Vacation',
        category: 'TimeOff',
        countsAsPaidTime: true,
      },
    ]);
  });

  test('of an activity that is out of use is not active', async () => {
    expect(await own({ GetActivity: [{ ...activity, active: false }] })).toMatchObject([{ isActive: false }]);
  });

  test('of a number whose meaning is a guess has no category, and without a name none', async () => {
    const codes = await own({
      GetActivity: [{ ...activity, activityType: 9, name: undefined }],
      GetExceptionType: [{ ...exceptionType, usage: 9 }],
    });
    expect(codes).toHaveLength(2);
    for (const code of codes) expect(code).not.toHaveProperty('category');
    expect(codes[0]).not.toHaveProperty('name');
  });
});

describe('the list', () => {
  test('is a map by id: built-in codes, activities, exception types, time-off types', async () => {
    const types = {
      GetTimeOffType: [timeOffType],
      GetExceptionType: [exceptionType],
      GetActivity: [{ ...activity, activityId: 71 }, activity],
    };
    const { activityCodes = {} } = await listed(types);
    expect(Object.keys(activityCodes)).toEqual([
      cloudId('built-in-code', 1),
      cloudId('built-in-code', 2),
      cloudId('built-in-code', 3),
      cloudId('code-of-activity', 71),
      cloudId('code-of-activity', 70),
      cloudId('code-of-exception-type', 5),
      cloudId('code-of-time-off-type', 6),
    ]);
    for (const [id, code] of Object.entries(activityCodes)) expect(code.id).toBe(id);
  });

  test('of a unit without types has the built-in codes alone', async () => {
    const { activityCodes = {} } = await listed({});
    expect(Object.values(activityCodes)).toMatchObject([
      { name: '', isDefault: true, isActive: true, category: 'Break' },
      { name: '', isDefault: true, isActive: true, category: 'Meal' },
      { name: '', isDefault: true, isActive: true, category: 'OnQueueWork' },
    ]);
  });

  test('leaves out what other sites have, even when WFM sends it', async () => {
    const elsewhere = {
      GetActivity: [{ ...activity, siteId: otherSite }],
      GetExceptionType: [{ ...exceptionType, siteId: [otherSite] }],
      GetTimeOffType: [{ ...timeOffType, siteId: [] }],
    };
    expect(await own(elsewhere)).toEqual([]);
  });

  test('has one version, which each of its codes has, and which changes with each of them', async () => {
    const base = {
      GetActivity: [activity],
      GetExceptionType: [exceptionType],
      GetTimeOffType: [timeOffType],
    };
    const versionOf = async (types: Types): Promise<number> => {
      const { activityCodes = {}, metadata } = await listed(types);
      for (const code of Object.values(activityCodes)) expect(code.metadata).toEqual(metadata);
      return metadata.version;
    };
    const versions = [
      await versionOf(base),
      await versionOf({}),
      await versionOf({ ...base, GetActivity: [{ ...activity, timestamp: '2' }] }),
      await versionOf({ ...base, GetExceptionType: [{ ...exceptionType, timestamp: '2' }] }),
      await versionOf({ ...base, GetTimeOffType: [{ ...timeOffType, timestamp: '2' }] }),
      await versionOf({ ...base, GetTimeOffType: [{ ...timeOffType, timeOffTypeId: 7 }] }),
      await versionOf({ ...base, GetExceptionType: [] }),
    ];
    expect(new Set(versions).size).toBe(versions.length);
    const other = { ...activity, activityId: 71 };
    expect(await versionOf({ GetActivity: [activity, other] })).toBe(
      await versionOf({ GetActivity: [other, activity] }),
    );
  });

  test('of mine is that of the site of the caller', async () => {
    const call = { params: { muId: 'mine' }, siteId: otherSite };
    const { activityCodes = {} } = await listed({ GetActivity: [{ ...activity, siteId: otherSite }] }, call);
    const code = activityCodes[cloudId('code-of-activity', 70)];
    expect(code?.selfUri).toContain(cloudId('management-unit', otherSite));
  });

  test('of no unit is not there', async () => {
    const muId = cloudId('management-unit', 99);
    const failure = await cloudFailure(listActivityCodes, { params: { muId } });
    expect([failure.code, failure.facts.entityId]).toEqual(['not-found', muId]);
  });

  test('needs any one of the permissions of the reference, and what WFM has', async () => {
    const path = '/api/v2/workforcemanagement/managementunits/{muId}/activitycodes';
    const { permissions } = cloudDocument.paths[path]!['get']!['x-requires-permissions'];
    expect(listActivityCodes.permissions).toEqual(permissions);
    for (const permission of listActivityCodes.permissions)
      expect((await listed({}, { permissions: [permission] })).activityCodes).toBeDefined();
    const failure = await cloudFailure(listActivityCodes, {
      params: { muId: unitId },
      permissions: ['wfm:activity:view'],
    });
    expect(failure.code).toBe('forbidden');
    expect(missingUses(contract, listActivityCodes.uses)).toEqual([]);
  });
});
