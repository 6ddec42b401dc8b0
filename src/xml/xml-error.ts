/** Why a document is not acceptable; the caller of the reader knows whose document it was and says so. */
export class XmlError extends Error {
  /** 0-based index into the text, where it is known. */
  readonly offset: number | undefined;

  constructor(message: string, offset?: number) {
    super(message);
    this.name = 'XmlError';
    this.offset = offset;
  }
}

/** A document that may be well-formed, but has more elements than the reader accepts. */
export class XmlSizeError extends XmlError {
  constructor(message: string, offset?: number) {
    super(message, offset);
    this.name = 'XmlSizeError';
  }
}
