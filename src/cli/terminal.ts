/** What a command may touch of the world: given in, so that tests see what a user sees. */
import type { Environment } from '../config/env.ts';

export interface Terminal {
  readonly env: Environment;
  out(line: string): void;
  err(line: string): void;
  /** The text on standard input. */
  input(): Promise<string>;
  /** Resolves with the first signal that asks the process to end; SIGPIPE when nobody reads the output any more. */
  ended(): Promise<string>;
}
