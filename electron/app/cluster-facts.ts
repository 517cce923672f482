import type { ClusterPermissions } from '../../shared/permissions.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import { serverVersion } from '../kube/server-version.ts';
import type { Clock } from './clock.ts';
import { clusterPermissions } from './cluster-permissions.ts';
import type { Session } from './session-ports.ts';

const TIMEOUT_MS = 20_000;

/** What a person may want to know of a watched cluster beside its incidents. */
export interface ClusterFacts {
  /** "v1.34.2". @throws Error with one sentence. */
  version(context: string): Promise<string>;
  /** Kept as long as the connection; `again` asks anew. @throws Error with one sentence. */
  permissions(context: string, again: boolean): Promise<ClusterPermissions>;
}

export function clusterFacts(
  session: () => Pick<Session, 'connection' | 'loop'>,
  clock: Clock,
): ClusterFacts {
  const known = new WeakMap<ClusterConnection, Promise<ClusterPermissions>>();

  function connectionOf(context: string): ClusterConnection {
    const connection = session().connection(context);
    if (connection === null) throw new Error(`${context} is not watched: nothing can be asked there.`);
    return connection;
  }

  function ask(context: string, connection: ClusterConnection): Promise<ClusterPermissions> {
    const namespaces = session().loop(context)?.status().namespaces ?? null;
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answer = clusterPermissions(connection, namespaces, clock.now(), signal);
    known.set(connection, answer);
    // A failure is not kept: the next one who asks may have more luck.
    answer.catch(() => known.delete(connection));
    return answer;
  }

  return {
    version: async (context) => serverVersion(connectionOf(context), AbortSignal.timeout(TIMEOUT_MS)),
    async permissions(context, again) {
      const connection = connectionOf(context);
      return (again ? undefined : known.get(connection)) ?? ask(context, connection);
    },
  };
}
