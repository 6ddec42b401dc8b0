import type { Evidence } from '../contract/evidence.ts';
import { present, type JsonSchema } from './json-schema.ts';

/** `x-evidence`: what the knowledge of an operation, a type or a member rests on. */
export function evidenceNote({ label, detail }: Evidence): JsonSchema {
  return { 'x-evidence': present({ label, detail: detail === '' ? undefined : detail }) };
}

/** The same for a member, of which there are many: the vendor's own files need no label at each of them. */
export function memberNote(evidence: Evidence): JsonSchema {
  return evidence.label === 'genuine' && evidence.detail === '' ? {} : evidenceNote(evidence);
}
