import type { Response } from 'express';
import type { StreamedList } from '../api/streamed-list.ts';
import type { AnyTable } from '../api/table.ts';
import type { AnswerForm } from '../wfm/wfm-port.ts';
import { listText } from './list-text.ts';
import { sendText } from './send.ts';

export interface ListForm {
  readonly form: AnswerForm;
  /** What `csv` needs. */
  readonly table: AnyTable | undefined;
}

/**
 * Sends a streamed list as its items come, no faster than the caller reads. `begin` sets the headers and runs when the
 * first item is there, or the end: a failure before it is still a proper problem document, a later one is thrown.
 */
export async function sendList(
  response: Response,
  list: StreamedList,
  { form, table }: ListForm,
  begin: () => void,
): Promise<void> {
  await sendText(response, listText(list, form, table), form, begin);
}
