/** Electron's great divide: most modules work only after `ready`, a few settings only before it. */
export class Readiness {
  #ready = false;
  readonly promise: Promise<void>;
  #resolve: () => void = () => {};

  constructor() {
    this.promise = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  get isReady(): boolean {
    return this.#ready;
  }

  become(): void {
    this.#ready = true;
    this.#resolve();
  }

  /** @throws Error as Electron does for what is used too early. */
  demand(what: string): void {
    if (!this.#ready) throw new Error(`${what} cannot be used before app is ready`);
  }

  /** @throws Error as Electron does for what is set too late. */
  demandNotYet(what: string): void {
    if (this.#ready) throw new Error(`${what} must be called before app is ready`);
  }
}
