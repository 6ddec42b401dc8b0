/** One tool, one document, one process: warms up, measures and tells its parent. Started by measure.mjs. */
import { readFileSync } from 'node:fs';
import { checkAnswer } from '../check/check-answer.mjs';
import { cpuMicroseconds, peakRss, resetPeak, rss } from '../process-memory.mjs';
import { loadTool } from './tools.mjs';

/** Measured for at least this long, so that small documents are not a matter of one tick. */
const measuredMs = 1000;
const warmUpMs = 700;

const ignore = () => undefined;

async function repeat(convert, bytes, milliseconds) {
  const begin = performance.now();
  let runs = 0;
  do {
    await convert(bytes, ignore);
    runs += 1;
  } while (performance.now() - begin < milliseconds);
  return { runs, milliseconds: performance.now() - begin };
}

async function measure({ tool, shape, contractFolder, path, warmUpPath }) {
  const convert = await loadTool(tool, { shape, contractFolder });
  const bytes = readFileSync(path);
  const warmUp = warmUpPath === path ? bytes : readFileSync(warmUpPath);
  await convert.prepare?.(bytes);
  if (warmUp !== bytes) await convert.prepare?.(warmUp);
  const idle = rss();
  resetPeak();
  await repeat(convert, warmUp, warmUpMs);
  const cpu = cpuMicroseconds();
  const { runs, milliseconds } = await repeat(convert, bytes, measuredMs);
  const volume = bytes.length * runs;
  return {
    mbPerSecond: volume / 1e6 / (milliseconds / 1000),
    cpuSecondsPerGb: (cpuMicroseconds() - cpu) / 1e6 / (volume / 1e9),
    growthMb: (peakRss() - idle) / 1e6,
    seconds: milliseconds / 1000 / runs,
  };
}

async function check({ tool, shape, contractFolder, path, size, promise }) {
  const convert = await loadTool(tool, { shape, contractFolder });
  const pieces = [];
  await convert(readFileSync(path), (piece) => pieces.push(Buffer.from(piece)));
  return checkAnswer(Buffer.concat(pieces).toString('utf8'), { shape, size, promise });
}

const task = JSON.parse(process.argv[2]);
try {
  process.send({ result: task.check ? await check(task) : await measure(task) });
} catch (error) {
  process.send({ error: String(error.message ?? error).slice(0, 300) });
}
process.disconnect();
