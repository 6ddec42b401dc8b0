import type { TagLimits } from '../xml/start-tag.ts';

/** What one answer may cost. Beyond `depth` it is `upstream-invalid-xml`, beyond the others `upstream-oversized`. */
export interface DecodeLimits extends TagLimits {
  /** Deepest nesting of elements, the envelope included. */
  readonly depth: number;
  /** Most bytes of one value. */
  readonly textBytes: number;
  /** Most bytes of one element that is handed on as XML. */
  readonly opaqueBytes: number;
  /** Most bytes before the first element of the Body, and of an answer that is not the expected one. */
  readonly preludeBytes: number;
  /** Most bytes of an answer, after its encoding was turned into UTF-8. */
  readonly totalBytes: number;
  /** Most bytes of the JSON text of an answer that is made into one value. */
  readonly valueBytes: number;
  /** Most different tags that are remembered; further ones are read, but slowly. */
  readonly learnedTags: number;
}

const kib = 1024;
const mib = kib * kib;

export const defaultLimits: DecodeLimits = {
  depth: 100,
  nameBytes: kib,
  attributes: 256,
  attributeBytes: mib,
  tagBytes: 2 * mib,
  textBytes: 16 * mib,
  opaqueBytes: 4 * mib,
  preludeBytes: mib,
  totalBytes: Number.MAX_SAFE_INTEGER,
  valueBytes: 256 * mib,
  learnedTags: 4096,
};
