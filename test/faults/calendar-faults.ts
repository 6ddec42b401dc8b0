/** Times that callers name, before a whole WFM: those that are none, and those that only look like it. */
import type { Answer } from '../support/running-bridge.ts';
import type { FaultBench } from './fault-bench.ts';
import type { FaultOutcome, FaultRow, ProblemOutcome } from './fault-row.ts';

const invalid: ProblemOutcome = { status: 400, code: 'invalid-request' };
const answered: FaultOutcome = { status: 200, body: { timeZone: 'Europe/Amsterdam' } };
/** Of Amsterdam, whose clocks go ahead on 29 March and back on 25 October 2026. */
const sitePath = '/wfm/v1/sites/101';

type Range = readonly [theme: string, what: string, from: string, to: string, outcome: FaultOutcome];

const ranges: readonly Range[] = [
  ['DST', 'the day on which summer time begins', '2026-03-29', '2026-03-30', answered],
  ['DST', 'the day on which summer time ends', '2026-10-25', '2026-10-26', answered],
  [
    'DST',
    'an instant that clocks skip, with its offset',
    '2026-03-29T02:30:00+01:00',
    '2026-03-29T05:00:00+02:00',
    answered,
  ],
  [
    'DST',
    'the hour that clocks show twice, from its first to its second',
    '2026-10-25T02:30:00+02:00',
    '2026-10-25T02:30:00+01:00',
    answered,
  ],
  ['DST', 'the same, the other way round', '2026-10-25T02:30:00+01:00', '2026-10-25T02:30:00+02:00', invalid],
  ['no date', '30 February', '2026-02-30', '2026-03-02', invalid],
  ['no date', 'a thirteenth month', '2026-01-01', '2026-13-01', invalid],
  ['no date', 'day 0', '2026-01-00', '2026-01-02', invalid],
  ['no date', '24:00', '2026-01-01T24:00:00Z', '2026-01-02T12:00:00Z', invalid],
  ['no date', 'a leap second', '2026-12-31T23:59:60Z', '2027-01-01T12:00:00Z', invalid],
  ['no date', 'words', 'yesterday', 'today', invalid],
  ['no date', 'digits of another script', '２０２６-01-01', '2026-01-02', invalid],
  ['leap day', '29 February of a leap year', '2028-02-29', '2028-03-01', answered],
  ['leap day', '29 February of another year', '2027-02-29', '2027-03-01', invalid],
  ['leap day', '29 February 1900, which spreadsheets have', '1900-02-29', '1900-03-02', invalid],
  ['OLE edges', 'the day that OLE counts from', '1899-12-30', '1900-01-02', invalid],
  ['OLE edges', 'the last days of 9999', '9999-12-30', '9999-12-31', invalid],
  ['OLE edges', 'the year 10000', '9999-12-30', '10000-01-01', invalid],
  ['OLE edges', 'the year 0', '0000-01-01', '0000-01-02', invalid],
  ['OLE edges', 'a year below zero', '-000001-01-01', '2026-01-01', invalid],
  ['range', 'its end before its beginning', '2026-01-03', '2026-01-02', invalid],
  ['range', 'a day to the same day', '2026-01-02', '2026-01-02', invalid],
  [
    'range',
    'an instant to the same instant under another offset',
    '2026-01-02T12:00:00Z',
    '2026-01-02T13:00:00+01:00',
    invalid,
  ],
  ['range', 'a day beside an instant', '2026-01-02', '2026-01-03T00:00:00Z', invalid],
  ['range', 'ten years', '2020-01-01', '2030-01-01', invalid],
  ['offsets', 'one of 5:45 hours', '2026-01-02T00:00:00+05:45', '2026-01-02T12:00:00+05:45', answered],
  ['offsets', 'one of 25 hours', '2026-01-02T00:00:00+25:00', '2026-01-04T00:00:00Z', invalid],
  [
    'offsets',
    'one of 75 minutes past the hour',
    '2026-01-02T00:00:00+01:75',
    '2026-01-04T00:00:00Z',
    invalid,
  ],
  ['offsets', 'none', '2026-01-02T00:00:00', '2026-01-03T00:00:00', invalid],
  [
    'fractions',
    'seven digits of a second',
    '2026-01-02T00:00:00.0000001Z',
    '2026-01-02T12:00:00.9999999Z',
    answered,
  ],
  [
    'fractions',
    'thirty digits of a second',
    `2026-01-02T00:00:00.${'1'.repeat(30)}Z`,
    '2026-01-03T00:00:00Z',
    invalid,
  ],
];

const asked: readonly FaultRow[] = ranges.map(([theme, what, from, to, outcome]) => ({
  theme,
  injected: `a schedule is asked for, of a range with ${what}`,
  async call(bench) {
    const { pair } = await bench.world();
    return pair.bridge.get(`${sitePath}/schedule?${new URLSearchParams({ from, to }).toString()}`);
  },
  outcome,
}));

type Written = readonly [theme: string, what: string, start: string, end: string];

/** None of them reaches WFM. */
const refusedTimes: readonly Written[] = [
  ['DST', 'a beginning that the clocks skip', '2026-03-29T02:30:00', '2026-03-29T05:00:00'],
  ['DST', 'an end that the clocks skip', '2026-03-29T01:00:00', '2026-03-29T02:59:59'],
  [
    'DST',
    'a beginning in the second of two equal hours',
    '2026-10-25T02:30:00+01:00',
    '2026-10-25T05:00:00+01:00',
  ],
  ['no date', '31 April', '2026-04-31T09:00:00', '2026-05-01T10:00:00'],
  ['no date', '24:00', '2026-04-30T09:00:00', '2026-04-30T24:00:00'],
  ['leap day', '29 February of a year that has none', '2027-02-29T09:00:00', '2027-02-29T10:00:00'],
  ['OLE edges', 'a beginning in 1899', '1899-12-31T09:00:00', '1899-12-31T10:00:00'],
  ['OLE edges', 'an end in the year 10000', '9999-12-30T09:00:00', '10000-01-01T10:00:00'],
  ['range', 'an end before its beginning', '2026-04-30T10:00:00', '2026-04-30T09:00:00'],
  ['range', 'an end at its beginning', '2026-04-30T10:00:00', '2026-04-30T10:00:00'],
  ['offsets', 'an offset that is none', '2026-04-30T09:00:00+99:00', '2026-04-30T10:00:00+02:00'],
];

async function writeException(bench: FaultBench, start: string, end: string): Promise<Answer> {
  const { pair } = await bench.world();
  const { agents, exceptionTypes } = pair.simulator.world;
  const agent = agents.find(({ wmSiteId }) => wmSiteId === 101);
  const type = exceptionTypes.find(({ wmName }) => wmName === 'Training');
  return pair.bridge.post(`${sitePath}/exceptions`, {
    agentIds: [agent?.gswAgentId],
    exceptionTypeId: type?.wmExceptionTypeId,
    start,
    end,
  });
}

const writtenTimes: readonly FaultRow[] = refusedTimes.map(([theme, what, start, end]) => ({
  theme,
  injected: `an exception is written, with ${what}`,
  call: (bench) => writeException(bench, start, end),
  outcome: invalid,
  async afterwards(bench) {
    const { requests } = (await bench.world()).pair.simulator;
    const writes = requests.all().filter(({ operation }) => /^Insert|^Add/.test(operation));
    if (writes.length > 0) throw new Error('WFM was asked to write');
  },
}));

const clocks: readonly FaultRow[] = [
  ['ten minutes ahead', 600_000],
  ['ten minutes behind', -600_000],
  ['a year ahead', 31_536_000_000],
  ['a year behind', -31_536_000_000],
].map(([name, ms]) => ({
  theme: "WFM's clock",
  injected: `the clock of WFM is ${name}`,
  variables: {},
  async call(bench: FaultBench) {
    const { pair } = await bench.world();
    await pair.bridge.get('/wfm/v1/sites');
    pair.simulator.clock.set(bench.clock.now() + Number(ms));
    return pair.bridge.get(`${sitePath}/schedule?from=2026-01-05&to=2026-01-06`);
  },
  outcome: answered,
}));

const zones: readonly FaultRow[] = (
  [
    ['a name that no zone has', 'W. Mars Standard Time'],
    ['an abbreviation, which may be several zones', 'CET'],
    ['no name', ''],
    ['a name with markup', '&lt;b&gt;Europe/Amsterdam'],
  ] as const
).map(([what, zone]) => ({
  theme: 'unknown zone',
  injected: `the zone of a site has ${what}`,
  async call(bench) {
    const { pair, wfm } = await bench.world();
    wfm.alter((answer) => answer.replaceAll('Europe/Amsterdam<', `${zone}<`));
    return pair.bridge.get(`${sitePath}/schedule?from=2026-01-05&to=2026-01-06`);
  },
  outcome: { status: 501, code: 'unknown-time-zone' },
}));

export const calendarFaults: readonly FaultRow[] = [...asked, ...writtenTimes, ...clocks, ...zones];
