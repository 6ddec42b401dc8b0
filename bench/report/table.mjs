import { spreadOf } from '../median.mjs';

/** 3 significant digits, but no fraction of numbers from 100 on. */
export function figure(value) {
  if (value === undefined || !Number.isFinite(value)) return '';
  const size = Math.abs(value);
  if (size >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toFixed(size >= 10 ? 1 : 2);
}

/** `median (min–max)`; one round has no spread. */
export function spreadText(spread) {
  if (spread === undefined) return '';
  const { median, min, max, rounds } = spread;
  return rounds === 1 ? figure(median) : `${figure(median)} (${figure(min)}–${figure(max)})`;
}

export const cell = (values) => (values === undefined ? '' : spreadText(spreadOf(values)));
export const times = (spread) => (spread === undefined ? '' : `${spreadText(spread)}×`);

const escaped = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ');

export function table(head, rows) {
  const line = (cells) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
