import type { Log } from '../app/log.ts';

/** Which cluster is behind the context. Read before the first look and again whenever there is reason to doubt it. */
export interface Identity {
  /** Null before the first answer. */
  readonly cluster: string | null;
  /** Reads it where it is unknown or in doubt; several callers share one request. @throws KubeError */
  ensure(): Promise<void>;
  /** The next `ensure` asks again; an answer under way is not taken. */
  doubt(): void;
}

/**
 * `read` asks the cluster. `found` is told each identity other than the last, the first included, before `ensure`
 * returns; when it throws, the identity counts as not read.
 */
export function createIdentity(
  context: string,
  read: () => Promise<string>,
  found: (cluster: string, before: string | null) => void,
  log: Log,
): Identity {
  let cluster: string | null = null;
  let isSure = false;
  let asking: { answer: Promise<void> } | null = null;

  function take(answer: string): void {
    isSure = true;
    if (answer === cluster) return;
    if (cluster !== null)
      log.warn('another cluster answers behind the context', { context, cluster, answer });
    const before = cluster;
    cluster = answer;
    try {
      found(answer, before);
    } catch (error) {
      cluster = before;
      isSure = false;
      throw error;
    }
  }

  function ask(): { answer: Promise<void> } {
    const mine = {
      answer: read()
        .then((answer) => {
          if (asking === mine) take(answer);
        })
        .finally(() => {
          if (asking === mine) asking = null;
        }),
    };
    return mine;
  }

  return {
    get cluster() {
      return cluster;
    },
    async ensure() {
      while (!isSure) {
        asking ??= ask();
        await asking.answer;
      }
    },
    doubt() {
      isSure = false;
      asking = null;
    },
  };
}
