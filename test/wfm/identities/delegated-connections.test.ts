import { expect, test } from 'vitest';
import { Secret } from '../../../src/log/secret.ts';
import { ManualClock } from '../../../src/time/manual-clock.ts';
import { DelegatedConnections } from '../../../src/wfm/identities/delegated-connections.ts';
import type { IdentityConnection } from '../../../src/wfm/identities/identity-connection.ts';
import type { DelegatedIdentity } from '../../../src/wfm/wfm-port.ts';

interface Bench {
  readonly clock: ManualClock;
  readonly connections: DelegatedConnections;
  /** What became of them: `+1` the first was made, `-1` it was closed. */
  readonly told: string[];
}

function bench(limit = 2): Bench {
  const clock = new ManualClock(0);
  const told: string[] = [];
  let made = 0;
  const connect = (): IdentityConnection => {
    made += 1;
    const number = made;
    told.push(`+${number}`);
    const close = (): Promise<void> => {
      told.push(`-${number}`);
      return Promise.resolve();
    };
    return { close } as IdentityConnection;
  };
  return { clock, told, connections: new DelegatedConnections({ connect, clock, limit }) };
}

function person(endsAt?: number): DelegatedIdentity {
  const refused = (): void => undefined;
  return {
    user: { userId: 1 },
    token: new Secret('t'),
    refused,
    ...(endsAt === undefined ? {} : { endsAt }),
  };
}

test('each identity has one connection, which all of its requests share', () => {
  const { connections, told } = bench();
  for (const name of ['a', 'a', 'b', 'a']) connections.use(name, person()).release();
  expect(told).toEqual(['+1', '+2']);
});

test('the least recently used one makes room', () => {
  const { connections, told } = bench();
  for (const name of ['a', 'b', 'a', 'c']) connections.use(name, person()).release();
  expect(told).toEqual(['+1', '+2', '-2', '+3']);
});

test('one in use is not closed for another; where all are in use, upstream-busy says so', () => {
  const { connections, told } = bench();
  const held = connections.use('a', person());
  connections.use('b', person()).release();
  connections.use('c', person());
  expect(told).toEqual(['+1', '+2', '-2', '+3']);
  expect(() => connections.use('d', person())).toThrow('upstream-busy');
  held.release();
  connections.use('d', person());
  expect(told).toEqual(['+1', '+2', '-2', '+3', '-1', '+4']);
});

test('it is closed when its token ends, and nobody gets it afterwards', () => {
  const { connections, told, clock } = bench();
  connections.use('a', person(10_000)).release();
  clock.advance(9_999);
  expect(told).toEqual(['+1']);
  clock.advance(1);
  expect(told).toEqual(['+1', '-1']);
  expect(() => connections.use('a', person(10_000))).toThrow('unauthenticated');
  expect(told).toEqual(['+1', '-1']);
});

test('one whose token ends while it is in use is closed after its last call', () => {
  const { connections, told } = bench();
  const uses = [connections.use('a', person()), connections.use('a', person())];
  connections.end('a');
  uses[0]?.release();
  expect(told).toEqual(['+1']);
  uses[1]?.release();
  expect(told).toEqual(['+1', '-1']);
});

test('at the end one whose token has ended in mid-call is closed, too', async () => {
  const { connections, told } = bench();
  connections.use('a', person());
  connections.end('a');
  await connections.close();
  expect(told).toEqual(['+1', '-1']);
});

test('at the end all are closed, and no other is made', async () => {
  const { connections, told } = bench();
  connections.use('a', person(10_000));
  connections.use('b', person()).release();
  await connections.close();
  expect(told).toEqual(['+1', '+2', '-1', '-2']);
  expect(() => connections.use('a', person())).toThrow('shutting-down');
});
