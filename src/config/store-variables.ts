import { databaseUrl, redisUrl, text } from './formats.ts';
import { secret, withDefault } from './variable.ts';

const group = 'Server';

/** Where API clients, and what else must outlive the process, are kept. */
export const storeVariables = {
  DATA_DIR: withDefault(text, 'data', {
    group,
    description:
      'Folder of the embedded database; `serve` must be able to write to it. A local disk: the database is of no use on a network share.',
  }),
  DATABASE_URL: secret(databaseUrl, {
    group,
    description:
      'A Postgres database instead of that folder, such as `postgres://user:password@host/name`; several instances need one. `memory:` keeps nothing over the end of the process.',
    fallback: 'the file in DATA_DIR',
  }),
  REDIS_URL: secret(redisUrl, {
    group,
    description:
      'A Redis in which several instances count requests together, such as `rediss://user:password@host:6379/0`. Without it, and while it is away, each instance allows the whole quota.',
    fallback: 'none',
  }),
};
