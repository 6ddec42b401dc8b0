import type { Kysely, Migration } from 'kysely';

/** Changes that were made under an `Idempotency-Key`, for as long as they may be repeated. */
export const idempotencyRecords: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('idempotency_record')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('run', 'text', (column) => column.notNull())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('started_at', 'bigint', (column) => column.notNull())
      .addColumn('lease_until', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .addColumn('answer', 'text')
      .execute();
    await db.schema
      .createIndex('idempotency_record_expiry')
      .on('idempotency_record')
      .column('expires_at')
      .execute();
  },
};
