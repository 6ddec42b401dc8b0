/**
 * The codec of one operation: JSON → SOAP request, SOAP answer → JSON. Its port is a stream of bytes on both sides of
 * an answer; neither the answer nor its JSON ever stands in memory as a whole.
 */
import { buffer } from 'node:stream/consumers';
import { typeOf, type Operation, type Service } from '../contract/service-model.ts';
import { oversized } from './decode/answer-failure.ts';
import { answerPieces } from './decode/answer-stream.ts';
import { defaultLimits } from './decode-limits.ts';
import { DecoderPool } from './decode/decoder-pool.ts';
import { compileRequestWriter, type RequestWriter } from './encode/encode.ts';
import { inlineMultirefs } from './soap-encoding/multiref.ts';
import { noOddities, type Oddities } from './oddities.ts';
import type { CodecOptions } from './profile.ts';
import { answerShape, isLoneValue, plainShape, itemsShape } from './plan/type-shape.ts';

export { noOddities } from './oddities.ts';

type Bytes = AsyncIterable<Uint8Array>;

export interface OperationCodec {
  /** The SOAP document of a request. Throws `invalid-request` with a pointer for each flaw, 50 at most. */
  encode(input: unknown): string;
  /**
   * The answer as JSON text, in pieces. The first comes when the Body is known to hold the answer. Throws as
   * `readResponseElement` does, and `upstream-contract-violation`, `-invalid-xml`, `-truncated` and `-oversized`, also between
   * pieces: text that does not end is no JSON. Ending early ends the input.
   */
  decode(bytes: Bytes, oddities?: Oddities): Bytes;
  /** The items of the answer's list, one JSON text and a line end each; the whole answer when it has no such list. */
  decodeItems(bytes: Bytes, oddities?: Oddities): Bytes;
  /** The answer as a value. Throws as `decode` does, and `upstream-oversized` beyond the limit `valueBytes`. */
  decodeValue(bytes: Bytes, oddities?: Oddities): Promise<unknown>;
}

/** The decoders of the two forms of an answer, each made when it is first asked for. */
class AnswerReader {
  readonly #service: Service;
  readonly #operation: Operation;
  readonly #options: CodecOptions;
  #whole: DecoderPool | undefined;
  /** True when nothing may be written before all of it is known. */
  #isHeld = false;
  #items: DecoderPool | undefined;

  constructor(service: Service, operation: Operation, options: CodecOptions) {
    this.#service = service;
    this.#operation = operation;
    this.#options = { ...options, limits: { ...options.limits, ...operation.limits } };
  }

  whole(): DecoderPool {
    if (this.#whole === undefined) {
      const model = typeOf(this.#service, this.#operation.response.type);
      const shape = model.kind === 'complex' ? answerShape(model, this.#options.profile) : plainShape;
      this.#isHeld = model.kind === 'complex' && isLoneValue(this.#service, model, shape);
      this.#whole = new DecoderPool(this.#service, this.#operation, this.#options, shape);
    }
    return this.#whole;
  }

  /** `undefined` when the answer has no list that stands out. */
  items(): DecoderPool | undefined {
    if (this.#items !== undefined) return this.#items;
    const shape = itemsShape(this.#service, this.#operation.response);
    if (shape !== undefined)
      this.#items = new DecoderPool(this.#service, this.#operation, this.#options, shape);
    return this.#items;
  }

  async *read(
    pool: DecoderPool,
    bytes: Bytes,
    oddities: Oddities,
  ): AsyncGenerator<Uint8Array, void, undefined> {
    const literal = this.#operation.response.encoded
      ? inlineMultirefs(bytes, this.#service, this.#operation, this.#options.limits?.totalBytes)
      : bytes;
    const state = pool.take();
    state.oddities = oddities;
    const pieces = answerPieces(literal, state);
    if (this.#isHeld && pool === this.#whole) yield await buffer(pieces);
    else yield* pieces;
    pool.giveBack(state);
  }
}

async function* withLineEnd(pieces: Bytes): AsyncGenerator<Uint8Array, void, undefined> {
  yield* pieces;
  yield Buffer.from('\n');
}

const nothing = Buffer.from('null');

/** The lines of a list. One that is nil comes as `null` without a line end: it has no items. */
async function* linesOf(pieces: Bytes): AsyncGenerator<Uint8Array, void, undefined> {
  let held: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of pieces) {
    if (held !== undefined) held = Buffer.concat([held, piece]);
    if (held === undefined) yield piece;
    else if (held.length > nothing.length) {
      yield held;
      held = undefined;
    }
  }
  if (held !== undefined && !held.equals(nothing)) yield held;
}

/** The pieces; throws `upstream-oversized` when they are more bytes together. */
async function* atMost(most: number, pieces: Bytes): AsyncGenerator<Uint8Array, void, undefined> {
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > most) throw oversized(`${most} bytes of JSON`);
    yield piece;
  }
}

/** Compiles on first use: a WSDL may hold hundreds of operations of which a process calls five. */
export function operationCodec(
  service: Service,
  operation: Operation,
  options: CodecOptions,
): OperationCodec {
  let writer: RequestWriter | undefined;
  const reader = new AnswerReader(service, operation, options);
  const decode = (bytes: Bytes, oddities = noOddities()): Bytes =>
    reader.read(reader.whole(), bytes, oddities);
  return {
    encode(input) {
      writer ??= compileRequestWriter(service, operation, options);
      return writer(input);
    },
    decode,
    decodeItems(bytes, oddities = noOddities()) {
      const pool = reader.items();
      return pool === undefined
        ? withLineEnd(decode(bytes, oddities))
        : linesOf(reader.read(pool, bytes, oddities));
    },
    async decodeValue(bytes, oddities) {
      const most = options.limits?.valueBytes ?? defaultLimits.valueBytes;
      return JSON.parse((await buffer(atMost(most, decode(bytes, oddities)))).toString()) as unknown;
    },
  };
}
