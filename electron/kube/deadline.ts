/** One signal out of the caller's own and a timer that can be set anew, telling which of them fired. */
export class Deadline {
  /** Set once the timer fired: how long it had been given, in milliseconds. */
  expiredAfterMs: number | null = null;
  readonly #controller = new AbortController();
  readonly #parents: AbortSignal[];
  readonly #abort = () => this.#controller.abort();
  #timer: NodeJS.Timeout | undefined;

  /** AbortSignal.any would do, but keeps a trace on a signal that lives as long as the app. */
  constructor(parents: AbortSignal[]) {
    this.#parents = parents;
    for (const parent of parents) {
      if (parent.aborted) this.#abort();
      else parent.addEventListener('abort', this.#abort, { once: true });
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Starts the timer, in place of the one that may be running. */
  start(ms: number): void {
    this.pause();
    this.#timer = setTimeout(() => {
      this.expiredAfterMs = ms;
      this.#abort();
    }, ms);
  }

  pause(): void {
    clearTimeout(this.#timer);
  }

  /** Lets go of everything; an answer still being read is aborted with it. */
  end(): void {
    this.pause();
    for (const parent of this.#parents) parent.removeEventListener('abort', this.#abort);
    this.#abort();
  }

  /** Settles as `work` does, but no later than the signal: work shared with others is left running. */
  async outlast<T>(work: Promise<T>): Promise<T> {
    const { promise, reject } = Promise.withResolvers<never>();
    const stop = () => reject(this.signal.reason);
    if (this.signal.aborted) stop();
    this.signal.addEventListener('abort', stop, { once: true });
    try {
      return await Promise.race([work, promise]);
    } finally {
      this.signal.removeEventListener('abort', stop);
    }
  }
}
