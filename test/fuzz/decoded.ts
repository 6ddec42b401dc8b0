/** One document through the decoder. */
import { operationCodec, type OperationCodec } from '../../src/codec/operation-codec.ts';
import type { Oddities } from '../../src/codec/oddities.ts';
import type { CodecOptions } from '../../src/codec/profile.ts';
import type { Operation, Service } from '../../src/contract/service-model.ts';
import { BridgeError } from '../../src/error/bridge-error.ts';
import { readJson } from '../oracle/json-tree.ts';
import { streamOf } from '../oracle/soap-document.ts';
import type { FuzzCase } from './fuzz-case.ts';

/** What came of a document: a tree of JSON, or the code of a failure. */
export type Outcome = { readonly tree: unknown } | { readonly code: string; readonly detail: string };

const codecs = new WeakMap<Operation, Map<string, OperationCodec>>();

/** Compiled once for each operation and its options, as the product does. */
function codecOf([service, operation]: readonly [Service, Operation], options: CodecOptions): OperationCodec {
  const known = codecs.get(operation) ?? new Map<string, OperationCodec>();
  codecs.set(operation, known);
  const key = `${options.profile} ${options.unknown ?? 'skip'}`;
  const codec = known.get(key) ?? operationCodec(service, operation, options);
  known.set(key, codec);
  return codec;
}

function isWhole(json: string): boolean {
  try {
    readJson(json);
    return true;
  } catch {
    return false;
  }
}

function withCauses(reason: Error): string {
  const text = reason instanceof BridgeError ? reason.detail : reason.message;
  return reason.cause instanceof Error ? `${text}: ${withCauses(reason.cause)}` : text;
}

/** The text, or the failure with what was written before it. Throws for a failure that is none of the decoder's. */
async function textOf(
  pieces: AsyncIterable<Uint8Array>,
): Promise<{ readonly text: string; readonly failure: BridgeError | undefined }> {
  const read: Uint8Array[] = [];
  let failure: BridgeError | undefined;
  try {
    for await (const piece of pieces) read.push(piece);
  } catch (reason) {
    if (!(reason instanceof BridgeError) || reason.code === 'internal') throw reason;
    failure = reason;
  }
  return { text: Buffer.concat(read).toString(), failure };
}

function failed(failure: BridgeError): Outcome {
  return { code: failure.code, detail: withCauses(failure) };
}

/** The answer as JSON. Throws for text that it should not have written. */
export async function decoded(
  { called, options, chunks }: Pick<FuzzCase, 'called' | 'options' | 'chunks'>,
  oddities?: Oddities,
): Promise<Outcome> {
  const { text, failure } = await textOf(codecOf(called, options).decode(streamOf(chunks), oddities));
  if (failure === undefined) return { tree: readJson(text) };
  if (text !== '' && isWhole(text)) throw new Error(`a whole JSON text before a failure: ${text}`);
  return failed(failure);
}

/** The answer as lines: the tree is the array of them. */
export async function decodedLines({ called, options, chunks }: FuzzCase): Promise<Outcome> {
  const { text, failure } = await textOf(codecOf(called, options).decodeItems(streamOf(chunks)));
  if (failure !== undefined) return failed(failure);
  if (text !== '' && !text.endsWith('\n')) return { code: 'no line end', detail: text.slice(-200) };
  return { tree: text.split('\n').slice(0, -1).map(readJson) };
}
