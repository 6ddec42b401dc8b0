/** Rows of small answers: requests a second, latency and CPU at 10 KB with a few and with many connections. */
import autocannon from 'autocannon';
import { collect } from '../median.mjs';
import { startSubject } from './processes.mjs';
import { checkSubject } from './subject-check.mjs';

export const connections = [1, 16, 64];
const warmUpSeconds = 3;

/** autocannon's own percentiles are whole milliseconds; these are of the times it reports for each answer. */
async function load(running, message, { count, seconds }) {
  const times = [];
  let failures = 0;
  const instance = autocannon({
    url: `${running.origin}${message.path}`,
    method: 'POST',
    headers: message.headers,
    body: message.body,
    connections: count,
    duration: seconds,
    timeout: 30,
  });
  instance.on('response', (_client, status, _bytes, milliseconds) => {
    if (status === 200) times.push(milliseconds);
    else failures += 1;
  });
  const result = await instance;
  times.sort((a, b) => a - b);
  const at = (part) => times[Math.min(times.length - 1, Math.floor(times.length * part))];
  return {
    answers: times.length,
    failures: failures + result.errors + result.timeouts,
    perSecond: times.length / result.duration,
    p50: at(0.5),
    p99: at(0.99),
  };
}

async function measureConnections(row, running, { message, count, seconds, round, log }) {
  await running.order('begin');
  const { answers, failures, perSecond, p50, p99 } = await load(running, message, { count, seconds });
  const { cpuMicroseconds } = await running.order('read');
  const figures = { perSecond, p50, p99, cpuPerRequest: cpuMicroseconds / answers, failures };
  collect((row.figures[count] ??= {}), figures);
  log(
    `load ${row.shape} ${row.id} ${count} connections round ${round}: ${perSecond.toFixed(0)}/s, p99 ${p99?.toFixed(1)} ms, ${figures.cpuPerRequest.toFixed(0)} µs CPU${failures > 0 ? `, ${failures} FAILURES` : ''}`,
  );
}

async function startAll(subjects, { environment, documentOf, log }) {
  const started = [];
  for (const subject of subjects) {
    const row = { id: subject.id, label: subject.label, shape: environment.shape, figures: {} };
    let running;
    try {
      running = await startSubject(subject, environment);
      row.check = await checkSubject(subject, running, documentOf('1mb'));
    } catch (error) {
      row.error = error.message;
      log(`load ${subject.id}: ${error.message}`);
    }
    started.push({ row, running });
  }
  return started;
}

async function measureRound(working, { number, ...plan }) {
  for (const count of connections) {
    for (const { row, running } of working) {
      await measureConnections(row, running, { message: running.request(number), count, ...plan });
    }
  }
}

/** All subjects run all the time; those that are not asked do nothing. Each connection count goes round the subjects. */
export async function measureSmallAnswers(subjects, { documents, environment, rounds, seconds, log }) {
  const documentOf = (size) => documents.find((one) => one.shape === environment.shape && one.size === size);
  const started = await startAll(subjects, { environment, documentOf, log });
  const working = started.filter(({ row }) => row.error === undefined);
  const { number } = documentOf('10kb');
  try {
    for (const { running } of working) {
      await load(running, running.request(number), { count: 16, seconds: warmUpSeconds });
    }
    for (let round = 1; round <= rounds; round++) {
      await measureRound(working, { number, seconds, round, log });
    }
  } finally {
    for (const { running } of started) await running?.stop();
  }
  return started.map(({ row }) => row);
}
