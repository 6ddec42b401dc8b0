#!/usr/bin/env node
import { text } from 'node:stream/consumers';
import { environment } from '../config/env.ts';
import { runCli } from './program.ts';
import type { Terminal } from './terminal.ts';

/** The first signal asks for an orderly end; a second one ends at once. */
function ended(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve(signal);
      });
    }
  });
}

const terminal: Terminal = {
  env: environment(),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  input: () => text(process.stdin),
  ended,
};

process.exitCode = await runCli(process.argv.slice(2), terminal);
