import type { Kysely, Migration } from 'kysely';

/** Who changed what. Read by time, by client, by operation and by how it ended, always the newest first. */
export const auditEntries: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('audit_entry')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('client_id', 'text', (column) => column.notNull())
      .addColumn('operation_id', 'text', (column) => column.notNull())
      .addColumn('method', 'text', (column) => column.notNull())
      .addColumn('route', 'text', (column) => column.notNull())
      .addColumn('service', 'text')
      .addColumn('operation', 'text')
      .addColumn('targets', 'text', (column) => column.notNull())
      .addColumn('ending', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('request_id', 'text', (column) => column.notNull())
      .addColumn('trace_id', 'text')
      .execute();
    for (const [name, columns] of [
      ['audit_entry_by_time', ['at', 'id']],
      ['audit_entry_by_client', ['client_id', 'at', 'id']],
      ['audit_entry_by_operation', ['operation_id', 'at', 'id']],
      ['audit_entry_by_ending', ['ending', 'at', 'id']],
    ] as const)
      await db.schema
        .createIndex(name)
        .on('audit_entry')
        .columns([...columns])
        .execute();
  },
};
