#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { environment } from '../config/env.ts';
import { closedOutput } from './closed-output.ts';
import { runCli } from './program.ts';
import type { Terminal } from './terminal.ts';

/** The first signal asks for an orderly end; a second one ends at once. */
function signalled(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve(signal);
      });
    }
  });
}

/** A full disk is no reason to leave a session open, but the command has failed whatever it says itself. */
function outputFailed(reason: string): void {
  process.stderr.write(`the output cannot be written (${reason})\n`);
  process.once('exit', () => (process.exitCode = 1));
}

const outputClosed = closedOutput(process.stdout, outputFailed).then(() => 'SIGPIPE');
// That nobody reads the complaints is no reason to end.
void closedOutput(process.stderr, () => undefined);

const terminal: Terminal = {
  env: environment(),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  input: () => text(process.stdin),
  ended: () => Promise.race([signalled(), outputClosed]),
};

process.exitCode = await runCli(process.argv.slice(2), terminal);
