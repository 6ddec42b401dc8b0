/** Postgres and Redis of the check, as processes that can be stopped, killed and started again. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface StoreServer {
  readonly name: string;
  /** Stands still: it keeps its connections and answers nothing. */
  stop(): void;
  goOn(): void;
  kill(): void;
  /** After it was killed. */
  start(): void;
}

/** A process and those that it has started: a server that stands still stands still as a whole. */
function family(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return [pid, ...(children === '' ? [] : children.split(' ').flatMap((child) => family(Number(child))))];
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It has ended in the meantime.
    }
  }
}

/** `pidFile`: its first line is the process id; `startCommand`: a program that ends once the server listens. */
export function storeServer(name: string, pidFile: string, startCommand: string): StoreServer {
  const pid = (): number => Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  let stopped: readonly number[] = [];
  return {
    name,
    stop() {
      stopped = family(pid());
      signal(stopped, 'SIGSTOP');
    },
    goOn: () => signal(stopped, 'SIGCONT'),
    kill: () => signal(family(pid()), 'SIGKILL'),
    start: () => void execFileSync(startCommand, { stdio: 'ignore' }),
  };
}
