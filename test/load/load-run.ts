/** Many connections ask all kinds of things for a while; every answer is judged. */
import { Agent } from 'node:http';
import type { DocumentedCode } from './documented.ts';
import { exchange, type Answered, type Exchange, type Sent } from './exchange.ts';
import { judge } from './judge.ts';
import type { Ledger } from './ledger.ts';
import type { Probe } from './probes.ts';
import type { Tally } from './tally.ts';
import { liveAsUser, type LifeOptions } from './user-life.ts';

/** A probe with its answer in peace. */
export interface Reference {
  readonly probe: Probe;
  readonly peace: Answered;
}

const patienceMs = 60_000;

/** A busy machine may be too slow for WFM's time-outs even in peace: three tries. */
async function asked(url: string, probe: Probe, agent: Agent): Promise<Exchange> {
  const again = (): Promise<Exchange> => exchange(url, probe, { agent, patienceMs });
  let found = await again();
  for (let left = 2; left > 0 && found.outcome === 'answered' && found.status === 504; left--)
    found = await again();
  return found;
}

/** Asks each probe, one after the other; throws where WFM in peace is not answered as the probe says. */
export async function askInPeace(url: string, probes: readonly Probe[]): Promise<readonly Reference[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const references: Reference[] = [];
  const odd: string[] = [];
  for (const probe of probes) {
    const peace = await asked(url, probe, agent);
    if (peace.outcome !== 'answered' || peace.status !== probe.status) {
      odd.push(
        `${probe.method} ${probe.path} is not ${probe.status}: ${JSON.stringify(peace)
          .slice(0, 2000)
          .replace(/"headers".*"text"/, '')}`,
      );
      continue;
    }
    references.push({ probe, peace });
  }
  agent.destroy();
  if (odd.length > 0) throw new Error(odd.join('\n'));
  return references;
}

/** Random numbers that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export interface LoadOptions {
  readonly url: string;
  readonly references: readonly Reference[];
  readonly connections: number;
  readonly authorization: string;
  readonly known: ReadonlyMap<string, DocumentedCode>;
  readonly ledger: Ledger;
  readonly tally: Tally;
  readonly isOver: () => boolean;
  /**
   * Whether a request that nobody answered is no fault because of when it was sent (milliseconds of `performance.now()`;
   * undefined where no connection took it). The connection's worker ends with it. Left out: never.
   */
  readonly excuses?: (sentAt: number | undefined) => boolean;
}

/** Nobody answers here any more, and nobody has to. */
class Excused extends Error {}

/** Of ten things that a connection does, how many are writes. */
const writesInTen = 2;

async function write(options: LoadOptions, life: Pick<LifeOptions, 'send' | 'random'>): Promise<void> {
  const { authorization, known, ledger, tally, isOver } = options;
  for await (const [sent, verdict] of liveAsUser({ ledger, authorization, known, ...life })) {
    tally.add(sent, verdict);
    if (isOver()) return;
  }
}

async function work(options: LoadOptions, agent: Agent, random: () => number): Promise<void> {
  const { url, references, known, tally, isOver, excuses } = options;
  const send = async (sent: Sent): Promise<Exchange> => {
    let sentAt: number | undefined;
    const onSent = (): void => void (sentAt = performance.now());
    const found = await exchange(url, sent, { agent, patienceMs, onSent });
    if (found.outcome === 'unanswered' && excuses?.(sentAt) === true) throw new Excused();
    return found;
  };
  while (!isOver()) {
    if (random() * 10 < writesInTen) await write(options, { send, random });
    else {
      const { probe, peace } = references[Math.floor(random() * references.length)]!;
      tally.add(probe, judge(probe.path, await send(probe), peace, known));
    }
  }
}

/** Fulfilled when it is over and every request has been answered. */
export async function runLoad(options: LoadOptions): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.connections });
  const workers = Array.from({ length: options.connections }, (_, index) =>
    work(options, agent, seeded(index + 1)).catch((reason: unknown) => {
      if (!(reason instanceof Excused)) throw reason;
    }),
  );
  await Promise.all(workers);
  agent.destroy();
}
