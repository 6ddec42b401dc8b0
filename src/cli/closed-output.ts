import type { Writable } from 'node:stream';

/**
 * Resolves when the output takes no more, as in `wfm-bridge call … | head -1`. What is written from then on is lost
 * without a word: the command still has to close what it opened. `failed` hears of every other reason than a reader
 * who has gone.
 */
export function closedOutput(output: Writable, failed: (reason: string) => void): Promise<void> {
  return new Promise((resolve) => {
    output.on('error', (error: Error & { readonly code?: string }) => {
      if (error.code !== 'EPIPE') failed(error.code ?? error.message);
      resolve();
    });
  });
}
