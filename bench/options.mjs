import { parseArgs } from 'node:util';
import { shapes } from './corpus/schema.mjs';
import { sizes } from './corpus/documents.mjs';
import { subjects } from './http/subjects.mjs';
import { tools } from './convert/tools.mjs';

export const usage = `npm run bench -- [options]
  --rounds N        rounds of each row (5)
  --sizes LIST      of the conversion rows: ${Object.keys(sizes).join(',')} (all)
  --only LIST       rows: convert, large, small, or ids: ${[...tools, ...subjects].map(({ id }) => id).join(', ')}
  --shapes LIST     ${Object.keys(shapes).join(',')} (all; the first is the one of the HTTP rows)
  --quick           one round, no size above 1 MB, two seconds of load: to see that it works, not to quote
  --no-build        take dist/ as it is
  --no-pin          leave it to the system which core runs what
  --out FILE        where the results go (bench/results.md)`;

const parts = ['convert', 'large', 'small'];

function list(text, allowed, name) {
  if (text === undefined) return undefined;
  const words = text.split(',').map((word) => word.trim().toLowerCase());
  const unknown = words.find((word) => !allowed.includes(word));
  if (unknown !== undefined) throw new Error(`--${name}: ${unknown} is none of ${allowed.join(', ')}`);
  return words;
}

function positive(text, name) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name}: a whole number from 1 is expected`);
  return value;
}

/** Which parts and which rows `--only` leaves: parts alone mean all rows in them, ids alone all parts they occur in. */
function selection(words) {
  const chosen = words?.filter((word) => parts.includes(word)) ?? [];
  const ids = words?.filter((word) => !parts.includes(word)) ?? [];
  const only = ids.length > 0 ? ids : undefined;
  const has = (part, known) =>
    chosen.length > 0
      ? chosen.includes(part)
      : only === undefined || known.some(({ id }) => only.includes(id));
  return {
    only,
    parts: { convert: has('convert', tools), large: has('large', subjects), small: has('small', subjects) },
  };
}

export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string' },
      sizes: { type: 'string' },
      only: { type: 'string' },
      shapes: { type: 'string' },
      quick: { type: 'boolean', default: false },
      'no-build': { type: 'boolean', default: false },
      'no-pin': { type: 'boolean', default: false },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { quick } = values;
  const ids = [...tools, ...subjects].map(({ id }) => id);
  const words = list(values.only, [...parts, ...ids], 'only');
  return {
    help: values.help,
    quick,
    rounds: positive(values.rounds ?? (quick ? '1' : '5'), 'rounds'),
    sizes: list(values.sizes, Object.keys(sizes), 'sizes') ?? (quick ? ['10kb', '1mb'] : Object.keys(sizes)),
    largeSize: quick ? '1mb' : '100mb',
    shapes: list(values.shapes, Object.keys(shapes), 'shapes') ?? Object.keys(shapes),
    loadSeconds: quick ? 2 : 4,
    isBuilt: !values['no-build'],
    isPinned: !values['no-pin'],
    out: values.out,
    ...selection(words),
  };
}
