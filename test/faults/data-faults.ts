/** What WFM's data can be, all of it well-formed: names of every kind, lists of every length, and what changes while it is read. */
import type { Alteration } from '../support/altered-wfm.ts';
import { oneSite, soap } from '../support/scripted-wfm.ts';
import { named } from './answer-rows.ts';
import { sitesPath } from './fault-bench.ts';
import type { FaultOutcome, FaultRow, ProblemOutcome } from './fault-row.ts';

const notFound: ProblemOutcome = { status: 404, code: 'not-found' };

interface SiteName {
  readonly theme: string;
  readonly what: string;
  readonly name: string;
  /** How it stands in a cell of CSV, where that is another way. */
  readonly cell?: string;
}

const siteNames: readonly SiteName[] = [
  { theme: 'non-ASCII names', what: 'in Arabic', name: 'مركز القاهرة' },
  { theme: 'non-ASCII names', what: 'in Chinese, with a character beyond 16 bits', name: '成都𠮷野' },
  { theme: 'non-ASCII names', what: 'of emoji, joined and with a skin', name: '👩🏽‍💻☎️🏳️‍🌈' },
  {
    theme: 'non-ASCII names',
    what: 'with combining marks, which stay apart',
    name: 'Cafe\u0301 A\u030angstro\u0308m',
  },
  {
    theme: 'non-ASCII names',
    what: 'with marks that turn its direction',
    name: '\u202egro.live\u202c \u200fx',
  },
  { theme: 'non-ASCII names', what: 'with separators that end lines of JavaScript', name: 'a\u2028b\u2029c' },
  { theme: 'non-ASCII names', what: 'with blanks of no width', name: '\u200b\ufeffUtrecht\u00a0' },
  { theme: 'metacharacters', what: 'with commas and quotes', name: 'a, "b"', cell: '"a, ""b"""' },
  { theme: 'metacharacters', what: 'with a semicolon', name: 'a;=1+1', cell: '"a;=1+1"' },
  { theme: 'metacharacters', what: 'of two lines', name: 'a\nb', cell: '"a\nb"' },
  { theme: 'metacharacters', what: 'that a spreadsheet would run', name: '=1+1', cell: "'=1+1" },
  { theme: 'metacharacters', what: 'that a spreadsheet would call', name: '@SUM(A1)', cell: "'@SUM(A1)" },
  { theme: 'metacharacters', what: 'that begins with a minus', name: '-1', cell: "'-1" },
  { theme: 'metacharacters', what: 'with a formula in full width', name: '＝1+1', cell: "'＝1+1" },
  {
    theme: 'metacharacters',
    what: 'of JSON',
    name: '{"__proto__":{"a":1}}\\u0000',
    cell: '"{""__proto__"":{""a"":1}}\\u0000"',
  },
  { theme: 'metacharacters', what: 'of XML', name: '<b>&amp;</b>]]>' },
  { theme: 'metacharacters', what: 'of iCalendar', name: 'END:VEVENT\\n;x', cell: '"END:VEVENT\\n;x"' },
  { theme: 'metacharacters', what: 'of a path and of SQL', name: "../../etc/passwd' or 1=1--" },
  { theme: 'metacharacters', what: 'of 100,000 characters', name: 'é'.repeat(100_000) },
];

function inXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The same name in JSON, and in JSON of which each line is an item. */
function nameRows({ theme, what, name }: SiteName): readonly FaultRow[] {
  const answer = soap(oneSite.replace('>Utrecht<', () => `>${inXml(name)}<`));
  const inject: FaultRow['inject'] = ({ wfm }) => wfm.set('GetSite', answer);
  return [
    { theme, injected: `the name of a site, ${what}`, inject, outcome: named(name) },
    {
      theme,
      injected: `the name of a site, ${what}, as a line`,
      inject,
      call: ({ bridge }) => bridge.get(sitesPath, { headers: { accept: 'application/x-ndjson' } }),
      outcome: { status: 200, body: undefined },
      afterwards(_bench, told) {
        const lines = (told?.text ?? '').split('\n').filter((line) => line.includes('"id":5'));
        const [item] = lines.map((line) => JSON.parse(line) as { readonly name: string });
        if (lines.length !== 1 || item?.name !== name) throw new Error('it is not the name on one line');
      },
    },
  ];
}

const day = 'from=2026-01-05&to=2026-01-06';

/** The first name of an agent in a table and in a calendar: nothing of it becomes a cell, a formula or a line of its own. */
function tableRows({ theme, what, name, cell }: SiteName): readonly FaultRow[] {
  if (cell === undefined) return [];
  const rowAs = (form: string, accept: string, check: (text: string) => boolean): FaultRow => ({
    theme,
    injected: `the name of an agent, ${what}, as ${form}`,
    async call(bench) {
      const { pair, wfm } = await bench.world();
      const agent = pair.simulator.world.agents.find(({ wmSiteId }) => wmSiteId === 101);
      wfm.alter((answer) =>
        answer.replace(/(FirstName>)[^<]*(?=<)/g, (_all, start: string) => `${start}${inXml(name)}`),
      );
      return pair.bridge.get(`/wfm/v1/agents/${agent?.gswAgentId}/schedule?${day}`, { headers: { accept } });
    },
    outcome: { status: 200, body: undefined },
    afterwards(_bench, told) {
      if (told === undefined || !check(told.text)) throw new Error(`not as expected: ${told?.text}`);
    },
  });
  return [
    rowAs('CSV', 'text/csv', (text) => text.includes(`,${cell},`)),
    rowAs(
      'a calendar',
      'text/calendar',
      (text) =>
        text.split('\r\n').every((line) => /^(?:[A-Z-]+[:;]| |$)/.test(line)) &&
        text.match(/^END:VEVENT/gm)?.length === text.match(/^BEGIN:VEVENT/gm)?.length,
    ),
  ];
}

const siteStart = oneSite.indexOf('<objectArray>');
const siteEnd = oneSite.indexOf('</objectArray>') + '</objectArray>'.length;
const siteText = oneSite.slice(siteStart, siteEnd);

function sites(count: number): string {
  const all = Array.from({ length: count }, (_, index) =>
    siteText.replace('<wmSiteId>5<', `<wmSiteId>${index + 1}<`),
  );
  const counted = oneSite.replace('<objectArrayNSizeIs>1<', `<objectArrayNSizeIs>${count}<`);
  return counted.replace(siteText, all.join(''));
}

const lists: readonly FaultRow[] = [0, 1, 2000].map((count) => ({
  theme: 'lengths',
  injected: `${count} sites, all of one name`,
  inject: ({ wfm }) => wfm.set('GetSite', soap(sites(count))),
  outcome: { status: 200, body: { items: { length: count } } },
}));

/** An array of WFM's answer becomes what `change` makes of its elements. */
function withArray(answer: string, change: (elements: readonly string[]) => readonly string[]): string {
  const elements = answer.match(/<s0:objectArray>.*?<\/s0:objectArray>/gs) ?? [];
  const changed = change(elements);
  const rest = answer
    .replace(/<s0:objectArrayNSizeIs>\d+</, `<s0:objectArrayNSizeIs>${changed.length}<`)
    .replace(/<s0:objectArray>.*<\/s0:objectArray>/s, '<here/>');
  return rest.replace('<here/>', () => changed.join(''));
}

const emptied =
  (wanted: string): Alteration =>
  (answer, operation) =>
    operation === wanted ? withArray(answer, () => []) : answer;

interface WorldFault {
  readonly theme: string;
  readonly injected: string;
  readonly alter: Alteration;
  /** After the site 101 or an agent of it. */
  readonly path: (agentId: number) => string;
  readonly outcome: FaultOutcome;
}

const anything: FaultOutcome = { status: 200, body: {} };
const empty: FaultOutcome = { status: 200, body: { items: [] } };

function manyAgents(answer: string, operation: string): string {
  if (operation !== 'GetAgent') return answer;
  return withArray(answer, ([first = '']) =>
    Array.from({ length: 5000 }, (_, index) =>
      first.replace(/<s0:gswAgentId>\d+</, `<s0:gswAgentId>${100_000 + index}<`),
    ),
  );
}

/** At its first reading the agent is where it was. */
function moving(): Alteration {
  let readings = 0;
  return (answer, operation) => {
    if (operation !== 'GetAgent') return answer;
    readings += 1;
    return readings > 1 ? answer.replaceAll('<s0:wmSiteId>101<', '<s0:wmSiteId>102<') : answer;
  };
}

const worlds: readonly FaultRow[] = (
  [
    {
      theme: 'changed meanwhile',
      injected: 'an agent is deleted before it is read',
      alter: emptied('GetAgent'),
      path: (agentId) => `/wfm/v1/agents/${agentId}`,
      outcome: notFound,
    },
    {
      theme: 'changed meanwhile',
      injected: 'an agent is deleted before its schedule is read',
      alter: emptied('GetAgent'),
      path: (agentId) => `/wfm/v1/agents/${agentId}/schedule?${day}`,
      outcome: notFound,
    },
    {
      theme: 'changed meanwhile',
      injected: 'an agent moves to another site while its schedule is read',
      alter: moving(),
      path: (agentId) => `/wfm/v1/agents/${agentId}/schedule?${day}`,
      outcome: anything,
    },
    {
      theme: 'changed meanwhile',
      injected: 'agents move to another site while the schedule of theirs is read',
      alter: moving(),
      path: () => `/wfm/v1/sites/101/schedule?${day}`,
      outcome: anything,
    },
    {
      theme: 'changed meanwhile',
      injected: 'a site is deleted before its schedule is read',
      alter: emptied('GetSite'),
      path: () => `/wfm/v1/sites/101/schedule?${day}`,
      outcome: notFound,
    },
    {
      theme: 'deleted types',
      injected: 'every exception type and activity that a schedule refers to is gone',
      alter: (answer, operation) =>
        /^Get(?:ExceptionType|TimeOffType|Activity|Shift|MarkedTime)$/.test(operation)
          ? withArray(answer, () => [])
          : answer,
      path: () => `/wfm/v1/sites/101/schedule?${day}`,
      outcome: anything,
    },
    {
      theme: 'deleted types',
      injected: 'the teams that agents are in are gone',
      alter: emptied('GetTeam'),
      path: () => '/wfm/v1/agents?siteId=101',
      outcome: anything,
    },
    {
      theme: 'empty site',
      injected: 'a site without agents, asked for its agents',
      alter: emptied('GetAgent'),
      path: () => '/wfm/v1/agents?siteId=101',
      outcome: empty,
    },
    {
      theme: 'lengths',
      injected: 'a site of 5,000 agents, all of one name',
      alter: manyAgents,
      path: () => '/wfm/v1/agents?siteId=101',
      outcome: { status: 200, body: { items: { length: 5000 } } },
    },
  ] satisfies readonly WorldFault[]
).map(({ theme, injected, alter, path, outcome }: WorldFault) => ({
  theme,
  injected,
  async call(bench) {
    const { pair, wfm } = await bench.world();
    const agent = pair.simulator.world.agents.find(({ wmSiteId }) => wmSiteId === 101);
    wfm.alter(alter);
    return pair.bridge.get(path(agent?.gswAgentId ?? 0));
  },
  outcome,
}));

export const dataFaults: readonly FaultRow[] = [
  ...siteNames.flatMap(nameRows),
  ...siteNames.flatMap(tableRows),
  ...lists,
  ...worlds,
];
