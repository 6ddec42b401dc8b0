import type { Kysely, Migration } from 'kysely';

/** A number that grows with every change of the API clients, so that a replica's copy costs one row to keep fresh. */
export const revisions: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('revision')
      .addColumn('of', 'text', (column) => column.primaryKey())
      .addColumn('number', 'bigint', (column) => column.notNull())
      .execute();
    // The schema of this moment, not that of today's `Tables`.
    const then = db as Kysely<{ revision: { of: string; number: number } }>;
    await then.insertInto('revision').values({ of: 'api_client', number: 0 }).execute();
  },
};
