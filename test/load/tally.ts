import type { Sent } from './exchange.ts';
import type { Verdict } from './judge.ts';

/** So many are kept word by word. */
const most = 50;

/** Counts verdicts, and keeps the first wrong ones word by word. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #kinds = new Map<Verdict['kind'], number>();
  readonly wrong: string[] = [];
  /** Wrong ones, and what is in order only while WFM goes wrong: problems of its, streams that broke off. */
  readonly notRight: string[] = [];

  add(sent: Sent, verdict: Verdict): void {
    const key = verdict.kind === 'wrong' ? `WRONG ${verdict.label}` : verdict.label;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    this.#kinds.set(verdict.kind, this.count(verdict.kind) + 1);
    const asked = `${sent.method} ${sent.path} (${sent.headers['accept'] ?? '*'})`;
    const line = `${asked}: ${verdict.kind === 'wrong' ? verdict.why : verdict.label}`;
    if (verdict.kind !== 'right' && this.notRight.length < most) this.notRight.push(line);
    if (verdict.kind === 'wrong' && this.wrong.length < most) this.wrong.push(line);
  }

  count(kind: Verdict['kind']): number {
    return this.#kinds.get(kind) ?? 0;
  }

  get total(): number {
    return [...this.#kinds.values()].reduce((sum, count) => sum + count, 0);
  }

  /** One line for each status and code, the most frequent first. */
  lines(): readonly string[] {
    return [...this.#counts]
      .sort(([, a], [, b]) => b - a)
      .map(([label, count]) => `${String(count).padStart(8)}  ${label}`);
  }
}
