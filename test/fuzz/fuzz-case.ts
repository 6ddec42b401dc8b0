/** One case of the fuzzer: draws → an operation, a profile, a document, its pieces. */
import type { CodecOptions } from '../../src/codec/profile.ts';
import type { Operation, Service } from '../../src/contract/service-model.ts';
import type { Draws } from '../oracle/draws.ts';
import { generateAnswer } from '../oracle/generate-answer.ts';
import { chunksOf, encodeXml } from '../oracle/soap-document.ts';
import { mutatedBytes, mutatedText } from './mutations.ts';

export type Called = readonly [Service, Operation];

export interface FuzzCase {
  readonly called: Called;
  readonly options: CodecOptions;
  readonly bytes: Buffer;
  readonly chunks: readonly Buffer[];
  readonly isMutated: boolean;
  /** True when something was put into it that the WSDL does not know. */
  readonly hasUnknown: boolean;
}

const profiles = ['exact', 'friendly'] as const;

/** With `whole`, the document comes in one piece. */
export function fuzzCase(operations: readonly Called[], draws: Draws, whole = false): FuzzCase {
  const called = draws.pick(operations);
  const options: CodecOptions = { profile: draws.pick(profiles), nameProvisionalEnums: true };
  const mutation = draws.pick(['none', 'text', 'none', 'bytes', 'text'] as const);
  const style = { unknown: draws.chance(0.5), shuffled: draws.chance(0.5), wrapped: draws.chance(0.2) };
  const answer = generateAnswer(called, draws, style);
  let { bytes } = answer;
  if (mutation === 'text') bytes = encodeXml(mutatedText(answer.xml, draws), answer.encoding, draws);
  if (mutation === 'bytes') bytes = mutatedBytes(bytes, draws);
  return {
    called,
    options,
    bytes,
    chunks: whole ? [bytes] : chunksOf(bytes, draws),
    isMutated: mutation !== 'none',
    hasUnknown: style.unknown,
  };
}
