/** Answers that come compressed: opened as they are read, and within bounds, since a few bytes can stand for very many. */
import { createGunzip, type Gunzip } from 'node:zlib';
import { BridgeError } from '../error/bridge-error.ts';

const mib = 1024 * 1024;

/** An answer may be so many times as long as what came over the wire: XML of rows that are nearly equal comes to a hundred. */
const maxRatio = 200;
/** Up to so many bytes it may be as long as it likes. */
const unratedBytes = mib;

/** One gzip stream, with what of it has been opened so far taken out before more is put in. */
class Opening {
  readonly #gunzip: Gunzip = createGunzip({ chunkSize: 65_536 });
  #failure: (Error & { readonly code?: string }) | undefined;
  #isEnded = false;
  #received = 0;
  #wake: () => void = () => undefined;

  constructor() {
    this.#gunzip.on('readable', () => this.#wake());
    this.#gunzip.on('end', () => {
      this.#isEnded = true;
      this.#wake();
    });
    this.#gunzip.on('error', (failure) => {
      this.#failure = failure;
      this.#wake();
    });
  }

  /** What a piece opens to. Throws `upstream-invalid-xml` where it is no gzip, or goes on after its end. */
  async *open(piece: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
    this.#received += piece.length;
    let isTaken = false;
    this.#gunzip.write(piece, () => {
      isTaken = true;
      this.#wake();
    });
    yield* this.#pieces(() => isTaken);
    if (this.#isEnded) throw broken('it goes on after its end');
  }

  /** The rest. Throws `upstream-truncated` where the stream does not end here. */
  async *finish(): AsyncGenerator<Uint8Array, void, undefined> {
    this.#gunzip.end();
    yield* this.#pieces(() => false);
    if (this.#gunzip.bytesWritten < this.#received) throw broken('it goes on after its end');
  }

  /** What is being worked on is dropped, and its memory with it. */
  close(): void {
    this.#gunzip.destroy();
  }

  async *#pieces(isDone: () => boolean): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const piece = this.#gunzip.read() as Uint8Array | null;
      if (piece !== null) yield piece;
      else if (this.#failure !== undefined) throw failureOf(this.#failure);
      else if (this.#isEnded || isDone()) return;
      else await this.#change();
    }
  }

  #change(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

function broken(why: string, cause?: Error): BridgeError {
  const options = { internal: { compressed: why }, ...(cause === undefined ? {} : { cause }) };
  return new BridgeError('upstream-invalid-xml', "WFM's compressed answer is broken", options);
}

function failureOf(failure: Error & { readonly code?: string }): BridgeError {
  if (failure.code !== 'Z_BUF_ERROR') return broken(failure.code ?? 'unknown', failure);
  return new BridgeError('upstream-truncated', "WFM's compressed answer ends in its middle", {
    cause: failure,
  });
}

/** Throws `upstream-oversized` when so much has come of so little. */
function judge(received: number, opened: number, maxBytes: number): void {
  if (opened > maxBytes)
    throw new BridgeError('upstream-oversized', "WFM's answer is larger than the configured limit", {
      internal: { received, opened },
    });
  if (opened <= unratedBytes || opened <= received * maxRatio) return;
  throw new BridgeError('upstream-oversized', "WFM's compressed answer opens to far more than it is", {
    internal: { received, opened },
  });
}

/**
 * The bytes that gzip bytes stand for, each piece as soon as it is there; nothing for nothing. At most `maxBytes`, and beyond
 * the first MiB at most 200 times what came in. Throws `upstream-oversized`, `upstream-truncated`, `upstream-invalid-xml`
 * and what `source` throws; giving up gives up `source` as well.
 */
export async function* gunzipped(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const opening = new Opening();
  let received = 0;
  let opened = 0;
  const judged = (piece: Uint8Array): Uint8Array => {
    opened += piece.length;
    judge(received, opened, maxBytes);
    return piece;
  };
  try {
    for await (const piece of source) {
      received += piece.length;
      for await (const part of opening.open(piece)) yield judged(part);
    }
    if (received === 0) return;
    for await (const part of opening.finish()) yield judged(part);
  } finally {
    opening.close();
  }
}
