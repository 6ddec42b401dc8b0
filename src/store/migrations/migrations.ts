import type { Migration } from 'kysely';
import { apiClients } from './0001-api-clients.ts';
import { revisions } from './0002-revisions.ts';
import { auditEntries } from './0010-audit-entries.ts';
import { idempotencyRecords } from './0011-idempotency-records.ts';

/**
 * Every migration by the name under which the database remembers it. Imported, not found: what is not in the program
 * cannot run. One that has been released never changes; there is no way back but a backup.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-api-clients': apiClients,
  '0002-revisions': revisions,
  '0010-audit-entries': auditEntries,
  '0011-idempotency-records': idempotencyRecords,
};
