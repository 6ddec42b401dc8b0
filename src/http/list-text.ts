import type { StreamedList } from '../api/streamed-list.ts';
import type { AnyTable } from '../api/table.ts';
import type { AnswerForm } from '../wfm/wfm-port.ts';
import { csvHeader, csvRows } from './csv-text.ts';

type Head = Readonly<Record<string, unknown>>;

/** How a list is written: what comes before its first item, each item, between two, and after the last. */
interface ListWriter {
  readonly before: string;
  readonly item: (item: unknown) => string;
  readonly between: string;
  readonly after: string;
}

function jsonWriter(head: Head): ListWriter {
  const members = JSON.stringify(head).slice(0, -1);
  const before = `${members}${members === '{' ? '' : ','}"items":[`;
  return { before, item: (item) => JSON.stringify(item), between: ',', after: ']}' };
}

const lineWriter: ListWriter = {
  before: '',
  item: (item) => `${JSON.stringify(item)}\n`,
  between: '',
  after: '',
};

function tableWriter(table: AnyTable, head: Head): ListWriter {
  const item = (value: unknown): string => csvRows(table, value, head);
  return { before: csvHeader(table), item, between: '', after: '' };
}

function writerOf(form: AnswerForm, head: Head, table: AnyTable | undefined): ListWriter {
  if (form === 'json') return jsonWriter(head);
  if (form === 'ndjson') return lineWriter;
  if (form === 'csv' && table !== undefined) return tableWriter(table, head);
  throw new Error(`a list has no form ${form} without more`);
}

function isList(value: unknown): value is Head & { readonly items: readonly unknown[] } {
  return typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items);
}

/** A value in the form asked for, as a whole. In lines and in a table, a value that is no list is one item. */
export function valueText(value: unknown, form: AnswerForm, table?: AnyTable): string {
  if (form === 'json') return JSON.stringify(value);
  const { items, ...head } = isList(value) ? value : { items: [value] };
  const writer = writerOf(form, head, table);
  return writer.before + items.map(writer.item).join(writer.between) + writer.after;
}

/** Small pieces cost more than they bring; the first item goes out at once. */
const pieceLength = 16_384;

/**
 * A streamed list in the form asked for, piece by piece. The first piece comes when the first item is there, or the end.
 * Who stops reading ends the source of the items.
 */
export async function* listText(
  { head, items }: StreamedList,
  form: AnswerForm,
  table?: AnyTable,
): AsyncGenerator<Uint8Array, void, undefined> {
  const writer = writerOf(form, head, table);
  let text = writer.before;
  let isFirst = true;
  for await (const item of items) {
    text += isFirst ? writer.item(item) : writer.between + writer.item(item);
    if (!isFirst && text.length < pieceLength) continue;
    isFirst = false;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text + writer.after);
}
