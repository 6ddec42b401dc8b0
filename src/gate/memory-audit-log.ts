import type { Clock } from '../time/clock.ts';
import { passes, settled, type AuditEntry, type AuditLog } from './audit-log.ts';

export interface MemoryAuditOptions {
  readonly clock: Clock;
  /** Entries that are kept; the oldest make room. */
  readonly capacity?: number;
  readonly retentionDays: number;
}

const dayMs = 86_400_000;

/** Keeps the last entries in this process alone: they end with it. */
export function memoryAuditLog({ clock, capacity = 10_000, retentionDays }: MemoryAuditOptions): AuditLog {
  /** In the order of their arrival. */
  const entries = new Map<string, AuditEntry>();

  function forget(): void {
    const oldest = clock.now() - retentionDays * dayMs;
    for (const [id, { at }] of entries) {
      if (entries.size <= capacity && at >= oldest) return;
      entries.delete(id);
    }
  }
  return {
    append(entry) {
      entries.set(entry.id, entry);
      forget();
      return Promise.resolve();
    },
    settle(id, settlement) {
      const entry = entries.get(id);
      if (entry !== undefined) entries.set(id, settled(entry, settlement));
      return Promise.resolve();
    },
    query(filter) {
      forget();
      const found = [...entries.values()].reverse().filter((entry) => passes(entry, filter));
      const shown = found.slice(0, filter.limit).values();
      return { [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve(shown.next()) }) };
    },
  };
}
