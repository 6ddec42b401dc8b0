import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formsOf, type Canary } from '../support/leak-search.ts';
import { evidenceKinds, type EvidenceKind } from './evidence.ts';
import { searchEvidence, type EvidenceLeak } from './search-evidence.ts';

export interface EvidenceVerdict {
  readonly isClean: boolean;
  /** Lines for whoever ran the suite. */
  readonly text: string;
}

/** Quoted, escaped and encoded it reads each time otherwise. */
export const planted: Canary = {
  name: 'planted',
  value: 'Planted/canary+of=the?search 0 <&> "ÿþ"',
  id: 'planter',
};

/** What a search finds in a folder that shows the planted canary in every form of every kind. */
export function plantedLeaks(): readonly Pick<EvidenceLeak, 'kind' | 'shown'>[] {
  const folder = mkdtempSync(join(tmpdir(), 'wfm-bridge-evidence-'));
  const write = (kind: string, text: string): void => {
    mkdirSync(join(folder, kind));
    writeFileSync(join(folder, kind, '1.txt'), text);
  };
  try {
    write('canaries', JSON.stringify(planted));
    const shown = [...formsOf(planted).values()].flat().map((text) => `{"msg":"x${text}y"}`);
    for (const kind of evidenceKinds) write(kind, shown.join('\n'));
    return searchEvidence(folder).leaks;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The kinds in which the search misses something of what is planted. */
function blindIn(): readonly EvidenceKind[] {
  const leaks = plantedLeaks();
  const texts = [...formsOf(planted).values()].flat();
  return evidenceKinds.filter(
    (kind) => !texts.every((text) => leaks.some((leak) => leak.kind === kind && leak.shown === text)),
  );
}

const shownLeaks = 20;

/** Searches what a run of tests has kept. Of the whole suite, a kind without evidence is a failure: nothing was searched. */
export function evidenceVerdict(folder: string, isWholeSuite: boolean): EvidenceVerdict {
  const { bytes, canaries, leaks } = searchEvidence(folder);
  const flaws = [
    ...blindIn().map((kind) => `the search does not find what is planted in: ${kind}`),
    ...evidenceKinds
      .filter((kind) => isWholeSuite && bytes[kind] === 0)
      .map((kind) => `no evidence of: ${kind}`),
    ...leaks
      .slice(0, shownLeaks)
      .map(({ kind, name, form, around }) => `${kind} shows a canary (${name}, as ${form}): …${around}…`),
    ...(leaks.length > shownLeaks ? [`and ${leaks.length - shownLeaks} more`] : []),
  ];
  const size = evidenceKinds.map((kind) => `${kind} ${(bytes[kind] / 1e6).toFixed(1)} MB`).join(', ');
  const summary = `${canaries} canaries sought in what the bridges showed (${size}): ${leaks.length} found`;
  return { isClean: flaws.length === 0, text: [...flaws, summary].join('\n') };
}
