/**
 * Runs the test suite and closes with one line that people and machines can read: `N passed, N failed`.
 * Arguments are handed to vitest, for example `npm test -- test/xml`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evidenceVerdict } from '../test/evidence/evidence-verdict.ts';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numFailedTestSuites: number;
}

const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-test-'));
const reportFile = join(folder, 'report.json');
const evidence = join(folder, 'evidence');
const run = spawnSync(
  process.execPath,
  [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, WFM_BRIDGE_EVIDENCE: evidence } },
);
const isWholeSuite = process.argv.length === 2;
const verdict = evidenceVerdict(evidence, isWholeSuite);

/** A run that wrote no report, or failed without a failed test (an unhandled rejection, say), counts as one failure. */
function closingLine(): string {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8')) as Report;
  } catch {
    return '0 passed, 1 failed';
  }
  const skipped = report.numPendingTests + report.numTodoTests;
  const other = report.numFailedTests === 0 && run.status !== 0 ? 1 : 0;
  const failed = report.numFailedTests + other + (verdict.isClean ? 0 : 1);
  return `${report.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

const line = closingLine();
rmSync(folder, { recursive: true, force: true });
console.log(verdict.text);
console.log(line);
process.exitCode = verdict.isClean ? (run.status ?? 1) : 1;
