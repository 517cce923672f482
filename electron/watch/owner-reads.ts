import type { ObjectRef } from '../../shared/cluster-event.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import { refKey } from './cluster-view.ts';
import type { Owners } from './owners.ts';

/** After a failed read, others wait this long: a busy watch asks at every change. */
const RETRY_MS = 5_000;

/** Reads the controllers between pods and their workloads, one round at a time. */
export interface OwnerReads {
  want(controllers: readonly ObjectRef[]): void;
  /** Resolves when no round is under way. */
  settled(): Promise<void>;
  /** Resources that may not be read. */
  forbidden(): readonly string[];
}

export interface OwnerReadsDeps {
  owners: Owners;
  clock: Clock;
  log: Log;
  signal: () => AbortSignal;
  /** A round is over: some owners may be known now. */
  done: () => void;
}

export function createOwnerReads({ owners, clock, log, signal, done }: OwnerReadsDeps): OwnerReads {
  const wanted = new Map<string, ObjectRef>();
  let round: Promise<void> | null = null;
  let notBefore = 0;
  let forbidden: readonly string[] = [];

  async function read(controllers: ObjectRef[]): Promise<void> {
    const failures = await owners.resolve(controllers, signal());
    if (signal().aborted) return;
    const refused = failures.filter(({ error }) => error.kind === 'forbidden');
    if (refused.length > 0) forbidden = [...new Set(refused.map(({ resource }) => resource))];
    if (refused.length < failures.length) notBefore = clock.now() + RETRY_MS;
    for (const { error } of failures) log.warn('an owner could not be read', { error: error.message });
    done();
  }

  function start(): void {
    if (round !== null || wanted.size === 0 || clock.now() < notBefore || signal().aborted) return;
    const controllers = [...wanted.values()];
    wanted.clear();
    round = read(controllers)
      .catch((error: unknown) => log.error('internal error while reading owners', { error }))
      .finally(() => {
        round = null;
        start();
      });
  }

  return {
    want(controllers) {
      for (const controller of controllers) {
        if (owners.above(controller) === null) wanted.set(refKey(controller), controller);
      }
      start();
    },
    async settled() {
      while (round !== null) await round;
    },
    forbidden: () => forbidden,
  };
}
