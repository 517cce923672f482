import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DemoServer } from '../../electron/demo/demo-server.ts';
import type { LoggedRequest } from '../../electron/demo/request-log.ts';
import type { ClusterConnection } from '../../electron/kube/connection.ts';

/** Turns of the event loop in which nothing may be left to do, for what follows from the last byte. */
const CALM_TURNS = 4;
/** Real time after which waiting for calm is given up, ms. */
const PATIENCE_MS = 60_000;

/** Real sockets under a clock that stands still: knows when all that was sent has arrived. */
export interface Wire {
  /** The same connection, accounted for. */
  through(connection: ClusterConnection): ClusterConnection;
  /** Resolves when no request is under way and every watch has read what was written. @throws Error after a minute */
  settle(): Promise<void>;
}

/** `server` is the only one that the connections lead to; null before it stands. */
export function createWire(server: () => DemoServer | null): Wire {
  let requests = 0;
  const reading = new Set<{ bytes: number }>();
  let writing: LoggedRequest[] = [];
  let logged = 0;

  async function counted<T>(request: Promise<T>): Promise<T> {
    requests++;
    try {
      return await request;
    } finally {
      requests--;
    }
  }

  async function* watch(
    connection: ClusterConnection,
    resource: Parameters<ClusterConnection['watch']>[0],
    options: Parameters<ClusterConnection['watch']>[1],
  ) {
    const mine = { bytes: 0 };
    const onBytes = (bytes: number) => {
      mine.bytes += bytes;
      options.onBytes?.(bytes);
    };
    reading.add(mine);
    try {
      yield* connection.watch(resource, { ...options, onBytes });
    } finally {
      reading.delete(mine);
    }
  }

  /** What is still under way, in words; null when nothing is. */
  function underWay(demo: DemoServer): string | null {
    if (requests > 0) return `${requests} requests are not answered`;
    const { entries } = demo.requests;
    writing.push(...entries.slice(logged).filter(({ verb }) => verb === 'watch'));
    logged = entries.length;
    writing = writing.filter(({ endedAt }) => endedAt === undefined);
    if (writing.length !== reading.size)
      return `${reading.size} watches are read, ${writing.length} are written`;
    const [read, written] = [total([...reading]), total(writing)];
    return read === written ? null : `the watches have read ${read} of ${written} bytes`;
  }

  return {
    through: (connection) => ({
      ...connection,
      listPage: (...how) => counted(connection.listPage(...how)),
      getJson: (...how) => counted(connection.getJson(...how)),
      getText: (...how) => counted(connection.getText(...how)),
      postJson: (...how) => counted(connection.postJson(...how)),
      write: (...how) => counted(connection.write(...how)),
      watch: (resource, options) => watch(connection, resource, options),
    }),
    async settle() {
      const giveUp = performance.now() + PATIENCE_MS;
      for (let calm = 0; calm < CALM_TURNS; ) {
        await nextTurn();
        const demo = server();
        const what = demo === null ? null : underWay(demo);
        calm = what === null ? calm + 1 : 0;
        if (performance.now() > giveUp) throw new Error(`the wire does not come to rest: ${what ?? ''}`);
      }
    },
  };
}

const total = (streams: readonly { bytes: number }[]) => streams.reduce((sum, { bytes }) => sum + bytes, 0);
