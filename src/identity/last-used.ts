import type { Logger } from '../log/logger.ts';
import type { Database } from '../store/database.ts';
import type { Clock } from '../time/clock.ts';

/** A client's use is written at most so often. */
const apartMs = 60_000;
/** Those of several clients are written together. */
const gatheredMs = 10_000;

/** When each API client was last seen. */
export interface LastUsed {
  note(clientId: string): void;
  /** Writes what is not written yet. Never throws: the time of a use is not worth a failure. */
  flush(): Promise<void>;
}

export function lastUsed(database: Database, clock: Clock, logger: Logger): LastUsed {
  const written = new Map<string, number>();
  const pending = new Map<string, number>();
  let cancel: (() => void) | undefined;

  async function flush(): Promise<void> {
    cancel?.();
    cancel = undefined;
    const uses = [...pending];
    pending.clear();
    if (uses.length === 0) return;
    try {
      await database.write(async (tables) => {
        for (const [id, at] of uses)
          await tables
            .updateTable('api_client')
            .set({ last_used_at: at })
            .where('id', '=', id)
            .where((row) => row.or([row('last_used_at', 'is', null), row('last_used_at', '<', at)]))
            .execute();
      });
    } catch (reason) {
      logger.warn({ err: reason }, 'the last uses of API clients could not be written');
    }
  }
  return {
    note(clientId) {
      const now = clock.now();
      if (now - (written.get(clientId) ?? Number.NEGATIVE_INFINITY) < apartMs) return;
      written.set(clientId, now);
      pending.set(clientId, now);
      cancel ??= clock.after(gatheredMs, () => void flush());
    },
    flush,
  };
}
