import { writeFileSync } from 'node:fs';
import { pace } from '../http/large-answers.mjs';
import { raisedVariables } from '../http/subjects.mjs';
import { conversionTables } from './conversion-tables.mjs';
import { largeTable, smallTables } from './http-tables.mjs';
import { machineText, versionsText } from './surroundings.mjs';
import { verdictTable } from './verdicts.mjs';

function howToRead({ options, results }) {
  const raised = Object.entries(raisedVariables).map(([name, value]) => `\`${name}=${value}\``);
  const cores = results.isPinned
    ? 'Over HTTP the measured process has core 0 to itself; upstream and load share core 1.'
    : 'No process was tied to a core.';
  return `Every figure is the median of ${options.rounds} round(s), in brackets the smallest and the largest. The rounds are interleaved: each
goes once through all rows, so what disturbs the machine disturbs all. **Read ratios**, which are taken round by round;
absolute figures are this machine's. A row with a single figure was measured once, because it is slow.

*kind*: \`typed\` decodes by the schema, \`generic\` builds what it sees, \`raw\` reads or copies and converts nothing. *Its
answer*: before anything is timed, each tool's answer to the 1 MB document is held against the values from which the
document was made. \`complete\` = every value is there, followed by how it is spelt differently; \`LOSES DATA\` = it is not. *Peak RSS over idle* =
highest resident memory minus that of the process before its first document. *CPU s per GB* is of XML, user and system, all threads.

wfm-bridge over HTTP is the built program, \`wfm-bridge serve\`, with its default middleware, authentication (bearer token), logging (to a
file) and limits, but for ${raised.join(' and ')}. *Pass-through* is the same program with the decoding alone taken
out. The raw proxy is node:http → undici → response and nothing else. ${cores} Idle is one second
after 100 small answers and one of 1 MB; then comes the first large answer, then four at once, then the sixth. First bytes are timed with the upstream paced to ${pace} MB/s; everything else runs as fast as
it is read. The longest block is that of one answer, then four at once, sampled every millisecond in a run of its own.
Peers that would take minutes for the large document have a smaller one (see *size*); compare their CPU per GB.`;
}

function sections(results) {
  const { conversions, large, small } = results;
  const parts = [`## Targets\n\n${verdictTable(results)}`];
  if (conversions.length > 0) parts.push(`## XML → JSON in one process\n\n${conversionTables(conversions)}`);
  if (large.length > 0) {
    parts.push(`## Over HTTP: large answers, ${large[0].shape}\n\n${largeTable(large)}`);
  }
  if (small.length > 0) parts.push(`## Over HTTP: answers of 10 KB\n\n${smallTables(small)}`);
  return parts;
}

/** Writes the report and returns it. */
export function writeResults(results, { options, path }) {
  const minutes = Math.round((results.end - results.begin) / 60_000);
  const parts = [
    '# Results of `npm run bench`',
    `${results.begin.toISOString().slice(0, 10)}, ${minutes} minutes. ${machineText()}\n\n${versionsText()}`,
    ...(options.quick
      ? ['**A quick run: one round of small documents. It shows that the bench works, and nothing else.**']
      : []),
    ...sections(results),
    `## How to read it\n\n${howToRead({ options, results })}`,
  ];
  const text = `${parts.join('\n\n')}\n`;
  writeFileSync(path, text);
  return text;
}
