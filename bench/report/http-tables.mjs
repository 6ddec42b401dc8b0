import { checkText } from '../check/check-answer.mjs';
import { connections } from '../http/small-answers.mjs';
import { pace } from '../http/large-answers.mjs';
import { ratioOf } from '../median.mjs';
import { cell, table, times } from './table.mjs';

export function largeTable(rows) {
  const base = rows.find(({ id }) => id === 'raw-proxy')?.figures ?? {};
  const head = [
    'bridge',
    'size',
    `first byte ms at ${pace} MB/s`,
    '× raw proxy',
    'total s',
    'CPU s per GB, first answer',
    'CPU s per GB, sixth',
    'RSS over idle MB, one',
    'RSS over idle MB, four at once',
    'longest block ms',
    'its answer',
  ];
  const cells = rows.map(({ label, size, figures, check, error }) => [
    label,
    size,
    cell(figures.firstByteMs),
    times(ratioOf(figures.firstByteMs, base.firstByteMs)),
    cell(figures.totalSeconds),
    cell(figures.coldCpuSecondsPerGb),
    cell(figures.cpuSecondsPerGb),
    cell(figures.growthMb),
    cell(figures.growthOfFourMb),
    cell(figures.blockMs),
    error ?? (check === undefined ? '' : checkText(check)),
  ]);
  return table(head, cells);
}

function smallTable(rows, count) {
  const base = rows.find(({ id }) => id === 'express-node-soap')?.figures[count]?.perSecond;
  const cells = rows.map(({ label, figures, error }) => {
    const own = figures[count] ?? {};
    const failed = (own.failures ?? []).reduce((sum, failures) => sum + failures, 0);
    return [
      label,
      cell(own.perSecond),
      times(ratioOf(own.perSecond, base)),
      cell(own.p50),
      cell(own.p99),
      cell(own.cpuPerRequest),
      error ?? (failed > 0 ? `${failed} requests failed` : ''),
    ];
  });
  const head = ['bridge', 'requests/s', '× Express + node-soap', 'p50 ms', 'p99 ms', 'CPU µs a request', ''];
  return table(head, cells);
}

export function smallTables(rows) {
  const parts = [];
  for (const shape of new Set(rows.map((row) => row.shape))) {
    for (const count of connections) {
      const title = count === 1 ? '1 connection' : `${count} connections`;
      const ofShape = rows.filter((row) => row.shape === shape);
      parts.push(`### ${shape}, ${title}\n\n${smallTable(ofShape, count)}`);
    }
  }
  return parts.join('\n\n');
}
