import { checkText } from '../check/check-answer.mjs';
import { ratioOf, spreadOf } from '../median.mjs';
import { cell, table, times } from './table.mjs';

const rateOf = (row, size) => row?.figures[size]?.mbPerSecond;

function rowOf(row, size, rows) {
  const figures = row.figures[size] ?? {};
  const base = rows.find(({ id }) => id === 'node-soap');
  const check = row.check === undefined ? '' : checkText(row.check);
  const ratio = row.id === 'node-soap' ? '1' : times(ratioOf(figures.mbPerSecond, rateOf(base, size)));
  return [
    row.label,
    row.kind,
    cell(figures.mbPerSecond),
    figures.mbPerSecond === undefined ? '' : ratio,
    cell(figures.cpuSecondsPerGb),
    cell(figures.growthMb),
    row.error ?? figures.error ?? check,
  ];
}

const head = ['tool', 'kind', 'MB/s', '× node-soap', 'CPU s per GB', 'peak RSS over idle, MB', 'its answer'];

/** One table for each shape and size, fastest first. */
export function conversionTables(conversions) {
  const shapes = [...new Set(conversions.map(({ shape }) => shape))];
  const parts = [];
  for (const shape of shapes) {
    const rows = conversions.filter((row) => row.shape === shape);
    const sizes = Object.keys(Object.assign({}, ...rows.map(({ figures }) => figures)));
    for (const size of sizes) {
      const rate = (row) => spreadOf(rateOf(row, size) ?? [])?.median ?? 0;
      const sorted = [...rows].sort((a, b) => rate(b) - rate(a));
      parts.push(
        `### ${shape}, ${size}\n\n${table(
          head,
          sorted.map((row) => rowOf(row, size, rows)),
        )}`,
      );
    }
  }
  return parts.join('\n\n');
}
