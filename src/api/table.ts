/** A flat form of a list, for `text/csv`. */
export type Cell = string | number | boolean | null;

export interface Column<Row> {
  /** As in the first line, such as `employeeNumber`. */
  readonly name: string;
  readonly cell: (row: Row) => Cell;
}

export interface Table<Item, Row = Item> {
  readonly columns: readonly Column<Row>[];
  /** The rows of one item; `head` is what stands before the items of the list. */
  readonly rows: (item: Item, head: Readonly<Record<string, unknown>>) => readonly Row[];
}

/** The table of some endpoint, which alone knows what its items are: no other item may be given to it. */
export type AnyTable = Table<never, never>;

/** A table as an endpoint holds it. */
export function anyTable<Item, Row = Item>(table: Table<Item, Row>): AnyTable {
  const { columns, rows } = table;
  return { columns, rows: (item: never, head) => rows(item, head) as readonly never[] };
}
