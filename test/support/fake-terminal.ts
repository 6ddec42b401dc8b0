import type { Environment } from '../../src/config/env.ts';
import { runCli } from '../../src/cli/program.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

/** A command that runs in this process, as its user sees it. */
export interface RunningCommand {
  /** Lines of standard output and of standard error so far. */
  readonly out: readonly string[];
  readonly err: readonly string[];
  /** The first line of output that matches, as soon as it is there; fails when the command ends without it. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  /** Sends the signal that ends servers. */
  end(signal?: string): void;
  readonly exitCode: Promise<number>;
}

export interface CommandSurroundings {
  readonly env?: Environment;
  readonly input?: string;
}

/** Runs a command line with nothing of this process's environment. */
export function startCommand(
  args: readonly string[],
  { env = {}, input = '' }: CommandSurroundings = {},
): RunningCommand {
  const out: string[] = [];
  const err: string[] = [];
  const waiting = new Set<() => void>();
  let end: (signal: string) => void = () => undefined;
  const ended = new Promise<string>((resolve) => {
    end = resolve;
  });
  const terminal: Terminal = {
    env,
    out(text) {
      out.push(...text.split('\n'));
      for (const check of waiting) check();
    },
    err: (text) => void err.push(...text.split('\n')),
    input: () => Promise.resolve(input),
    ended: () => ended,
  };
  const exitCode = runCli(args, terminal);
  return {
    out,
    err,
    exitCode,
    end: (signal = 'SIGTERM') => end(signal),
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = out.map((text) => pattern.exec(text)).find((match) => match !== null);
          if (found === undefined) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
        void exitCode.then((code) => {
          reject(new Error(`ended with ${code} before ${pattern.source}: ${[...out, ...err].join('\n')}`));
        });
      }),
  };
}

export interface EndedCommand {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command that ends by itself. */
export async function runCommand(
  args: readonly string[],
  surroundings: CommandSurroundings = {},
): Promise<EndedCommand> {
  const command = startCommand(args, surroundings);
  const code = await command.exitCode;
  return { code, out: command.out.join('\n'), err: command.err.join('\n') };
}
