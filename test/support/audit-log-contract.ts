/** What every audit log does, wherever it keeps its entries. */
import { expect, test } from 'vitest';
import type { AuditEntry, AuditFilter, AuditLog } from '../../src/gate/audit-log.ts';
import { ManualClock } from '../../src/time/manual-clock.ts';

export const dayMs = 86_400_000;

export function auditEntry(id: string, more: Partial<AuditEntry> = {}): AuditEntry {
  return {
    id,
    at: 1000,
    clientId: 'payroll',
    operationId: 'deleteUser',
    method: 'DELETE',
    route: '/wfm/v1/users/{userId}',
    targets: { userId: ['7'] },
    outcome: 'begun',
    requestId: `request-${id}`,
    ...more,
  };
}

export async function entriesOf(log: AuditLog, filter: Partial<AuditFilter> = {}): Promise<AuditEntry[]> {
  const found: AuditEntry[] = [];
  for await (const entry of log.query({ limit: 1_000, ...filter })) found.push(entry);
  return found;
}

/** `open` makes one that is empty and keeps its entries for ten days. */
export function auditLogContract(open: (clock: ManualClock) => Promise<AuditLog>): void {
  test('an entry is found as it was given, and settled once it has ended', async () => {
    const log = await open(new ManualClock(1000));
    await log.append(auditEntry('a', { traceId: 'f'.repeat(32), service: 'S', operation: 'O' }));
    await log.append(auditEntry('b'));
    expect(await entriesOf(log)).toEqual([
      auditEntry('b'),
      auditEntry('a', { traceId: 'f'.repeat(32), service: 'S', operation: 'O' }),
    ]);
    await log.settle('a', { outcome: 'forbidden' });
    await log.settle('b', { outcome: 'done', objectId: '12' });
    await log.settle('gone', { outcome: 'done' });
    const targets = { userId: ['7'], id: ['12'] };
    expect(await entriesOf(log)).toMatchObject([
      { id: 'b', outcome: 'done', targets },
      { id: 'a', outcome: 'forbidden', targets: { userId: ['7'] } },
    ]);
  });

  test.each<{ filter: Partial<AuditFilter>; ids: string }>([
    { filter: {}, ids: 'dcba' },
    { filter: { limit: 2 }, ids: 'dc' },
    { filter: { from: 2000 }, ids: 'dcb' },
    { filter: { to: 2000 }, ids: 'a' },
    { filter: { from: 2000, to: 4000 }, ids: 'cb' },
    { filter: { clientId: 'hr' }, ids: 'b' },
    { filter: { operationId: 'createUser' }, ids: 'c' },
    { filter: { outcome: 'begun' }, ids: 'd' },
    { filter: { outcome: 'done' }, ids: 'a' },
    { filter: { outcome: 'failed' }, ids: 'cb' },
    { filter: { outcome: 'conflict' }, ids: 'c' },
    { filter: { clientId: 'hr', outcome: 'conflict' }, ids: '' },
    { filter: { clientId: "' or 1=1 --" }, ids: '' },
  ])('$filter finds $ids', async ({ filter, ids }) => {
    const log = await open(new ManualClock(5000));
    await log.append(auditEntry('a', { at: 1000, outcome: 'done' }));
    await log.append(auditEntry('b', { at: 2000, outcome: 'forbidden', clientId: 'hr' }));
    await log.append(auditEntry('c', { at: 3000, outcome: 'conflict', operationId: 'createUser' }));
    await log.append(auditEntry('d', { at: 4000 }));
    expect((await entriesOf(log, filter)).map(({ id }) => id).join('')).toBe(ids);
  });

  test('entries are forgotten after ten days', async () => {
    const clock = new ManualClock(0);
    const log = await open(clock);
    await log.append(auditEntry('a', { at: 0 }));
    clock.advance(10 * dayMs);
    expect(await entriesOf(log)).toHaveLength(1);
    clock.advance(1);
    expect(await entriesOf(log)).toEqual([]);
  });
}
