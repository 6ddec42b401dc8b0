/** Rows of large answers: first byte, whole time, CPU, memory and blocks, each process started anew in every round. */
import { setTimeout as elapse } from 'node:timers/promises';
import { sizes } from '../corpus/documents.mjs';
import { collect } from '../median.mjs';
import { askWhole } from './ask.mjs';
import { startSubject } from './processes.mjs';
import { checkSubject } from './subject-check.mjs';

/** MB/s of the upstream while first bytes are timed. */
export const pace = 50;
const firstByteRequests = 3;
const warmUpRequests = 100;
const mb = (bytes) => bytes / 1e6;

async function warmUp(running, { small, middle }) {
  for (let left = warmUpRequests; left > 0; left--)
    await askWhole(running.origin, running.request(small.number));
  await askWhole(running.origin, running.request(middle.number));
  // Memory settles; what it then is, is what idle means here.
  await elapse(1000);
}

/** CPU and memory of so many answers at once. */
async function volume(running, large, atOnce) {
  await running.order('begin');
  const answers = await Promise.all(
    Array.from({ length: atOnce }, () => askWhole(running.origin, running.request(large.number))),
  );
  return { answers, figures: await running.order('read') };
}

/** Whatever a subject makes of a document, it must make the same of it each time. */
function sameLength(answers) {
  const [first, ...others] = answers.map(({ bytes }) => bytes);
  const other = others.find((bytes) => bytes !== first);
  if (other !== undefined) throw new Error(`answers of ${first} and of ${other} bytes to the same request`);
}

async function firstBytes(running, large) {
  const times = [];
  for (let left = firstByteRequests; left > 0; left--) {
    const answer = await askWhole(running.origin, running.request(large.number, pace));
    times.push(answer.firstByteMs);
  }
  return times.sort((a, b) => a - b)[times.length >> 1];
}

async function longestBlock(running, large) {
  await running.order('watchLoop');
  await askWhole(running.origin, running.request(large.number));
  await Promise.all(Array.from({ length: 4 }, () => askWhole(running.origin, running.request(large.number))));
  return (await running.order('read')).blockMs;
}

async function measureSubject(running, { small, middle, large }) {
  await warmUp(running, { small, middle });
  const idle = (await running.order('read')).rss;
  const one = await volume(running, large, 1);
  const four = await volume(running, large, 4);
  // The sixth answer: the first is mostly what V8 spends on code that is new to it.
  const sixth = await volume(running, large, 1);
  sameLength([...one.answers, ...four.answers, ...sixth.answers]);
  const cpuSecondsPerGb = ({ figures }) => figures.cpuMicroseconds / 1e6 / (large.bytes / 1e9);
  return {
    totalSeconds: one.answers[0].seconds,
    coldCpuSecondsPerGb: cpuSecondsPerGb(one),
    cpuSecondsPerGb: cpuSecondsPerGb(sixth),
    growthMb: mb(one.figures.peakRss - idle),
    growthOfFourMb: mb(four.figures.peakRss - idle),
    firstByteMs: await firstBytes(running, large),
    blockMs: await longestBlock(running, large),
  };
}

async function measureRound(row, subject, { environment, documentOf, round, shape, size, log }) {
  const large = documentOf(row.size);
  const running = await startSubject(subject, environment);
  try {
    if (round === 1) {
      row.check = await checkSubject(subject, running, documentOf('1mb'));
      log(`check http ${shape} ${subject.id}: ${row.check.losses.length === 0 ? 'ok' : 'loses'}`);
    }
    const documents = { small: documentOf('10kb'), middle: documentOf('1mb'), large };
    const figures = await measureSubject(running, documents);
    collect(row.figures, figures);
    const { firstByteMs, totalSeconds, cpuSecondsPerGb, growthMb } = figures;
    log(
      `http ${shape} ${row.size} round ${round} ${subject.id}: first byte ${firstByteMs.toFixed(1)} ms, ${totalSeconds.toFixed(2)} s, ${cpuSecondsPerGb.toFixed(1)} CPU s/GB, +${growthMb.toFixed(0)} MB`,
    );
  } catch (error) {
    row.error = `${row.size === size ? '' : `${row.size}: `}${error.message}`;
    log(`http ${shape} round ${round} ${subject.id}: ${row.error}`);
  } finally {
    await running.stop();
  }
}

/** @returns one row a subject; a subject that cannot do the size is measured with the largest that it can. */
export async function measureLargeAnswers(subjects, { documents, environment, size, rounds, log }) {
  const { shape } = environment;
  const documentOf = (wanted) => documents.find((one) => one.shape === shape && one.size === wanted);
  const isSmaller = ({ largest }) => largest !== undefined && sizes[largest] < sizes[size];
  const rows = subjects.map((subject) => ({
    id: subject.id,
    label: subject.label,
    shape,
    size: isSmaller(subject) ? subject.largest : size,
    figures: {},
  }));
  for (let round = 1; round <= rounds; round++) {
    for (const [index, subject] of subjects.entries()) {
      const row = rows[index];
      if (row.error !== undefined) continue;
      try {
        await measureRound(row, subject, { environment, documentOf, round, shape, size, log });
      } catch (error) {
        row.error = error.message;
        log(`http ${shape} ${subject.id}: ${error.message}`);
      }
    }
  }
  return rows;
}
