/**
 * Whether the decoder did right by one document. The oracle says what the document means; where the product's reader of
 * small documents, on which the oracle stands, may be too lenient or too strict, libxml2 has the last word.
 *
 * - What libxml2 calls XML without a DTD must be read as the oracle reads it, or refused with the oracle's code. Other
 *   than the oracle, the decoder may refuse what is beyond its limits.
 * - What is not XML must be refused, with any code: a decoder that reads on finds another mistake first.
 *   Two things are forgiven: names of odd characters beyond ASCII, and what the reader of small documents lets pass
 *   in an encoded answer.
 * - What was written before a failure must not be a whole JSON text.
 * - Taken as lines, and with what is unknown refused, it must be the same (`other-readings.ts`).
 */
import { noOddities } from '../../src/codec/oddities.ts';
import { decodeXml } from '../../src/xml/encoding.ts';
import { differenceOf } from '../oracle/compare.ts';
import { readAnswer, readAnswerTree } from '../oracle/decode-answer.ts';
import { OracleFailure } from '../oracle/failure.ts';
import { libxmlRoot } from '../oracle/libxml-document.ts';
import { decoded, type Outcome } from './decoded.ts';
import type { FuzzCase } from './fuzz-case.ts';
import { linesDifference, refusalDifference } from './other-readings.ts';

export interface Verdict {
  /** What the decoder made of it. */
  readonly outcome: 'read' | 'refused';
  readonly difference: string | undefined;
}

function attempt(read: () => unknown): Outcome {
  try {
    return { tree: read() };
  } catch (reason) {
    if (reason instanceof OracleFailure) return { code: reason.code, detail: reason.message };
    throw reason;
  }
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return decodeXml(bytes);
  } catch {
    return undefined;
  }
}

function shown(outcome: Outcome): string {
  return 'tree' in outcome ? 'read' : `${outcome.code} (${outcome.detail.slice(0, 200)})`;
}

function disagreement(expected: Outcome, actual: Outcome): string | undefined {
  if ('tree' in expected && 'tree' in actual) return differenceOf(expected.tree, actual.tree);
  if ('code' in expected && 'code' in actual && expected.code === actual.code) return undefined;
  return `the oracle: ${shown(expected)}; the decoder: ${shown(actual)}`;
}

/** Codes of documents that are not XML, or are more of it than the decoder takes. */
const ofXml = new Set([
  'upstream-invalid-xml',
  'upstream-truncated',
  'upstream-html',
  'upstream-empty',
  'upstream-oversized',
]);

/** Of the characters of names, only those of ASCII are checked by the decoder. */
function hasOddNames(text: string | undefined): boolean {
  return text !== undefined && libxmlRoot(text.replace(/[^\u0000-\u007f]/gu, 'x')) !== undefined;
}

function judge(fuzzed: FuzzCase, actual: Outcome): string | undefined {
  const { called, bytes, options } = fuzzed;
  const expected = attempt(() => readAnswer(called, bytes, options));
  const first = disagreement(expected, actual);
  // An unharmed document is XML; one that both refuse for the same reason needs no third opinion.
  if (first === undefined && (!fuzzed.isMutated || 'code' in actual)) return undefined;
  const text = textOf(bytes);
  const root = text === undefined ? undefined : libxmlRoot(text);
  // Encoded answers are read by the reader of small documents, as the oracle reads them all.
  const isForgiven = (first === undefined && called[1].response.encoded) || hasOddNames(text);
  if (root === undefined) return 'code' in actual || isForgiven ? undefined : 'read, but it is not XML';
  if (first === undefined) return undefined;
  const second = disagreement(
    attempt(() => readAnswerTree(called, root, options)),
    actual,
  );
  if (second === undefined) return undefined;
  const isBeyondLimits =
    fuzzed.isMutated && bytes.length > 1000 && 'code' in actual && ofXml.has(actual.code);
  return isBeyondLimits && /\b(?:more|deep|long|large|limit)/.test(actual.detail) ? undefined : second;
}

export async function verdictOn(fuzzed: FuzzCase): Promise<Verdict> {
  let actual: Outcome;
  let other: string | undefined;
  try {
    const oddities = noOddities();
    actual = await decoded(fuzzed, oddities);
    other =
      (await linesDifference(fuzzed, actual)) ??
      (await refusalDifference(fuzzed, actual, oddities.unknownElements));
  } catch (reason) {
    const problem = reason instanceof Error ? `${reason.message}\n${reason.stack ?? ''}` : String(reason);
    return { outcome: 'refused', difference: `the decoder failed: ${problem.slice(0, 1500)}` };
  }
  return { outcome: 'tree' in actual ? 'read' : 'refused', difference: judge(fuzzed, actual) ?? other };
}
