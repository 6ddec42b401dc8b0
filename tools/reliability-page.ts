import { allFaults } from '../test/faults/fault-table.ts';
import {
  faultGroups,
  outcomeText,
  titleOf,
  type FaultGroup,
  type FaultRow,
} from '../test/faults/fault-row.ts';

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\r', '\\r').replaceAll('\n', '\\n');
}

function tableOf(rows: readonly FaultRow[]): string {
  const lines = rows.map((row) => `| ${cell(titleOf(row))} | ${cell(outcomeText(row.outcome))} |`);
  return ['| what goes wrong | what the caller gets |', '|---|---|', ...lines].join('\n');
}

function sectionOf(group: FaultGroup): string {
  const rows = allFaults[group];
  return `## ${faultGroups[group]}\n\n${rows.length} rows.\n\n${tableOf(rows)}\n`;
}

/** `docs/reliability.md`. */
export function reliabilityPage(): string {
  const groups = (Object.keys(faultGroups) as FaultGroup[]).filter((group) => allFaults[group].length > 0);
  const total = groups.reduce((sum, group) => sum + allFaults[group].length, 0);
  const counts = groups.map((group) => `| ${faultGroups[group]} | ${allFaults[group].length} |`);
  return `# Reliability

**${total} faults, each with a documented outcome.** This page is printed by \`npm run generate\` from the rows that the tests run:
\`test/faults/\`, one table over a real bridge and an upstream that does what a row says.

A row injects one fault and expects one outcome: a problem of the closed list (the README's table of errors) or, where
the bridge can make up for the fault, the right answer. After every row, whatever its outcome:

- the bridge lives (\`/healthz\`), and the next good call through the same bridge gets the right answer;
- WFM has at most the one session that is in use; left alone, that one is closed too, and none is left when the bridge ends;
- no request to WFM or to the token service is left waiting, and no more connections are open than the pool holds;
- a write has reached WFM at most once;
- nothing has connected to an address that was refused, or to the target of a redirect;
- the log has a line with the code; neither the log, at its most talkative, nor the answer holds a secret, a token or a session's key;
- no rejection and no exception of the process went unhandled.

| group | rows |
|---|---:|
${counts.join('\n')}
| **total** | **${total}** |

${groups.map(sectionOf).join('\n')}`;
}
