import { setTimeout as elapsed } from 'node:timers/promises';

/** How long a write waits for those of others; theirs take milliseconds. */
const patienceMs = 5_000;
const pauseMs = 5;

function isLocked(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && String(reason.code).startsWith('SQLITE_BUSY');
}

/**
 * Tries again while somebody else writes to the file. SQLite could wait by itself, but it would have the whole process
 * wait, and with it whoever in this process is to end the other write.
 */
export async function whileLocked<T>(attempt: () => T | Promise<T>): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return await attempt();
    } catch (reason) {
      if (!isLocked(reason) || performance.now() > end) throw reason;
      await elapsed(pauseMs);
    }
  }
}
