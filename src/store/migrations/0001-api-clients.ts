import type { Kysely, Migration } from 'kysely';

/** API clients and their secrets. */
export const apiClients: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('api_client')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('owner_email', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint')
      .addColumn('last_used_at', 'bigint')
      .addColumn('disabled_at', 'bigint')
      .addColumn('version', 'bigint', (column) => column.notNull())
      .addColumn('grants', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('api_client_secret')
      .addColumn('client_id', 'text', (column) =>
        column.notNull().references('api_client.id').onDelete('cascade'),
      )
      .addColumn('id', 'text', (column) => column.notNull())
      .addColumn('digest', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint')
      .addPrimaryKeyConstraint('api_client_secret_key', ['client_id', 'id'])
      .execute();
  },
};
