const NEWLINE = 0x0a;

/** Raised by LineSplitter.push; the stream cannot be read on. */
export class LineTooLong extends Error {}

/**
 * Cuts a byte stream into lines without ever joining more than one of them: bytes, not characters, so a chunk may
 * end inside a UTF-8 sequence.
 */
export class LineSplitter {
  readonly #maxBytes: number;
  #head: Buffer[] = [];
  #headBytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** True when the bytes so far end inside a line. */
  get insideLine(): boolean {
    return this.#headBytes > 0;
  }

  /** Yields the lines that end in this chunk, without their newlines; empty ones are left out. */
  *push(chunk: Buffer): Generator<Buffer> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      const line = this.#complete(chunk.subarray(start, end));
      start = end + 1;
      if (line.length > 0) yield line;
    }
    if (start < chunk.length) this.#keep(chunk.subarray(start));
  }

  #keep(bytes: Buffer): void {
    this.#headBytes += bytes.length;
    if (this.#headBytes > this.#maxBytes) throw new LineTooLong();
    this.#head.push(bytes);
  }

  #complete(tail: Buffer): Buffer {
    if (this.#headBytes + tail.length > this.#maxBytes) throw new LineTooLong();
    if (this.#headBytes === 0) return tail;
    const line = Buffer.concat([...this.#head, tail], this.#headBytes + tail.length);
    this.#head = [];
    this.#headBytes = 0;
    return line;
  }
}
