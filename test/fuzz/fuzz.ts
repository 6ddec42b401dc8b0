/**
 * The decoder against the oracle, for as long as you like:
 *
 *     npx tsx test/fuzz/fuzz.ts --seconds 60 --seed 7
 *     npx tsx test/fuzz/fuzz.ts --documents 100000
 *     npx tsx test/fuzz/fuzz.ts --seed 7 --case 1234      one case again
 *
 * Ends with 1 when there is a difference, which it shows as small as it can make it.
 */
import { parseArgs } from 'node:util';
import { decodeXml } from '../../src/xml/encoding.ts';
import { fuzzedOperations } from './fuzz-operations.ts';
import { runFuzz, type Finding, type FuzzReport } from './fuzz-run.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    documents: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    case: { type: 'string' },
    only: { type: 'string' },
    whole: { type: 'boolean', default: false },
    findings: { type: 'string', default: '1' },
  },
});

function shownText(bytes: Buffer): string {
  try {
    return decodeXml(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}

function show({ number, difference, smallest }: Finding): void {
  const [service, operation] = smallest.called;
  const sizes = smallest.chunks.map((chunk) => chunk.length);
  console.log(
    `\ndifference in case ${number}: ${service.name}.${operation.name}, ${smallest.options.profile}`,
  );
  console.log(`  ${difference}`);
  console.log(
    `  document of ${smallest.bytes.length} bytes in pieces of ${sizes.slice(0, 12).join(' ')}${sizes.length > 12 ? ' …' : ''}:`,
  );
  console.log(
    shownText(smallest.bytes)
      .replace(/(.)\1{40,}/gsu, '$1…$1')
      .slice(0, 4000),
  );
  const isText = shownText(smallest.bytes) === smallest.bytes.toString();
  if (!isText) console.log(`  base64: ${smallest.bytes.toString('base64').slice(0, 3000)}`);
  console.log(`  again: npx tsx test/fuzz/fuzz.ts --seed ${values.seed} --case ${number}`);
}

const started = performance.now();
let shownAt = started;

function progress(report: FuzzReport): void {
  if (performance.now() - shownAt < 10_000) return;
  shownAt = performance.now();
  const rate = Math.round(report.documents / ((shownAt - started) / 1000));
  console.log(`${report.documents} documents, ${rate}/s, ${report.differences} differences`);
}

const operations = fuzzedOperations().filter(
  ([, { name }]) => values.only === undefined || name === values.only,
);
const isOne = values.case !== undefined;
const report = await runFuzz(
  {
    operations,
    seed: Number(values.seed),
    first: isOne ? Number(values.case) : 0,
    documents: isOne ? 1 : Number(values.documents ?? Infinity),
    time:
      values.documents === undefined || values.seconds !== undefined
        ? Number(values.seconds ?? 60) * 1000
        : Infinity,
    enough: Number(values.findings),
    whole: values.whole,
  },
  progress,
);
for (const finding of report.findings) show(finding);
const seconds = (performance.now() - started) / 1000;
console.log(
  `\nseed ${values.seed}: ${report.documents} documents (${report.mutated} damaged) of ${operations.length} operations in ${seconds.toFixed(1)} s, ` +
    `${Math.round(report.documents / seconds)}/s, ${(report.bytes / 1e6).toFixed(1)} MB; ` +
    `${report.read} read, ${report.refused} refused, ${report.differences} differences`,
);
process.exitCode = report.findings.length > 0 ? 1 : 0;
