/** What goes wrong with WFM while the load runs: one thing at a time, on and off, with peace in between. */
import type { MishapName } from '../../src/simulator/mishaps/mishap-catalogue.ts';
import type { SimulatorProcess } from './processes.ts';

type Control = Pick<SimulatorProcess, 'control'>;

/** Operations that the load makes the bridge call. */
const operations = [
  'GetSite',
  'GetAgent',
  'GetUser',
  'InsertUser',
  'UpdateUser',
  'DeleteObject',
  'GetSchAgentDays',
] as const;

interface Turn {
  readonly name: MishapName;
  readonly times: number;
  readonly bytes?: number;
  readonly operation?: string;
}

/**
 * Each strikes one operation. None strikes OpenSession: a session whose key was lost with its answer is nobody's to close,
 * in WFM it ends by itself.
 */
const perOperation: readonly Omit<Turn, 'operation'>[] = [
  { name: 'reset-before', times: 5 },
  { name: 'reset-after', times: 5 },
  { name: 'wrong-length', times: 5 },
  { name: 'chunk-cut', times: 5 },
  { name: 'never-answer', times: 3 },
  { name: 'trickle', times: 2 },
  { name: 'fault-in-200', times: 5 },
  { name: 'html', times: 5 },
  { name: 'empty', times: 5 },
  { name: 'other-operation', times: 5 },
  { name: 'wrong-counts', times: 10 },
  { name: 'missing-arrays', times: 5 },
  { name: 'oversized', times: 1, bytes: 20_000_000 },
  { name: 'dtd', times: 5 },
  { name: 'deep-nesting', times: 2 },
  { name: 'not-xml', times: 5 },
  { name: 'http-401', times: 4 },
  { name: 'http-503', times: 4 },
  { name: 'redirect', times: 4 },
];

async function elapsed(milliseconds: number): Promise<void> {
  await new Promise((resolve) => void setTimeout(resolve, milliseconds));
}

/** Sessions and tokens end, connections are refused: what strikes everything at once. */
const wide: readonly ((simulator: Control) => Promise<void>)[] = [
  ({ control }) => control('POST', '/sessions/expire', {}),
  ({ control }) => control('POST', '/tokens/expire', {}),
  ({ control }) => control('POST', '/refuse', { seconds: 1 }),
];

export interface ScheduleOptions {
  readonly simulator: Control;
  /** Milliseconds that each turn, and the peace after it, takes. */
  readonly turnMs: number;
  readonly peaceMs: number;
  readonly isOver: () => boolean;
}

/** Goes round until it is over, and leaves the simulator in peace; how many turns there were. */
export async function runMishaps({ simulator, turnMs, peaceMs, isOver }: ScheduleOptions): Promise<number> {
  let turn = 0;
  for (; !isOver(); turn++) {
    const strike = wide[Math.floor(turn / 6) % wide.length];
    if (turn % 6 === 5 && strike !== undefined) await strike(simulator);
    else {
      // 19 mishaps and 7 operations: neighbours differ, and in time every pair comes up.
      const mishap = perOperation[turn % perOperation.length];
      const operation = operations[turn % operations.length];
      await simulator.control('POST', '/mishaps', { ...mishap, operation });
    }
    await elapsed(turnMs);
    // While it refuses connections, its control API does too.
    await simulator.control('DELETE', '/mishaps').catch(() => undefined);
    await elapsed(peaceMs);
  }
  await simulator.control('DELETE', '/mishaps');
  return turn;
}
