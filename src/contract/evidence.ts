/**
 * How much is known about an item of a contract: `code` = seen in a program that calls the real API, `doc` = in the
 * vendor's documentation, `page` = on another public page, `inferred` = our reasoning, `genuine` = the vendor's own
 * file, which carries no label of ours.
 */
export const evidenceLabels = ['code', 'doc', 'page', 'inferred', 'genuine'] as const;
export type EvidenceLabel = (typeof evidenceLabels)[number];

export interface Evidence {
  readonly label: EvidenceLabel;
  /** Sources or strength, such as `S2` or `strong`; empty when there is nothing to add. */
  readonly detail: string;
  /** The sentence for people that follows the label; empty when there is none. */
  readonly text: string;
}

const labelled = /^\s*evidence:\s*(code|doc|page|inferred)\b[ \t]*([^\n]*)\n?([\s\S]*)$/;

/** Reads a `documentation` text. One without a label of ours comes from the vendor's file. */
export function readEvidence(documentation: string): Evidence {
  const match = labelled.exec(documentation);
  const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
  if (match === null) return { label: 'genuine', detail: '', text: squeeze(documentation) };
  const [, label, detail = '', text = ''] = match;
  return { label: label as EvidenceLabel, detail: squeeze(detail), text: squeeze(text) };
}
