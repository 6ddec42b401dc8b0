/**
 * What the bridges of the whole suite show of themselves, kept in files while `npm test` runs, and the secrets and names
 * that must not be in it. Without WFM_BRIDGE_EVIDENCE, as when vitest is run by itself, nothing is kept.
 */
import { mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger, silentLogger, type Logger } from '../../src/log/logger.ts';
import type { Canary } from '../support/leak-search.ts';

/** Log lines, answers of failures, `/metrics`, spans. */
export const evidenceKinds = ['log', 'problem', 'metrics', 'span'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

const folder = process.env['WFM_BRIDGE_EVIDENCE'];
export const isEvidenceKept = folder !== undefined;

const files = new Map<string, number>();

function append(kind: EvidenceKind | 'canaries', text: string): void {
  if (folder === undefined) return;
  let file = files.get(kind);
  if (file === undefined) {
    mkdirSync(join(folder, kind), { recursive: true });
    file = openSync(join(folder, kind, `${process.pid}.txt`), 'a');
    files.set(kind, file);
  }
  writeSync(file, text.endsWith('\n') ? text : `${text}\n`);
}

/** Written at once: a worker may be ended at any time. */
export function keepEvidence(kind: EvidenceKind, text: string): void {
  append(kind, text);
}

const kept = new Set<string>();

/** Names something that may be nowhere in the evidence. */
export function keepCanary(canary: Canary): void {
  if (kept.has(canary.value)) return;
  kept.add(canary.value);
  append('canaries', JSON.stringify(canary));
}

/** For bridges whose log no test reads: the most talkative one where evidence is kept, else a silent one. */
export const evidenceLogger: Logger = isEvidenceKept
  ? createLogger('trace', { write: (line: string) => keepEvidence('log', line) })
  : silentLogger;
