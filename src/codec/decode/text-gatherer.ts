/** As many pieces are joined at once. */
const mostPieces = 4096;

/**
 * A text of which the pieces may be as short as a character. Not `+=`: that keeps a node for each piece until somebody
 * looks at the text, which is many times its size.
 */
export class TextGatherer {
  #pieces: string[] = [];
  #joined: string[] = [];

  add(piece: string): void {
    if (this.#pieces.push(piece) < mostPieces) return;
    this.#joined.push(this.#pieces.join(''));
    this.#pieces = [];
  }

  get text(): string {
    return this.#joined.length === 0 ? this.#pieces.join('') : [...this.#joined, ...this.#pieces].join('');
  }

  forget(): void {
    if (this.#pieces.length > 0) this.#pieces = [];
    if (this.#joined.length > 0) this.#joined = [];
  }
}
