import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formsOf, type Canary } from '../support/leak-search.ts';
import { evidenceKinds, type EvidenceKind } from './evidence.ts';
import { needles } from './needles.ts';

export interface EvidenceLeak {
  readonly kind: EvidenceKind;
  readonly name: string;
  readonly form: string;
  /** The text by which it shows. */
  readonly shown: string;
  /** What stands around the first one, so that its place can be found. */
  readonly around: string;
}

export interface EvidenceSearch {
  readonly bytes: Readonly<Record<EvidenceKind, number>>;
  readonly canaries: number;
  readonly leaks: readonly EvidenceLeak[];
}

function filesOf(folder: string, kind: string): readonly string[] {
  const path = join(folder, kind);
  return existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [];
}

function canariesIn(folder: string): readonly Canary[] {
  const lines = filesOf(folder, 'canaries').flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  const canaries = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Canary);
  return [...new Map(canaries.map((canary) => [`${canary.id ?? ''}:${canary.value}`, canary])).values()];
}

function around(text: Buffer, needle: string): string {
  const at = text.indexOf(needle);
  return text.toString('utf8', Math.max(0, at - 160), at + needle.length + 80);
}

type Meanings = ReadonlyMap<string, Pick<EvidenceLeak, 'name' | 'form'>>;

/** What every text that would show a canary means; of forms that look alike, the first. */
function meaningsOf(canaries: readonly Canary[]): Meanings {
  const meanings = canaries.flatMap((canary) =>
    [...formsOf(canary)].flatMap(([form, texts]) =>
      texts.map((text) => [text, { name: canary.name, form }] as const),
    ),
  );
  return new Map(meanings.reverse());
}

/** Looks for every canary of the folder, in every form, through everything else that is in it. */
export function searchEvidence(folder: string): EvidenceSearch {
  const canaries = canariesIn(folder);
  const meanings = meaningsOf(canaries);
  const sought = needles(meanings.keys());
  const leaks = new Map<string, EvidenceLeak>();
  const bytes: Record<EvidenceKind, number> = { log: 0, problem: 0, metrics: 0, span: 0 };

  const searchFile = (kind: EvidenceKind, file: string): void => {
    const text = readFileSync(file);
    bytes[kind] += text.length;
    for (const found of sought.in(text)) {
      const meaning = meanings.get(found) ?? { name: 'unknown', form: 'unknown' };
      leaks.set(`${kind}:${found}`, { kind, ...meaning, shown: found, around: around(text, found) });
    }
  };
  for (const kind of evidenceKinds) for (const file of filesOf(folder, kind)) searchFile(kind, file);
  return { bytes, canaries: canaries.length, leaks: [...leaks.values()] };
}
