import type { Pool, PoolClient } from 'pg';
import type { PostgresPool, PostgresPoolClient } from 'kysely';

/** The server has answered, if only with a refusal: its connection is as good as before. */
function isAnswer(reason: unknown): boolean {
  return reason instanceof Error && 'severity' in reason && 'code' in reason;
}

/**
 * A connection in use. `pg` keeps one in the pool whose query was given up, with the query still running in it, and ends
 * the process where one breaks between two statements of a transaction.
 */
function carefulClient(client: PoolClient, broke: (reason: unknown) => void): PostgresPoolClient {
  let failure: Error | undefined;
  const fail = (reason: unknown): void => {
    failure ??= reason instanceof Error ? reason : new Error('the connection failed', { cause: reason });
  };
  const listener = (reason: Error): void => {
    fail(reason);
    broke(reason);
  };
  client.on('error', listener);

  async function query(text: string, parameters: readonly unknown[]): Promise<unknown> {
    // Nobody waits a second time on a connection that is silent.
    if (failure !== undefined) throw failure;
    try {
      return await client.query(text, [...parameters]);
    } catch (reason) {
      if (!isAnswer(reason)) fail(reason);
      throw reason;
    }
  }
  return {
    query: query as PostgresPoolClient['query'],
    release() {
      // One that failed is closed, and goes on failing while it is.
      if (failure === undefined) client.removeListener('error', listener);
      client.release(failure);
    },
  };
}

/** A pool of connections that closes those that failed otherwise than by an answer. `broke` is told of each that broke. */
export function carefulPool(
  pool: Pick<Pool, 'connect' | 'end'>,
  broke: (reason: unknown) => void,
): PostgresPool {
  return {
    connect: async () => carefulClient(await pool.connect(), broke),
    end: () => pool.end(),
  };
}
