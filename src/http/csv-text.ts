import type { AnyTable, Cell } from '../api/table.ts';

type Head = Readonly<Record<string, unknown>>;

/** What a spreadsheet takes for the beginning of a formula, also in East Asian width. */
const formula = /^[=+\-@＝＋－＠\t\r]/;
/** Some spreadsheets part cells at semicolons or tabs: what follows one must not become a cell of its own. */
const special = /[",;\t\r\n]/;

/** A text that a spreadsheet would run is made one that it shows; numbers stay numbers, also negative ones. */
function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return special.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

/** The first line: the names of the columns. RFC 4180. */
export function csvHeader({ columns }: AnyTable): string {
  return line(columns.map(({ name }) => name));
}

/** The lines of one item of a list. */
export function csvRows({ columns, rows }: AnyTable, item: unknown, head: Head): string {
  const written = rows(item as never, head);
  return written.map((row) => line(columns.map(({ cell }) => cell(row)))).join('');
}
