/**
 * A value that expires: made when first asked for, once however many ask at the same time, and again after it
 * expired or was rejected. A failure is told to everyone who waits and is not kept.
 */
export class Renewable<T extends { expiresAtMs: number }> {
  readonly #make: () => Promise<T>;
  readonly #now: () => number;
  #value: T | null = null;
  #making: Promise<T> | null = null;

  constructor(make: () => Promise<T>, now: () => number) {
    this.#make = make;
    this.#now = now;
  }

  current(): Promise<T> {
    if (this.#value !== null && this.#now() < this.#value.expiresAtMs) return Promise.resolve(this.#value);
    this.#making ??= this.#remake();
    return this.#making;
  }

  /** Replaces `rejected`, unless somebody else already did. */
  renew(rejected: T): Promise<T> {
    if (this.#value === rejected) this.#value = null;
    return this.current();
  }

  async #remake(): Promise<T> {
    try {
      this.#value = await this.#make();
      return this.#value;
    } finally {
      this.#making = null;
    }
  }
}
