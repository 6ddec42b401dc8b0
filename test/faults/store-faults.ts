/** The bridge's own database, when it does not do what it is asked. */
import { join } from 'node:path';
import Libsql from 'libsql';
import type { Environment } from '../../src/config/env.ts';
import { freePort } from '../support/free-port.ts';
import { basicOf, type Answer } from '../support/running-bridge.ts';
import { reset } from '../support/scripted-server.ts';
import { temporaryFolder } from '../store/stores.ts';
import { rawUserPath, user, type FaultBench } from './fault-bench.ts';
import { good, outcomeUnknown } from './fault-places.ts';
import type { FaultOutcome, FaultRow, ProblemOutcome } from './fault-row.ts';

const storeAway: ProblemOutcome = { status: 503, code: 'store-unavailable' };
const notAudited: ProblemOutcome = { status: 503, code: 'audit-unavailable' };
const written: FaultOutcome = { status: 200, body: { objectID: 7 } };

type Send = (bench: FaultBench) => Promise<Answer>;

const keyed =
  (key: string): Send =>
  ({ bridge }) =>
    bridge.post(rawUserPath, { user, force: false }, { headers: { 'idempotency-key': key } });
const write: Send = (bench) => bench.call('write');
const read: Send = (bench) => bench.call('read');
const probe: Send = ({ bridge }) => bridge.get('/readyz');
const stored: Send = ({ bridge }) =>
  bridge.get('/wfm/v1/sites', { headers: { authorization: basicOf('stored', 'secret') } });

interface StoreFault {
  readonly injected: string;
  readonly theme?: string;
  /** Run in the database before the call. */
  readonly sql: string;
  /** Run when it is over; absent: the trigger `fault` is dropped. */
  readonly undo?: string;
  readonly send: Send;
  readonly outcome: FaultOutcome;
  /** How many writes WFM has seen then. */
  readonly writes?: number;
}

function expectWrites({ wfm }: FaultBench, writes: number): void {
  const seen = wfm.count('InsertUser');
  if (seen !== writes) throw new Error(`${writes} writes were expected at WFM, ${seen} came`);
}

/** Somebody else has the same file open and makes it fail. */
function inFile(fault: StoreFault): FaultRow {
  let path = '';
  return {
    theme: fault.theme ?? 'database',
    injected: fault.injected,
    variables: () => ({ DATABASE_URL: undefined, DATA_DIR: (path = temporaryFolder()) }),
    async call(bench) {
      const other = new Libsql(join(path, 'wfm-bridge.db'));
      other.exec(fault.sql);
      const answer = await fault.send(bench);
      other.exec(fault.undo ?? 'drop trigger fault');
      other.close();
      return answer;
    },
    outcome: fault.outcome,
    afterwards(bench) {
      expectWrites(bench, fault.writes ?? 0);
    },
  };
}

function failing(event: 'insert' | 'update' | 'delete', table: string): string {
  return `create trigger fault before ${event} on ${table} begin select raise(abort, 'database or disk is full'); end`;
}

const files: readonly FaultRow[] = [
  {
    injected: 'the disk is full, in a read',
    sql: failing('insert', 'audit_entry'),
    send: read,
    outcome: good,
  },
  {
    injected: 'the disk is full, in a write: nothing is sent that cannot be audited',
    sql: failing('insert', 'audit_entry'),
    send: write,
    outcome: notAudited,
  },
  {
    injected: 'the disk is full, in a write with an Idempotency-Key: nothing is sent',
    sql: failing('insert', 'audit_entry'),
    send: keyed('a-key-of-the-first-row'),
    outcome: notAudited,
  },
  {
    injected:
      'the disk is full as soon as the write is audited, and its Idempotency-Key cannot be kept: nothing is sent',
    sql: failing('insert', 'idempotency_record'),
    send: keyed('a-key-that-is-not-kept'),
    outcome: storeAway,
  },
  {
    injected: 'the end of a write cannot be audited: the truth is answered',
    sql: failing('update', 'audit_entry'),
    send: write,
    outcome: written,
    writes: 1,
  },
  {
    injected: 'the answer of a write cannot be kept under its Idempotency-Key: the truth is answered',
    sql: failing('update', 'idempotency_record'),
    send: keyed('a-key-whose-end-is-not-kept'),
    outcome: written,
    writes: 1,
  },
  {
    injected: 'neither the end of a write nor its answer can be kept: the truth is answered',
    sql: `${failing('update', 'idempotency_record')}; ${failing('update', 'audit_entry').replace(' fault ', ' fault2 ')}`,
    undo: 'drop trigger fault; drop trigger fault2',
    send: keyed('a-key-of-a-write-of-which-nothing-is-kept'),
    outcome: written,
    writes: 1,
  },
  {
    injected: 'somebody else has locked the file for longer than a write waits',
    sql: 'begin immediate',
    undo: 'rollback',
    send: write,
    outcome: notAudited,
  },
  {
    injected: 'somebody else has locked the file, in a read',
    sql: 'begin immediate',
    undo: 'rollback',
    send: read,
    outcome: good,
  },
  {
    injected: 'the table of changes is gone, in a write',
    sql: 'alter table audit_entry rename to gone',
    undo: 'alter table gone rename to audit_entry',
    send: write,
    outcome: notAudited,
  },
].map(inFile);

/** What was written under a key is known after a restart. */
const remembered: readonly FaultRow[] = [
  {
    theme: 'database',
    injected:
      'a write whose caller did not get its answer before a restart, sent again with its Idempotency-Key',
    variables: () => ({ DATABASE_URL: undefined, DATA_DIR: temporaryFolder() }),
    async call(bench) {
      await keyed('a-key-of-before')(bench);
      await bench.restart();
      return keyed('a-key-of-before')(bench);
    },
    outcome: written,
    afterwards(bench) {
      expectWrites(bench, 1);
    },
  },
  {
    theme: 'database',
    injected:
      'a write of which nobody knows whether it happened, sent again with its Idempotency-Key after a restart',
    variables: () => ({ DATABASE_URL: undefined, DATA_DIR: temporaryFolder() }),
    inject: ({ wfm }) => wfm.set('InsertUser', reset),
    async call(bench) {
      await keyed('a-key-of-before')(bench);
      bench.wfm.heal();
      await bench.restart();
      return keyed('a-key-of-before')(bench);
    },
    outcome: outcomeUnknown,
    afterwards(bench) {
      expectWrites(bench, 1);
    },
  },
];

async function closedPort(): Promise<Environment> {
  return { DATABASE_URL: `postgres://u:p@127.0.0.1:${await freePort()}/wfm` };
}

const postgres: readonly FaultRow[] = (
  [
    ['a read', read, good],
    ['a write: nothing is sent', write, notAudited],
    ['a write with an Idempotency-Key: nothing is sent', keyed('a-key-without-a-database'), notAudited],
    ['the credentials of a client that only the database knows', stored, storeAway],
    ['a probe', probe, storeAway],
  ] as const
).map(([name, call, outcome]) => ({
  theme: 'database',
  injected: `Postgres is away from the start on: ${name}`,
  variables: closedPort,
  call,
  outcome,
  afterwards(bench: FaultBench) {
    expectWrites(bench, 0);
  },
}));

export const storeFaults: readonly FaultRow[] = [...files, ...remembered, ...postgres];
