import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';

/** A name server or balancer may lead elsewhere without any error. */
const SURE_MS = 5 * 60_000;

/** Which cluster is behind the context. Read before the first look and again whenever there is reason to doubt it. */
export interface Identity {
  /** Null before the first answer. */
  readonly cluster: string | null;
  /** Reads it where it is unknown or in doubt; several callers share one request. @throws KubeError */
  ensure(): Promise<void>;
  /** The next `ensure` asks again; an answer under way is not taken. */
  doubt(): void;
}

export interface IdentityDeps {
  clock: Clock;
  log: Log;
  /** Asks the cluster. @throws KubeError */
  read: () => Promise<string>;
  /**
   * Told each identity other than the last, the first included, before `ensure` returns; when it throws, the identity
   * counts as not read.
   */
  found: (cluster: string, before: string | null) => void;
}

export function createIdentity(context: string, { clock, log, read, found }: IdentityDeps): Identity {
  let cluster: string | null = null;
  /** Epoch ms of the last answer; null: in doubt. */
  let sureSince: number | null = null;
  let asking: { answer: Promise<void> } | null = null;

  function take(answer: string): void {
    sureSince = clock.now();
    if (answer === cluster || (cluster !== null && isServer(answer) !== isServer(cluster))) return;
    if (cluster !== null)
      log.warn('another cluster answers behind the context', { context, cluster, answer });
    const before = cluster;
    cluster = answer;
    try {
      found(answer, before);
    } catch (error) {
      cluster = before;
      sureSince = null;
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
      while (sureSince === null || clock.now() - sureSince >= SURE_MS) {
        asking ??= ask();
        await asking.answer;
      }
    },
    doubt() {
      sureSince = null;
      asking = null;
    },
  };
}

/**
 * An identity made from server and CA. Within one connection those stay, so that a UID that may be read no more, or
 * may be read now, says nothing about another cluster.
 */
function isServer(identity: string): boolean {
  return identity.startsWith('server:');
}
