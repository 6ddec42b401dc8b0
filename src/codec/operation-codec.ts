/**
 * The codec of one operation: JSON → SOAP request, SOAP answer → JSON. Its port is a stream of bytes on both sides of
 * an answer, whatever happens in between.
 */
import { buffer } from 'node:stream/consumers';
import type { Operation, Service } from '../contract/service-model.ts';
import { readAnswer, writeEnvelope } from '../envelope/envelope.ts';
import { compileAnswerReader, type AnswerReader, type Oddities } from './decode.ts';
import { compileRequestWriter, type RequestWriter } from './encode.ts';
import type { CodecOptions } from './profile.ts';

export interface OperationCodec {
  /** The SOAP document of a request. Throws `invalid-request` with a pointer for each flaw, 50 at most. */
  encode(input: unknown): string;
  /** The answer as JSON text. Throws as `readAnswer` does, and `upstream-contract-violation`. */
  decode(bytes: AsyncIterable<Uint8Array>, oddities?: Oddities): AsyncIterable<Uint8Array>;
  /** The answer as a value. Throws as `decode` does. */
  decodeValue(bytes: AsyncIterable<Uint8Array>, oddities?: Oddities): Promise<unknown>;
}

export function noOddities(): Oddities {
  return { unknownElements: 0, countDifferences: [] };
}

/** Compiles on first use: a WSDL may hold hundreds of operations of which a process calls five. */
export function operationCodec(
  service: Service,
  operation: Operation,
  options: CodecOptions,
): OperationCodec {
  let writer: RequestWriter | undefined;
  let reader: AnswerReader | undefined;
  const decodeValue = async (bytes: AsyncIterable<Uint8Array>, oddities = noOddities()): Promise<unknown> => {
    const element = readAnswer(await buffer(bytes), operation.response.name);
    reader ??= compileAnswerReader(service, operation, options);
    return reader(element, oddities);
  };
  return {
    encode(input) {
      writer ??= compileRequestWriter(service, operation, options);
      return writeEnvelope(writer(input), operation.soapVersion);
    },
    decodeValue,
    async *decode(bytes, oddities) {
      yield Buffer.from(JSON.stringify(await decodeValue(bytes, oddities)));
    },
  };
}
