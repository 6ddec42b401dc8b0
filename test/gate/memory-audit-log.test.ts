import { describe, expect, test } from 'vitest';
import { memoryAuditLog } from '../../src/gate/memory-audit-log.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';
import { auditEntry, auditLogContract, entriesOf } from '../support/audit-log-contract.ts';

describe('the audit log in memory', () => {
  auditLogContract((clock) => Promise.resolve(memoryAuditLog({ clock, retentionDays: 10 })));

  test('keeps the last entries when there are too many', async () => {
    const log = memoryAuditLog({ clock: new ManualClock(1000), capacity: 3, retentionDays: 10 });
    for (const id of 'abcde') await log.append(auditEntry(id));
    expect((await entriesOf(log)).map(({ id }) => id)).toEqual(['e', 'd', 'c']);
  });
});
