/** Case after case until there is a difference, time is up, or enough were seen; what is found is made small. */
import { Draws } from '../oracle/draws.ts';
import { fuzzCase, type Called, type FuzzCase } from './fuzz-case.ts';
import { verdictOn } from './verdict.ts';

export interface FuzzPlan {
  readonly operations: readonly Called[];
  readonly seed: number;
  /** Number of the first case. */
  readonly first?: number;
  readonly documents?: number;
  /** Milliseconds. */
  readonly time?: number;
  /** True when every document shall come in one piece. */
  readonly whole?: boolean;
  /** How many differences are enough. */
  readonly enough?: number;
}

export interface Finding {
  /** Number of the case: with the seed, it is the whole reproduction. */
  readonly number: number;
  readonly difference: string;
  /** The smallest document that shows it. */
  readonly smallest: FuzzCase;
}

export interface FuzzReport {
  documents: number;
  mutated: number;
  read: number;
  refused: number;
  bytes: number;
  /** One of each kind. */
  readonly findings: Finding[];
  differences: number;
}

/** A seed for each case, far from its neighbours'. */
function seedOf(seed: number, number: number): number {
  return (Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) >>> 0;
}

/** The kind of a difference: what must stay the same while a case is made smaller. */
function kindOf(difference: string): string {
  return difference
    .replace(/[0-9]+/g, '0')
    .replace(/"[^"]*"/g, '""')
    .slice(0, 60);
}

type Trial = (draws: Draws) => FuzzCase;

async function differenceIn(trial: Trial, draws: readonly number[]): Promise<[FuzzCase, string] | undefined> {
  try {
    const fuzzed = trial(Draws.of(draws));
    const { difference } = await verdictOn(fuzzed);
    return difference === undefined ? undefined : [fuzzed, difference];
  } catch {
    return undefined;
  }
}

/** Milliseconds that making one finding small may take. */
const patience = 6000;

/** The list with zeros in a stretch of it, and without that stretch. */
function simpler(draws: readonly number[], at: number, size: number): readonly (readonly number[])[] {
  const before = draws.slice(0, at);
  const after = draws.slice(at + size);
  const stretch = draws.slice(at, at + size);
  const zeroed = [...before, ...stretch.map(() => 0), ...after];
  return stretch.every((draw) => draw === 0) ? [[...before, ...after]] : [zeroed, [...before, ...after]];
}

/** Zeros and fewer draws, as long as the same kind of difference is there and the document does not grow. */
async function smallest(
  trial: Trial,
  record: readonly number[],
  found: readonly [FuzzCase, string],
): Promise<readonly [FuzzCase, string]> {
  const end = performance.now() + patience;
  const kind = kindOf(found[1]);
  let best = found;
  let draws = record;
  const attempt = async (candidate: readonly number[]): Promise<boolean> => {
    const next = await differenceIn(trial, candidate);
    if (next === undefined || kindOf(next[1]) !== kind || next[0].bytes.length > best[0].bytes.length)
      return false;
    draws = candidate;
    best = next;
    return true;
  };
  for (let size = draws.length >> 1; size >= 1; size >>= 1) {
    for (let at = draws.length - size; at >= 0 && performance.now() < end; at -= size) {
      const [first = draws, second] = simpler(draws, at, size);
      if (!(await attempt(first)) && second !== undefined) await attempt(second);
    }
  }
  return best;
}

export async function runFuzz(plan: FuzzPlan, progress?: (report: FuzzReport) => void): Promise<FuzzReport> {
  const { operations, seed, first = 0, documents = Infinity, time = Infinity, enough = 1 } = plan;
  const report: FuzzReport = {
    documents: 0,
    mutated: 0,
    read: 0,
    refused: 0,
    bytes: 0,
    findings: [],
    differences: 0,
  };
  const kinds = new Set<string>();
  const trial: Trial = (draws) => fuzzCase(operations, draws, plan.whole);
  const end = performance.now() + time;
  for (let number = first; number - first < documents && performance.now() < end; number += 1) {
    const record: number[] = [];
    const fuzzed = trial(Draws.seeded(seedOf(seed, number), record));
    const { outcome, difference } = await verdictOn(fuzzed);
    report.documents += 1;
    report.mutated += fuzzed.isMutated ? 1 : 0;
    report[outcome] += 1;
    report.bytes += fuzzed.bytes.length;
    if (difference !== undefined) report.differences += 1;
    if (difference !== undefined && !kinds.has(kindOf(difference))) {
      kinds.add(kindOf(difference));
      const [small, what] = await smallest(trial, record, [fuzzed, difference]);
      report.findings.push({ number, difference: what, smallest: small });
      if (report.findings.length >= enough) break;
    }
    if (report.documents % 1000 === 0) progress?.(report);
  }
  return report;
}
