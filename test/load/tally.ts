import type { Sent } from './exchange.ts';
import type { Verdict } from './judge.ts';

/** Counts verdicts, and keeps the first wrong ones word by word. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #kinds = new Map<Verdict['kind'], number>();
  readonly wrong: string[] = [];
  /** Streams that broke off, which is right only while WFM goes wrong. */
  readonly cuts: string[] = [];

  add(sent: Sent, verdict: Verdict): void {
    const key = verdict.kind === 'wrong' ? `WRONG ${verdict.label}` : verdict.label;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    this.#kinds.set(verdict.kind, this.count(verdict.kind) + 1);
    if (verdict.kind === 'cut') this.cuts.push(`${sent.method} ${sent.path}: ${verdict.label}`);
    if (verdict.kind === 'wrong' && this.wrong.length < 50)
      this.wrong.push(`${sent.method} ${sent.path} (${sent.headers['accept'] ?? '*'}): ${verdict.why}`);
  }

  count(kind: Verdict['kind']): number {
    return this.#kinds.get(kind) ?? 0;
  }

  /** One line for each status and code, the most frequent first. */
  lines(): readonly string[] {
    return [...this.#counts]
      .sort(([, a], [, b]) => b - a)
      .map(([label, count]) => `${String(count).padStart(8)}  ${label}`);
  }
}
