/** The part of `npm run check:replicas` that judges; `tools/check-replicas.sh` starts Postgres, Redis and nginx for it. */
import { faultsIn } from '../test/load/bridge-log.ts';
import {
  disabledEverywhere,
  replayedElsewhere,
  replicaVariables,
  sharedQuota,
  survives,
  writeThroughDeath,
  type Replicas,
} from '../test/load/replicas.ts';
import { startBridgeProcess, startSimulatorProcess } from '../test/load/processes.ts';

const variable = (name: string): string => process.env[name] ?? '';
const wrong: string[] = [];

async function check(what: string, run: () => Promise<readonly string[]>): Promise<void> {
  const found = await run().catch((reason: unknown) => [String(reason)]);
  console.log(`${found.length === 0 ? 'right' : 'WRONG'}: ${what}`);
  for (const line of found) console.log(`  ${line}`);
  wrong.push(...found);
}

const simulator = await startSimulatorProcess();
const shared = { databaseUrl: variable('DATABASE_URL'), redisUrl: variable('REDIS_URL') };
const bridges = await Promise.all(
  variable('REPLICA_PORTS')
    .split(' ')
    .map((port) => startBridgeProcess(replicaVariables(simulator.variables, { ...shared, port }))),
);
const replicas: Replicas = { front: `http://127.0.0.1:${variable('LISTEN_PORT')}`, bridges };

await check('a client disabled on one is refused on all within 5 s', () => disabledEverywhere(replicas));
await check('a quota of 100 a minute admits 100 across all', () => sharedQuota(replicas));
await check('a key replayed to another replica gives the first answer', () => replayedElsewhere(replicas));
await check('without Redis, and with it again', () =>
  survives(replicas, { pid: Number(variable('REDIS_PID')), name: 'Redis' }),
);
await check('without Postgres, and with it again', () =>
  survives(replicas, { pid: Number(variable('POSTGRES_PID')), name: 'Postgres' }),
);
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
await simulator.end();
console.log(
  wrong.length === 0 ? 'check:replicas: all is well' : `check:replicas: ${wrong.length} things are wrong`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
