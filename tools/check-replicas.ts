/** The part of `npm run check:replicas` that judges; `tools/check-replicas.sh` starts Postgres, Redis and nginx for it. */
import { join } from 'node:path';
import { faultsIn } from '../test/load/bridge-log.ts';
import {
  disabledEverywhere,
  makeClient,
  replayedElsewhere,
  replicaVariables,
  sharedQuota,
  writeThroughDeath,
  type Replicas,
} from '../test/load/replicas.ts';
import { startBridgeProcess, startSimulatorProcess } from '../test/load/processes.ts';
import { misled, StoreFaults } from '../test/load/store-faults.ts';
import { storeServer } from '../test/load/store-servers.ts';
import { startTcpProxy } from '../test/load/tcp-proxy.ts';

const variable = (name: string): string => process.env[name] ?? '';
const wrong: string[] = [];

async function check(what: string, run: () => Promise<readonly string[]>): Promise<void> {
  const found = await run().catch((reason: unknown) => [String(reason)]);
  console.log(`${found.length === 0 ? 'right' : 'WRONG'}: ${what}`);
  for (const line of found) console.log(`  ${line}`);
  wrong.push(...found);
}

const simulator = await startSimulatorProcess();
// The replicas reach Postgres through it, so that the way can be bad and not only the server.
const wayToPostgres = await startTcpProxy(Number(variable('POSTGRES_PORT')));
const shared = {
  databaseUrl: `postgres://postgres@127.0.0.1:${wayToPostgres.port}/postgres`,
  redisUrl: variable('REDIS_URL'),
};
const bridges = await Promise.all(
  variable('REPLICA_PORTS')
    .split(' ')
    .map((port) => startBridgeProcess(replicaVariables(simulator.variables, { ...shared, port }))),
);
const replicas: Replicas = { front: `http://127.0.0.1:${variable('LISTEN_PORT')}`, bridges };

await check('a client disabled on one is refused on all within 5 s', () => disabledEverywhere(replicas));
await check('a quota of 100 a minute admits 100 across all', () => sharedQuota(replicas));
await check('a key replayed to another replica gives the first answer', () => replayedElsewhere(replicas));

const work = variable('WORK');
const redis = storeServer('Redis', join(work, 'redis.pid'), join(work, 'start-redis'));
const postgres = storeServer('Postgres', join(work, 'db/data/postmaster.pid'), join(work, 'start-postgres'));
const faults = await StoreFaults.prepare(replicas);
const counted = await makeClient(bridges[0]?.url ?? '', 'counted', { quotas: { requestsPerMinute: 10 } });
/** Nobody waits for Redis longer than 250 ms; for a Postgres that is silent, as long as a connection and a statement may take. */
const [quickMs, patientMs] = [5_000, 20_000];

await check('all stores are there', () => faults.ask('there', quickMs));
redis.stop();
await check('Redis stands still', () => faults.ask('without Redis', quickMs));
await check('without it each replica counts for itself', () => faults.countAlone(counted));
redis.goOn();
await check('Redis goes on', () => faults.back());
redis.kill();
await check('Redis is killed', () => faults.ask('without Redis', quickMs));
redis.start();
await check('Redis is back', () => faults.back());
postgres.stop();
await check('Postgres stands still', () => faults.ask('without Postgres', patientMs));
postgres.goOn();
await check('Postgres goes on', () => faults.back());
postgres.kill();
await check('Postgres is killed', () => faults.ask('without Postgres', quickMs));
postgres.start();
await check('Postgres is back', () => faults.back());
wayToPostgres.slow(300);
await check('Postgres is slow', () => faults.ask('there', patientMs));
wayToPostgres.slow(0);
await check('Postgres is quick again', () => faults.ask('there', quickMs));
wayToPostgres.forget();
await check('connections to Postgres that nobody carries any more are given up', () => faults.back());
await check('WFM has the writes that were answered with success, and no others', async () => [
  ...misled(faults.writes, (await simulator.report()).users),
]);
await check('a replica killed in the middle of writes loses none and doubles none', async () => {
  const done = await writeThroughDeath(replicas);
  const { users, received } = await simulator.report();
  const lost = done.filter((id) => users[String(id)] !== `mark-${id}`);
  const twice = Object.entries(received).filter(([key, times]) => key.startsWith('InsertUser') && times > 1);
  console.log(`  ${done.length} of 120 writes were answered`);
  return [
    ...(done.length >= 100 ? [] : ['most writes were never answered']),
    ...lost.map((id) => `user ${id} was answered with 201 and is not in WFM`),
    ...twice.map(([key, times]) => `WFM was sent ${key} ${times} times`),
  ];
});
for (const bridge of bridges.slice(0, -1)) {
  const code = await bridge.end();
  if (code !== 0) wrong.push(`a replica ended with ${String(code)}`);
  wrong.push(...faultsIn(bridge.stdout(), bridge.stderr()).slice(0, 5));
}
for (const bridge of bridges) if (bridge.isAlive()) await bridge.end('SIGKILL');
wayToPostgres.close();
await simulator.end();
console.log(
  wrong.length === 0 ? 'check:replicas: all is well' : `check:replicas: ${wrong.length} things are wrong`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
