#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { environment } from '../config/env.ts';
import { closedOutput } from './closed-output.ts';
import { runCli } from './program.ts';
import type { Terminal } from './terminal.ts';

/** As a shell reports a process that a signal has ended. */
const endedBy = { SIGINT: 130, SIGTERM: 143 } as const;

/** The first signal asks for an orderly end; a second one, of whichever kind, ends at once. */
function signalled(): Promise<string> {
  return new Promise((resolve) => {
    let isEnding = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (isEnding) process.exit(endedBy[signal]);
        isEnding = true;
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
