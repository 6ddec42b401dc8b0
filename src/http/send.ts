import type { Response } from 'express';
import type { AnswerForm, AnswerText } from '../wfm/wfm-port.ts';
import { contentTypes } from './acceptable.ts';

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

/** The lines of a list; a value that is none is one line. */
function linesOf(value: unknown): string {
  const isList =
    typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items);
  const items: readonly unknown[] = isList ? (value.items as readonly unknown[]) : [value];
  return items.map((item) => `${JSON.stringify(item)}\n`).join('');
}

/** Sends a value in the form asked for. */
export function sendValue(response: Response, value: unknown, form: AnswerForm): void {
  response.set('Content-Type', contentTypes[form]);
  response.end(form === 'ndjson' ? linesOf(value) : JSON.stringify(value));
}

/** Sends a value as JSON. */
export function sendJson(response: Response, value: unknown): void {
  sendValue(response, value, 'json');
}

/**
 * Sends an answer that is text: a whole one with its length, another as it arrives, no faster than the caller reads. `begin` sets the headers and runs when the first piece is
 * there, so that a failure before it is still a proper problem document. A failure after it is thrown, too.
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
    if (response.destroyed) return;
    start();
    if (!response.write(piece)) await drained(response);
  }
  start();
  response.end();
}
