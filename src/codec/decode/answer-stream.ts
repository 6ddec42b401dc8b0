/** The stream of an answer: bytes in, pieces of JSON text out, one pulled by the other. */
import type { Operation } from '../../contract/service-model.ts';
import { judgeAnswer } from '../../envelope/envelope.ts';
import { BridgeError } from '../../error/bridge-error.ts';
import { ByteGatherer } from '../../xml/byte-gatherer.ts';
import { Transcoder } from '../../xml/transcoder.ts';
import { XmlError, XmlSizeError } from '../../xml/xml-error.ts';
import { oversized, UnexpectedAnswer } from './answer-failure.ts';
import { keepCapture } from './capture.ts';
import type { DecoderState } from './decoder-state.ts';
import { readAvailable } from './read-markup.ts';

/** A failure of the XML reader in the words of the bridge. */
function upstreamError(cause: unknown): unknown {
  if (cause instanceof XmlSizeError)
    return new BridgeError('upstream-oversized', `the answer has ${cause.message}`, { cause });
  if (!(cause instanceof XmlError || cause instanceof UnexpectedAnswer)) return cause;
  return new BridgeError('upstream-invalid-xml', 'the answer is not XML that the bridge accepts', { cause });
}

/** What came before the expected answer, as it came: what it is when that never comes. */
class Prelude {
  readonly #seen = new ByteGatherer();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get isTooLong(): boolean {
    return this.#seen.length > this.#most;
  }

  add(chunk: Uint8Array): void {
    // One byte too many is enough to know.
    this.#seen.add(chunk.subarray(0, this.#most + 1 - this.#seen.length));
  }

  forget(): void {
    this.#seen.forget();
  }

  /** What an answer is that is not the expected one. */
  verdict({ response }: Operation, cause: unknown): unknown {
    try {
      judgeAnswer(this.#seen.bytes.subarray(0, this.#most), response.name, this.isTooLong);
    } catch (reason) {
      // The readers differ in what they call too much; the one that streams knows it better.
      const isUnread = reason instanceof BridgeError && reason.code === 'upstream-invalid-xml';
      return isUnread ? upstreamError(cause instanceof XmlSizeError ? cause : reason) : reason;
    }
    if (this.isTooLong) return oversized(`${this.#most} bytes before the answer begins`);
    if (cause instanceof UnexpectedAnswer) return oversized('is read of what is not expected');
    return upstreamError(cause);
  }
}

/** Only behind so many bytes at once is the element at their end worth waiting for. */
const worthWaiting = 4096;

/** One answer on its way through a decoder. */
class AnswerStream {
  readonly #state: DecoderState;
  readonly #prelude: Prelude;
  readonly #transcoder = new Transcoder();
  #total = 0;

  constructor(state: DecoderState) {
    this.#state = state;
    this.#prelude = new Prelude(state.limits.preludeBytes);
  }

  /** Reads one chunk and yields what it makes. */
  *read(chunk: Uint8Array): Generator<Uint8Array, void, undefined> {
    if (!this.#state.hasBegun) this.#prelude.add(chunk);
    yield* this.#readText(this.#transcoder.push(chunk));
    if (this.#state.hasBegun) this.#prelude.forget();
  }

  /** Reads what was held back and yields the rest. Throws for an answer that is not complete. */
  *finish(): Generator<Uint8Array, void, undefined> {
    const state = this.#state;
    yield* this.#readText(this.#transcoder.end());
    yield* this.#readWaiting();
    if (!state.hasBegun) throw new UnexpectedAnswer('the answer ends before its Body begins');
    if (!state.isDone)
      throw new BridgeError('upstream-truncated', 'the answer ends before its envelope is closed');
    const { source, markup } = state;
    if (markup !== undefined || source.position < source.end || source.endsInsideCharacter)
      throw new XmlError('something that is not complete follows the envelope');
    // The only property of an answer, which stands for it, was not there.
    if (state.output.isEmpty && state.plan.shape.kind === 'bare') yield Buffer.from('null');
    else yield state.output.takeRest();
  }

  *#readText(text: Uint8Array): Generator<Uint8Array, void, undefined> {
    const state = this.#state;
    const { output, source, limits } = state;
    this.#total += text.length;
    if (this.#total > limits.totalBytes) throw oversized(`${limits.totalBytes} bytes`);
    for (let from = 0; from < text.length;) {
      const taken = source.take(text, from);
      from += taken;
      state.mayWait = taken >= worthWaiting;
      state.captureFrom = 0;
      output.reserveFor(source.end - source.position);
      while (!readAvailable(state)) yield* pieceOf(state);
      // Not by the length of the chunk: the answer may begin anywhere in it.
      if (!state.hasBegun && source.offset > limits.preludeBytes)
        throw new UnexpectedAnswer('the answer does not begin');
      keepCapture(state);
    }
    if (text.length > 0) yield* pieceOf(state);
  }

  /** Reads what was kept for a moment at which more would be there. */
  *#readWaiting(): Generator<Uint8Array, void, undefined> {
    const state = this.#state;
    state.mayWait = false;
    while (!readAvailable(state)) yield* pieceOf(state);
  }

  /** What a failure is to the caller, once the rest of an unexpected answer was seen. */
  async failure(cause: unknown, rest: AsyncIterator<Uint8Array>): Promise<unknown> {
    if (this.#state.hasBegun || cause instanceof BridgeError) return upstreamError(cause);
    if (!(cause instanceof XmlError || cause instanceof UnexpectedAnswer)) return cause;
    while (!this.#prelude.isTooLong) {
      const next = await rest.next();
      if (next.done === true) break;
      this.#prelude.add(next.value);
    }
    return this.#prelude.verdict(this.#state.plan.operation, cause);
  }
}

function* pieceOf(state: DecoderState): Generator<Uint8Array, void, undefined> {
  const piece = state.output.take();
  if (piece !== undefined) yield piece;
}

/**
 * The JSON text of an answer in pieces. The first comes when the expected answer has begun, the next chunk is asked for
 * when all pieces of the one before were taken, and ending early ends the input. Throws `BridgeError`: as `readResponseElement`
 * for what is not the expected answer, then `upstream-invalid-xml`, `-truncated`, `-contract-violation`, `-oversized`.
 */
export async function* answerPieces(
  bytes: AsyncIterable<Uint8Array>,
  state: DecoderState,
): AsyncGenerator<Uint8Array, void, undefined> {
  const stream = new AnswerStream(state);
  const chunks = bytes[Symbol.asyncIterator]();
  let isOver = false;
  try {
    for (;;) {
      const next = await chunks.next();
      isOver = next.done === true;
      if (next.done === true) break;
      yield* stream.read(next.value);
    }
    yield* stream.finish();
  } catch (cause) {
    throw await stream.failure(cause, chunks);
  } finally {
    if (!isOver) await chunks.return?.();
  }
}
