import type { User } from '../../../electron/demo/access.ts';
import { type DemoServer, startDemoServer } from '../../../electron/demo/demo-server.ts';
import type { ClusterConnection } from '../../../electron/kube/connection.ts';
import type { Settings } from '../../../shared/settings.ts';
import { connectTo } from '../../support/connect-to.ts';
import { startWatchedLoop, type WatchedLoop } from '../../support/watched-loop.ts';

/** A watch-loop on the demo's HTTPS API. */
export interface WatchedDemo extends WatchedLoop {
  server: DemoServer;
  close(): Promise<void>;
}

export interface WatchedDemoOptions {
  user?: User;
  /** Before the loop starts. */
  prepare?: (server: DemoServer) => void | Promise<void>;
  settings?: (settings: Settings) => void;
}

/** The same connection, giving up on an answer after 1.5 s. */
function impatient(connection: ClusterConnection): ClusterConnection {
  return {
    ...connection,
    listPage: (resource, options) => connection.listPage(resource, { timeoutMs: 1_500, ...options }),
    getJson: (path, options) => connection.getJson(path, { timeoutMs: 1_500, ...options }),
  };
}

export async function watchDemo(options: WatchedDemoOptions = {}): Promise<WatchedDemo> {
  const server = await startDemoServer({ scenario: 'empty' });
  await options.prepare?.(server);
  const connection = impatient(connectTo(server.kubeconfigOf(options.user ?? 'admin')));
  const watched = startWatchedLoop(connection, options.settings);
  return {
    ...watched,
    server,
    async close() {
      await watched.loop.stop();
      await connection.close();
      await server.close();
    },
  };
}
