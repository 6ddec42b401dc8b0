import { describe, expect, test } from 'vitest';
import type { WfmUserEntityListing } from '../../../src/api/cloud/models/user.ts';
import { cloudId } from '../../../src/api/cloud/parts/cloud-id.ts';
import { listUsers } from '../../../src/api/cloud/users/list-users.ts';
import { missingUses } from '../../../src/contract/missing-uses.ts';
import { cloudCall, cloudFailure, cloudRefusal, unitId, type CloudCall } from '../../support/cloud-call.ts';
import { expectCloudShape } from '../../support/cloud-schema.ts';
import { contract } from '../../support/contract.ts';
import { JobWfm, otherSite, siteId } from '../../support/job-wfm.ts';

function wfmOf(...agents: readonly object[]): JobWfm {
  const wfm = new JobWfm();
  const rest = { siteId, teamId: 5, skills: [], activities: [], rank: 0, timestamp: '1' };
  const items = agents.map((agent, index) => ({ ...rest, agentId: index + 1, endDate: null, ...agent }));
  wfm.answers['GetAgent'] = () => ({ items });
  return wfm;
}

async function users(wfm: JobWfm, call: CloudCall = {}): Promise<readonly object[]> {
  const answer = await cloudCall(listUsers, { params: { muId: unitId }, wfm, ...call });
  expectCloudShape(listUsers.operationId, 200, answer);
  return (answer as WfmUserEntityListing).entities ?? [];
}

describe('the users of a unit', () => {
  test('are its agents, with what WFM has of them', async () => {
    const agent = {
      agentId: -5,
      firstName: 'Ada',
      lastName: 'de Vries',
      userName: 'ada',
      email: 'ada@example.org',
      timestamp: '2147483649',
    };
    const id = cloudId('user', -5);
    expect(await users(wfmOf(agent))).toEqual([
      {
        id,
        name: 'Ada de Vries',
        email: 'ada@example.org',
        username: 'ada',
        state: 'active',
        version: 1,
        selfUri: `/api/v2/users/${id}`,
      },
    ]);
  });

  test('are without what WFM leaves out', async () => {
    const id = cloudId('user', 1);
    expect(await users(wfmOf({}))).toEqual([
      { id, state: 'active', version: 1, selfUri: `/api/v2/users/${id}` },
    ]);
  });

  test('come by name, of the same name by number', async () => {
    const names = [{ lastName: 'b' }, { lastName: 'Á' }, { lastName: 'a' }, {}, { lastName: 'a' }];
    const found = await users(wfmOf(...names.map((name, index) => ({ ...name, agentId: 5 - index }))));
    expect(found.map((user) => (user as { id: string }).id)).toEqual(
      [2, 1, 3, 4, 5].map((number) => cloudId('user', number)),
    );
  });

  test.each([
    ['2026-01-04', 'inactive'],
    ['2026-01-05', 'inactive'],
    ['2026-01-06', 'active'],
    [null, 'active'],
  ])('who leave on %s are %s on 2026-01-05', async (endDate, state) => {
    expect(await users(wfmOf({ endDate }))).toMatchObject([{ state }]);
  });

  test('have the day of the site, not that of London', async () => {
    const wfm = wfmOf({ endDate: '2026-01-05' });
    wfm.zone = 'Pacific/Pago_Pago';
    expect(await users(wfm)).toMatchObject([{ state: 'active' }]);
  });

  test('are none where WFM has none, and none of another site, even when it sends them', async () => {
    expect(await users(wfmOf())).toEqual([]);
    expect(await users(wfmOf({ siteId: otherSite }, { siteId: 0 }))).toEqual([]);
  });

  test('of mine are those of the site of the caller', async () => {
    const wfm = wfmOf({ siteId: otherSite }, {});
    const found = await users(wfm, { params: { muId: 'mine' }, siteId: otherSite });
    expect(found).toMatchObject([{ id: cloudId('user', 1) }]);
    expect(wfm.inputOf('GetAgent')).toMatchObject({ filter: { siteId: [otherSite] } });
  });
});

describe('there is no unit', () => {
  const unknown = cloudId('management-unit', 99);

  test.each([
    ['of that number', unknown],
    ['of the id of a user', cloudId('user', siteId)],
    ['of somebody else’s id', '9d2a0dd2-51ab-4a2a-8b0d-0e2c2b7f3f11'],
    ['of a mistyped id', unitId.replace('0000000a', '0000000b')],
    ['mine without a site', 'mine'],
  ])('%s', async (_what, muId) => {
    const failure = await cloudFailure(listUsers, { params: { muId } });
    expect([failure.code, failure.facts.entityId]).toEqual(['not-found', muId]);
  });

  test.each(['10', 'Mine', '', `${unitId}0`, `{${unitId}}`, '../users'])(
    'and no UUID: “%s”',
    async (muId) => {
      const flaws = await cloudRefusal(listUsers, { params: { muId } });
      expect(flaws).toEqual([{ parameter: 'muId', kind: 'invalid-value', detail: 'must be a UUID' }]);
    },
  );
});

test('the id of a unit may be written in capitals', async () => {
  expect(await users(wfmOf({}), { params: { muId: unitId.toUpperCase() } })).toHaveLength(1);
});

test('parameters that there are not are refused', async () => {
  const flaws = await cloudRefusal(listUsers, { params: { muId: unitId }, query: 'pageSize=1' });
  expect(flaws).toMatchObject([{ parameter: 'pageSize' }]);
});

test('it needs its permission, and what WFM has', async () => {
  const params = { muId: unitId };
  const failure = await cloudFailure(listUsers, { params, permissions: ['wfm:agent:view'] });
  expect(failure.code).toBe('forbidden');
  expect(await users(wfmOf({}), { permissions: ['wfm:agent:administer'] })).toHaveLength(1);
  expect(missingUses(contract, listUsers.uses)).toEqual([]);
});
