/** The conversion rows: every tool in a process of its own, one after the other, round by round. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { collect } from '../median.mjs';
import { tools } from './tools.mjs';

const worker = fileURLToPath(new URL('worker.mjs', import.meta.url));
const limitMs = 240_000;
/** A tool that takes longer than this for one document is measured once, or a run would last for hours. */
const slowSeconds = 8;

function run(task) {
  return new Promise((resolve) => {
    const child = fork(worker, [JSON.stringify(task)], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    let answer = { error: 'the process ended without an answer' };
    const limit = setTimeout(() => {
      answer = { error: `not finished within ${limitMs / 1000} s` };
      child.kill('SIGKILL');
    }, limitMs);
    child.on('message', (message) => {
      answer = message;
    });
    child.on('exit', () => {
      clearTimeout(limit);
      resolve(answer);
    });
  });
}

const isWanted = (only) => (tool) =>
  only === undefined || only.includes(tool.id) || (tool.id === 'node-soap' && only.includes('codec'));

async function checkAll(wanted, { shape, contractFolder, document, log }) {
  const rows = [];
  for (const tool of wanted) {
    const row = { ...tool, shape, figures: {} };
    if (tool.kind !== 'raw') {
      const task = { check: true, tool: tool.id, shape, contractFolder, promise: tool.promise };
      const answer = await run({ ...task, path: document.path, size: document.size });
      Object.assign(row, answer.error === undefined ? { check: answer.result } : { error: answer.error });
      log(
        `check ${shape} ${tool.id}: ${answer.error ?? (answer.result.losses.length === 0 ? 'ok' : 'loses')}`,
      );
    }
    rows.push(row);
  }
  return rows;
}

const isMeasured = (row, figures) => row.error === undefined && !(figures.seconds?.[0] > slowSeconds);

async function measureDocument(rows, document, { contractFolder, warmUp, rounds, log }) {
  for (const row of rows) row.figures[document.size] = {};
  for (let round = 1; round <= rounds; round++) {
    for (const row of rows) {
      const figures = row.figures[document.size];
      if (!isMeasured(row, figures)) continue;
      const task = { tool: row.id, shape: row.shape, contractFolder };
      const answer = await run({ ...task, path: document.path, warmUpPath: warmUp.path });
      if (answer.error !== undefined) figures.error = answer.error;
      else collect(figures, answer.result);
      const shown = answer.error ?? `${answer.result.mbPerSecond.toFixed(1)} MB/s`;
      log(`convert ${row.shape} ${document.size} round ${round} ${row.id}: ${shown}`);
    }
  }
}

/**
 * @param {{ documents: object[], shapes: string[], sizes: string[], contractFolder: string, rounds: number,
 *   only?: string[], log: (line: string) => void }} plan
 */
export async function measureConversions({ documents, shapes, sizes, ...plan }) {
  const all = [];
  for (const shape of shapes) {
    const documentOf = (size) => documents.find((one) => one.shape === shape && one.size === size);
    const warmUp = documentOf('1mb');
    const rows = await checkAll(tools.filter(isWanted(plan.only)), { ...plan, shape, document: warmUp });
    for (const size of sizes) {
      const document = documentOf(size);
      await measureDocument(rows, document, { ...plan, warmUp: size === '10kb' ? document : warmUp });
    }
    all.push(...rows);
  }
  return all;
}
