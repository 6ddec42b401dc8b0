import { describe, expect, test } from 'vitest';
import { wfmEndpoints } from '../../../src/api/wfm/endpoints.ts';
import { itemsIn, jobFace, jsonOf, otherSite, siteId, type JobFace } from '../../support/job-wfm.ts';

const record = {
  agentId: 1,
  siteId,
  teamId: 5,
  scheduledGroupId: 3,
  scheduledStateType: 'SCH_STATE_ACTIVITY',
  scheduledStateId: 70,
  scheduledName: 'Calls',
  scheduledStateStart: '2026-01-05T09:00:00',
  currentState: 'ADH_AGENT_NOT_READY',
  reasonCode: 'Lunch',
  currentStateStart: '2026-01-05T09:40:00',
  channel: 'voice',
  adherenceState: 'ADH_STATE_SEVERE',
  nonAdherenceSeconds: 1200,
  dateTime: '2026-01-05T10:00:00',
};

const shown = {
  agentId: 1,
  siteId,
  teamId: 5,
  scheduled: { type: 'activity', id: 70, name: 'Calls', groupId: 3, since: '2026-01-05T09:00:00+01:00' },
  state: 'not-ready',
  reasonCode: 'Lunch',
  channel: 'voice',
  stateSince: '2026-01-05T09:40:00+01:00',
  adherence: 'severe',
  nonAdherenceSeconds: 1200,
  at: '2026-01-05T10:00:00+01:00',
};

const day = {
  agentId: 1,
  siteId,
  teamId: 0,
  date: '2026-01-02',
  scheduledSeconds: 28_800,
  workedSeconds: 28_000,
  nonAdherenceSeconds: 600,
  outOfScheduleSeconds: 0,
  adherencePercent: 97.9,
  conformancePercent: 'NaN',
};

function now(records: readonly object[]): JobFace {
  const face = jobFace();
  face.wfm.answers['GetAgentAdherence'] = () => ({ adhAgentState: records });
  return face;
}

function history(): JobFace {
  const face = jobFace();
  face.wfm.answers['GetAdherenceHistory'] = () => ({
    adhAgentDay: [
      day,
      { ...day, siteId: otherSite },
      { ...day, date: '2026-01-12', adherencePercent: 'INF' },
      { ...day, date: '2026-01-15' },
      { ...day, date: '2025-12-31' },
    ],
  });
  return face;
}

describe('adherence right now', () => {
  test('what each agent of the site does and should do', async () => {
    const face = now([record, { ...record, siteId: otherSite }, { ...record, agentId: 2 }]);
    const answer = await face.get('adherence?agentId=1&teamId=5');
    expect(jsonOf(answer)).toEqual({
      asOf: '2026-01-05T09:00:00.000Z',
      timeZone: 'Europe/Amsterdam',
      items: [shown],
    });
    expect(face.wfm.inputOf('GetAgentAdherence')).toEqual({ siteId, agentId: [1], teamId: [5] });
  });

  test.each([
    ['nothing is scheduled', { scheduledStateStart: null, scheduledStateType: 0 }, { scheduled: null }],
    [
      'a deleted type and numbers nobody knows',
      {
        scheduledName: undefined,
        scheduledStateType: 99,
        scheduledGroupId: 0,
        currentState: 98,
        adherenceState: 97,
      },
      { scheduled: { type: 99, name: null, groupId: null }, state: 98, adherence: 97 },
    ],
    [
      'no texts, no team',
      { reasonCode: undefined, channel: undefined, teamId: 0 },
      { reasonCode: null, channel: null, teamId: null },
    ],
  ])('%s', async (_name, change, expected) => {
    const answer = await now([{ ...record, ...change }]).get('adherence');
    expect(itemsIn(answer)).toMatchObject([expected]);
    const { response } = wfmEndpoints.find(({ operationId }) => operationId === 'listAdherence')!;
    expect(response.parse(jsonOf(answer))).toEqual(jsonOf(answer));
  });

  test.each([
    ['2026-10-25T00:31:00Z', '2026-10-25T02:30:00+02:00', '2026-10-25T02:10:00+02:00'],
    ['2026-10-25T01:29:30Z', '2026-10-25T02:30:00+01:00', '2026-10-25T02:10:00+01:00'],
  ])('at %s a clock that shows 02:30 means %s', async (instant, at, since) => {
    const face = now([
      {
        ...record,
        dateTime: '2026-10-25T02:30:00',
        currentStateStart: '2026-10-25T02:10:00',
        scheduledStateStart: '2026-10-25T02:50:00',
      },
    ]);
    face.clock.advance(Date.parse(instant) - face.clock.now());
    expect(itemsIn(await face.get('adherence'))).toMatchObject([
      { at, stateSince: since, scheduled: { since: '2026-10-25T02:50:00+02:00' } },
    ]);
  });
});

describe('adherence of past days', () => {
  test('by agent and day, a whole site day by day', async () => {
    const face = history();
    const answer = await face.get('adherence?from=2026-01-01&to=2026-01-15');
    expect(itemsIn(answer)).toEqual([
      { ...day, teamId: null, conformancePercent: null },
      { ...day, teamId: null, date: '2026-01-12', adherencePercent: null, conformancePercent: null },
    ]);
    expect(face.wfm.count('GetAdherenceHistory')).toBe(14);
    expect(face.wfm.inputOf('GetAdherenceHistory', 13)).toEqual({
      siteId,
      agentId: [],
      teamId: [],
      start: '2026-01-14T00:00:00',
      end: '2026-01-15T00:00:00',
    });
    const { response } = wfmEndpoints.find(({ operationId }) => operationId === 'listAdherence')!;
    expect(response.parse(jsonOf(answer))).toEqual(jsonOf(answer));
  });

  test.each([
    ['agentId=1', 3],
    ['teamId=5', 10],
  ])('%s needs fewer calls', async (query, calls) => {
    const face = history();
    await face.get(`adherence?from=2026-01-01&to=2026-03-11&${query}`);
    expect(face.wfm.count('GetAdherenceHistory')).toBe(calls);
    expect(face.wfm.inputOf('GetAdherenceHistory', calls - 1)).toMatchObject({ end: '2026-03-11T00:00:00' });
  });

  test.each([
    ['from=2026-01-01', 400],
    ['to=2026-01-01', 400],
    ['from=2026-01-01&to=2026-04-04', 400],
    ['from=2026-01-01&to=2026-04-03', 200],
  ])('%s: %i', async (query, status) => {
    expect((await history().get(`adherence?${query}`)).status).toBe(status);
  });

  test('is a table, whose columns of the other answer stay empty', async () => {
    const { text } = await history().get('adherence?from=2026-01-01&to=2026-01-03', 'text/csv');
    const [header = '', row = '', end] = text.split('\r\n');
    const cells = new Map(header.split(',').map((name, index) => [name, row.split(',')[index]]));
    expect([cells.get('date'), cells.get('adherencePercent'), cells.get('state'), end]).toEqual([
      '2026-01-02',
      '97.9',
      '',
      '',
    ]);
  });
});

test.each([
  ['wfm:realtimeAdherence:view', 200, 403],
  ['wfm:historicalAdherence:view', 403, 200],
] as const)('%s alone', async (permission, current, past) => {
  const face = jobFace({ permissions: [permission] });
  face.wfm.answers['GetAgentAdherence'] = () => ({ adhAgentState: [] });
  face.wfm.answers['GetAdherenceHistory'] = () => ({ adhAgentDay: [] });
  expect((await face.get('adherence')).status).toBe(current);
  expect((await face.get('adherence?from=2026-01-01&to=2026-01-02')).status).toBe(past);
});
