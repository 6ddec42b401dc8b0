import { BridgeError } from '../../error/bridge-error.ts';
import type { Database, Writable } from '../../store/database.ts';
import type { IdempotencyRecordRow } from '../../store/tables.ts';
import type { IdempotencyRecord, IdempotencyRecords, NewRecord } from './idempotency-records.ts';

const table = 'idempotency_record';

function toRecord({ answer, ...row }: IdempotencyRecordRow): IdempotencyRecord {
  return {
    id: row.id,
    run: row.run,
    fingerprint: row.fingerprint,
    state: row.state,
    startedAt: row.started_at,
    leaseUntil: row.lease_until,
    expiresAt: row.expires_at,
    ...(answer === null ? {} : { answer }),
  };
}

/** Whether the record is the one that now stands under its key. The key of the table makes it so for one alone. */
async function inserted(tables: Writable, record: NewRecord): Promise<boolean> {
  const { id, run, fingerprint, startedAt, leaseUntil, expiresAt } = record;
  const row = { id, run, fingerprint, started_at: startedAt, lease_until: leaseUntil, expires_at: expiresAt };
  await tables.deleteFrom(table).where('id', '=', id).where('expires_at', '<=', startedAt).execute();
  const made = await tables
    .insertInto(table)
    .values({ ...row, state: 'running', answer: null })
    .onConflict((of) => of.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

type Begun = 'begun' | IdempotencyRecordRow | undefined;

async function beginOnce(tables: Writable, record: NewRecord): Promise<Begun> {
  if (await inserted(tables, record)) return 'begun';
  return await tables.selectFrom(table).selectAll().where('id', '=', record.id).executeTakeFirst();
}

/** The one that was there may be released before it is read. */
const attempts = 5;

/** The records in the database of the bridge. */
export function storedRecords(database: Database): IdempotencyRecords {
  return {
    async begin(record) {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const found = await database.write((tables) => beginOnce(tables, record));
        if (found === 'begun') return undefined;
        if (found !== undefined) return toRecord(found);
      }
      throw new BridgeError('store-unavailable', 'other requests with the same key come and go too fast');
    },
    async end({ id, run }, { state, answer = null }) {
      await database.write((tables) =>
        tables
          .updateTable(table)
          .set({ state, answer })
          .where('id', '=', id)
          .where('run', '=', run)
          .execute(),
      );
    },
    async release({ id, run }) {
      await database.write((tables) =>
        tables.deleteFrom(table).where('id', '=', id).where('run', '=', run).execute(),
      );
    },
    removeExpired: (now, limit) =>
      database.write(async (tables) => {
        const { numDeletedRows } = await tables
          .deleteFrom(table)
          .where('id', 'in', (of) =>
            of.selectFrom(table).select('id').where('expires_at', '<=', now).limit(limit),
          )
          .executeTakeFirstOrThrow();
        return Number(numDeletedRows);
      }),
  };
}
