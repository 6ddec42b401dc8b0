import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escaped, folded, momentLine, timeZoneLines } from '../../../src/api/wfm/schedule/calendar-lines.ts';
import { zoneOf } from '../../../src/time/zone.ts';
import { paperFace, PaperSchedule, workDay, type PaperState } from './paper-schedule.ts';

const ana = { agentId: 1, firstName: 'Ana', lastName: 'de Wit, "A"; \\' };

function fullDay(date: string, next: string, type: 'TIMEOFF' | 'DAYOFF', stateId: number): PaperState {
  return {
    agentId: 1,
    stateType: `SCH_STATE_${type}`,
    stateId,
    startDateTime: `${date}T00:00:00`,
    endDateTime: `${next}T00:00:00`,
    fullDay: true,
    paid: true,
  };
}

function paper(): PaperSchedule {
  const wfm = new PaperSchedule();
  const night = workDay(
    1,
    '2026-10-24',
    [
      ['2026-10-24T22:00:00', 'ACTIVITY', 5],
      ['2026-10-25T02:45:00', 'MEAL', 2],
      ['2026-10-25T02:15:00', 'ACTIVITY', 9],
    ],
    { end: '2026-10-25T02:30:00', totalMinutes: 330, paidMinutes: 300 },
  );
  wfm.agents = [ana];
  wfm.days = [night.day];
  wfm.states = [
    ...night.states,
    fullDay('2026-10-26', '2026-10-27', 'TIMEOFF', 3),
    fullDay('2026-10-27', '2026-10-28', 'DAYOFF', 0),
  ];
  wfm.names = [
    { stateType: 'SCH_STATE_ACTIVITY', stateId: 5, name: 'Inbound, first line' },
    { stateType: 'SCH_STATE_MEAL', stateId: 2, name: 'Meal' },
    { stateType: 'SCH_STATE_TIMEOFF', stateId: 3, name: 'Vacation' },
  ];
  return wfm;
}

const path = '/wfm/v1/agents/1/schedule?from=2026-10-24&to=2026-10-28';

test('a calendar has shifts, whole days of time off and no days off', async () => {
  const answer = await paperFace(paper()).get(path, 'text/calendar');
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//wfm-bridge//Schedule//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Schedule of Ana de Wit\\, "A"\\; \\\\',
    'X-WR-TIMEZONE:Europe/Amsterdam',
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Amsterdam',
    'BEGIN:DAYLIGHT',
    'DTSTART:20260329T020000',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'DTSTART:20261025T030000',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'UID:schedule-1-2026-10-24@wfm-bridge',
    'DTSTAMP:20260105T090000Z',
    'DTSTART;TZID=Europe/Amsterdam:20261024T220000',
    // The clock shows 02:30 twice; with its zone it would be the first.
    'DTEND:20261025T013000Z',
    'SUMMARY:Work',
    'LOCATION:Utrecht',
    'DESCRIPTION:22:00–02:45 Inbound\\, first line\\n02:45–02:15 Meal\\n02:15',
    ' –02:30 activity',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:schedule-1-2026-10-26-time-off-3@wfm-bridge',
    'DTSTAMP:20260105T090000Z',
    'DTSTART;VALUE=DATE:20261026',
    'DTEND;VALUE=DATE:20261027',
    'SUMMARY:Vacation',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ];
  expect(answer.text.split('\r\n')).toEqual(lines);
});

test('its events keep their names', async () => {
  const uids = async (at: number): Promise<readonly string[]> => {
    const { clock, get } = paperFace(paper());
    clock.advance(at);
    return (await get(path, 'text/calendar')).text.match(/^UID:.*$/gm) ?? [];
  };
  expect(await uids(86_400_000)).toEqual(await uids(0));
});

test('one without events is a calendar', async () => {
  const wfm = paper();
  wfm.states = [];
  const answer = await paperFace(wfm).get(path, 'text/calendar');
  expect(answer.text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VTIMEZONE\r\nEND:VCALENDAR\r\n$/);
});

test('it shows what is committed, and asks WFM for nothing else', async () => {
  const wfm = paper();
  await paperFace(wfm).get(path, 'text/calendar');
  expect(wfm.asked('GetAgentState').map(({ source }) => source)).toEqual(['SCH_SOURCE_COMMITTED']);
  expect(wfm.asked('GetMasterAgent')).toEqual([]);
});

test.each([
  { query: 'from=2026-01-01&to=2027-01-02', agent: 1, status: 200 },
  { query: 'from=2026-01-01&to=2027-01-03', agent: 1, status: 400 },
  { query: 'from=2026-01-01&to=2026-01-02', agent: 2, status: 404 },
  { query: 'from=2026-01-01&to=2026-01-02&source=pending', agent: 1, status: 400 },
])('agent $agent, $query: $status', async ({ query, agent, status }) => {
  expect((await paperFace(paper()).get(`/wfm/v1/agents/${agent}/schedule?${query}`)).status).toBe(status);
});

test('a whole year is read in a few calls', async () => {
  const wfm = paper();
  await paperFace(wfm).get('/wfm/v1/agents/1/schedule?from=2026-01-01&to=2027-01-01');
  expect(wfm.asked('GetAgentState')).toHaveLength(12);
});

describe('a line', () => {
  test('of any text has at most 75 octets and is read back whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const clean = text.replace(/[\r\n]/g, '');
        const lines = folded(clean).split('\r\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(lines.join('\r\n').replaceAll('\r\n ', '')).toBe(clean);
      }),
    );
  });

  test('has no control characters and no line ends of a name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escaped(text)).not.toMatch(/[\r\n\u0000-\u0008\u007f]/);
      }),
    );
    expect(escaped('a\\b;c,d\ne\r\nf')).toBe('a\\\\b\\;c\\,d\\ne\\nf');
  });
});

test.each([
  ['Asia/Kathmandu', '2026-06-01T00:00:00Z', 'DTSTART;TZID=Asia/Kathmandu:20260601T054500'],
  ['Europe/Amsterdam', '2026-10-25T00:30:00Z', 'DTSTART;TZID=Europe/Amsterdam:20261025T023000'],
  ['Europe/Amsterdam', '2026-10-25T01:30:00Z', 'DTSTART:20261025T013000Z'],
])('in %s %s is %s', (name, instant, expected) => {
  expect(momentLine('DTSTART', zoneOf(name), Date.parse(instant) / 1000)).toBe(expected);
});

test.each([
  ['Asia/Kathmandu', ['DTSTART:19860101T000000', 'TZOFFSETFROM:+0530', 'TZOFFSETTO:+0545']],
  ['America/Sao_Paulo', ['TZOFFSETFROM:-0200', 'TZOFFSETTO:-0300']],
  ['Etc/UTC', ['DTSTART:19700101T000000', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0000']],
  ['Australia/Lord_Howe', ['TZOFFSETFROM:+1030', 'TZOFFSETTO:+1100']],
])('the zone %s is described', (name, wanted) => {
  const span = { from: Date.parse('2026-01-01') / 1000, to: Date.parse('2026-12-31') / 1000 };
  expect(timeZoneLines(zoneOf(name), span)).toEqual(expect.arrayContaining(wanted));
});
