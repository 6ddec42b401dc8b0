import type { Response } from 'express';

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

/** Sends a value as JSON. */
export function sendJson(response: Response, value: unknown): void {
  response.set('Content-Type', 'application/json; charset=utf-8').end(JSON.stringify(value));
}

/**
 * Sends JSON as it arrives, no faster than the caller reads. `begin` sets the headers and runs when the first piece is
 * there, so that a failure before it is still a proper problem document. A failure after it is thrown, too.
 */
export async function streamJson(
  response: Response,
  json: AsyncIterable<Uint8Array>,
  begin: () => void,
): Promise<void> {
  let begun = false;
  const start = (): void => {
    if (begun) return;
    begun = true;
    response.set('Content-Type', 'application/json; charset=utf-8');
    begin();
  };
  for await (const piece of json) {
    if (response.destroyed) return;
    start();
    if (!response.write(piece)) await drained(response);
  }
  start();
  response.end();
}
