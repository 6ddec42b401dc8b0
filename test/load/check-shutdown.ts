/** SIGTERM under load: whoever was accepted is answered, WFM's session is closed, the process ends in time. */
import { faultsIn } from './bridge-log.ts';
import type { LoadCheck, LoadResult } from './check-load.ts';
import { documentedCodes } from './documented.ts';
import { Ledger } from './ledger.ts';
import { bridgeVariables, makeCallers } from './load-bridge.ts';
import { askInPeace, runLoad } from './load-run.ts';
import { probesOf } from './probes.ts';
import { startBridgeProcess, startSimulatorProcess, type BridgeProcess } from './processes.ts';
import { Tally } from './tally.ts';

const drainMs = 1_000;
const graceMs = 20_000;
/** For closing WFM's session and the database once the last caller has gone. */
const closingMs = 2_000;

interface End {
  readonly code: number | null;
  readonly tookMs: number;
  readonly tally: Tally;
  readonly ledger: Ledger;
}

async function endUnderLoad(
  bridge: BridgeProcess,
  { seconds, connections }: Pick<LoadCheck, 'seconds' | 'connections'>,
): Promise<End> {
  const callers = await makeCallers(bridge.url);
  const references = await askInPeace(bridge.url, probesOf(callers));
  const [ledger, tally, known] = [new Ledger(), new Tally(), documentedCodes()];
  let signalledAt = Infinity;
  const load = runLoad({
    url: bridge.url,
    references,
    connections,
    authorization: callers.whole,
    known,
    ledger,
    tally,
    isOver: () => !bridge.isAlive(),
    // While it drains it still listens, so whatever a connection took until then has to be answered.
    excuses: (sentAt) => sentAt === undefined || sentAt > signalledAt + drainMs,
  });
  await new Promise((resolve) => void setTimeout(resolve, seconds * 1000));
  signalledAt = performance.now();
  const code = await bridge.end('SIGTERM');
  const tookMs = performance.now() - signalledAt;
  await load;
  return { code, tookMs, tally, ledger };
}

export async function checkShutdown(options: LoadCheck): Promise<LoadResult> {
  const simulator = await startSimulatorProcess();
  try {
    await simulator.control('PUT', '/clock', { running: false });
    const bridge = await startBridgeProcess({
      ...bridgeVariables(simulator.variables, options.dataDir),
      SHUTDOWN_DRAIN_MS: String(drainMs),
      SHUTDOWN_GRACE_MS: String(graceMs),
    });
    try {
      const { code, tookMs, tally, ledger } = await endUnderLoad(bridge, options);
      const world = await simulator.report();
      const books = ledger.settle(world);
      const isInTime = tookMs <= drainMs + graceMs + closingMs;
      const faults = faultsIn(bridge.stdout(), bridge.stderr());
      return {
        lines: [
          ...tally.lines(),
          `SIGTERM under load: exit ${String(code)} after ${tookMs.toFixed(0)} ms, ${world.sessions} sessions open in WFM`,
          `users written: ${books.certain} as answered, ${books.unknown} of unknown outcome`,
        ],
        wrong: [
          ...tally.notRight,
          ...books.wrong,
          ...faults.slice(0, 20).map((line) => `in the log: ${line.slice(0, 1000)}`),
          ...(code === 0 ? [] : [`the bridge ended with ${String(code)}`]),
          ...(isInTime ? [] : [`the end took ${tookMs.toFixed(0)} ms`]),
          ...(world.sessions === 0 ? [] : [`${world.sessions} sessions are left open in WFM`]),
        ],
      };
    } finally {
      if (bridge.isAlive()) await bridge.end('SIGKILL');
    }
  } finally {
    await simulator.end();
  }
}
