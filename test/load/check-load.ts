/** The load as a whole: processes, mishaps, connections, and what must hold when they are done. */
import { faultsIn } from './bridge-log.ts';
import { documentedCodes } from './documented.ts';
import { Ledger } from './ledger.ts';
import { bridgeVariables, makeCallers } from './load-bridge.ts';
import { askInPeace, runLoad, type LoadOptions } from './load-run.ts';
import { growth } from './memory.ts';
import { runMishaps } from './mishap-schedule.ts';
import { probesOf } from './probes.ts';
import { rssOf, startBridgeProcess, startSimulatorProcess, type BridgeProcess } from './processes.ts';
import { Tally } from './tally.ts';

export interface LoadCheck {
  readonly seconds: number;
  readonly connections: number;
  /** An empty folder. */
  readonly dataDir: string;
  readonly say: (line: string) => void;
}

export interface LoadResult {
  /** The summary for people. */
  readonly lines: readonly string[];
  /** Sentences on what does not hold; empty when all is well. */
  readonly wrong: readonly string[];
}

/** Shorter runs end in the middle of warming up. */
const leastSecondsForMemory = 60;

function memoryLines(samples: readonly number[], seconds: number): LoadResult {
  const { second, last, isFlat } = growth(samples);
  const text = `resident memory: ${second.toFixed(0)} MB in the second quarter, ${last.toFixed(0)} MB in the last`;
  const isJudged = seconds >= leastSecondsForMemory;
  return {
    lines: [isJudged ? text : `${text} (too short to be judged)`],
    wrong: isJudged && !isFlat ? [`the bridge has grown; ${text}`] : [],
  };
}

/**
 * What lives in it is under 100 MB. With all of the machine to grow into, V8 lets garbage stand, and growth would say nothing:
 * in this much a leak ends the process.
 */
const heap = '--max-old-space-size=256';

/** So many seconds, connections and no mishaps: nothing but right answers will do. */
const calmMs = 5000;
const calmConnections = 8;
/** A breaker tries again by itself after 30 s at the latest. */
const recoveryMs = 45_000;

async function ready(url: string): Promise<void> {
  const end = performance.now() + recoveryMs;
  while (performance.now() < end && (await fetch(`${url}/readyz`)).status !== 200)
    await new Promise((resolve) => void setTimeout(resolve, 250));
}

/** Without a restart, all is as before once WFM is well again. */
async function runInPeace(
  load: Pick<LoadOptions, 'url' | 'references' | 'authorization'>,
  books: Pick<LoadOptions, 'known' | 'ledger'>,
  bridge: Pick<BridgeProcess, 'isAlive'>,
): Promise<Tally> {
  const tally = new Tally();
  if (!bridge.isAlive()) return tally;
  await ready(load.url);
  const end = performance.now() + calmMs;
  const isOver = (): boolean => performance.now() >= end || !bridge.isAlive();
  await runLoad({ ...load, ...books, tally, connections: calmConnections, isOver });
  return tally;
}

export async function checkLoad({ seconds, connections, dataDir, say }: LoadCheck): Promise<LoadResult> {
  const simulator = await startSimulatorProcess();
  try {
    // What was asked in peace must still be right at the end: the time of the world stands still.
    await simulator.control('PUT', '/clock', { running: false });
    const variables = bridgeVariables(simulator.variables, dataDir);
    const bridge = await startBridgeProcess({ ...variables, NODE_OPTIONS: heap });
    try {
      const callers = await makeCallers(bridge.url);
      const references = await askInPeace(bridge.url, probesOf(callers));
      say(`${references.length} kinds of requests and writes, ${connections} connections, ${seconds} s`);
      const end = performance.now() + seconds * 1000;
      const isOver = (): boolean => performance.now() >= end || !bridge.isAlive();
      const [ledger, tally, samples] = [new Ledger(), new Tally(), [] as number[]];
      const watch = setInterval(() => {
        if (bridge.isAlive()) samples.push(rssOf(bridge.pid));
      }, 500);
      const known = documentedCodes();
      const load = { url: bridge.url, references, connections, authorization: callers.whole };
      const [turns] = await Promise.all([
        runMishaps({ simulator, turnMs: 1000, peaceMs: 500, isOver }),
        runLoad({ ...load, known, ledger, tally, isOver }),
      ]);
      clearInterval(watch);
      const calm = await runInPeace(load, { known, ledger }, bridge);
      const died = bridge.isAlive() ? [] : ['the bridge died under load'];
      const code = await bridge.end();
      const world = await simulator.report();
      const books = ledger.settle(world);
      const faults = faultsIn(bridge.stdout(), bridge.stderr());
      const memory = memoryLines(samples, seconds);
      return {
        lines: [
          ...tally.lines(),
          `in peace again: ${calm.count('right')} right of ${calm.total}`,
          `${tally.count('right')} right, ${tally.count('problem')} documented problems, ${tally.count('cut')} streams cut, ${tally.count('wrong')} wrong; ${turns} mishaps`,
          `users written: ${books.certain} as answered, ${books.unknown} of unknown outcome`,
          ...memory.lines,
          `after its end (exit ${String(code)}): ${world.sessions} sessions open in WFM`,
        ],
        wrong: [
          ...died,
          ...tally.wrong,
          ...calm.notRight.map((line) => `although WFM is well again: ${line}`),
          ...books.wrong,
          ...memory.wrong,
          ...faults.slice(0, 20).map((line) => `in the log: ${line.slice(0, 1000)}`),
          ...(code === 0 ? [] : [`the bridge ended with ${String(code)}`]),
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
