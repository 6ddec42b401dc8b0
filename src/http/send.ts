import type { Response } from 'express';
import type { AnyTable } from '../api/table.ts';
import type { AnswerForm, AnswerText } from '../wfm/wfm-port.ts';
import { contentTypes } from './acceptable.ts';
import { valueText } from './list-text.ts';

/** Resolves when the caller can take more, or is gone. */
async function drained(response: Response): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

/** Asked again and again: it may be gone after every wait. */
function isGone(response: Response): boolean {
  return response.destroyed;
}

/** Sends a value in the form asked for; `table` is what `csv` needs. */
export function sendValue(response: Response, value: unknown, form: AnswerForm, table?: AnyTable): void {
  response.set('Content-Type', contentTypes[form]);
  response.end(valueText(value, form, table));
}

/** Sends a value as JSON. */
export function sendJson(response: Response, value: unknown): void {
  sendValue(response, value, 'json');
}

/**
 * Sends an answer that is text: a whole one with its length, another as it arrives, no faster than the caller reads.
 * `begin` sets the headers and runs when the first piece is there, so that a failure before it is still a proper problem
 * document. A failure after it is thrown, too. Who asked for the headers alone is not sent the rest, nor is it read.
 */
export async function sendText(
  response: Response,
  text: AnswerText,
  form: AnswerForm,
  begin: () => void,
): Promise<void> {
  let begun = false;
  const start = (): void => {
    if (begun) return;
    begun = true;
    response.set('Content-Type', contentTypes[form]);
    begin();
  };
  if (text instanceof Uint8Array) {
    start();
    response.end(text);
    return;
  }
  for await (const piece of text) {
    if (isGone(response)) return;
    start();
    if (response.req.method === 'HEAD') break;
    if (!response.write(piece)) await drained(response);
    if (isGone(response)) return;
  }
  start();
  response.end();
}
