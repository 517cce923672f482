import type { HostPort } from './app.ts';
import type { Clock } from './clock.ts';
import { exportHistory, exportPath } from './export-history.ts';
import { overview } from './overview.ts';
import type { Handlers } from './requests.ts';
import type { Session } from './session-ports.ts';

export interface HistoryHandlerDeps {
  session(): Session;
  hostPort: HostPort;
  clock: Clock;
}

type HistoryChannel = 'overview.get' | 'history.workload' | 'history.export';

/** What was recorded: counted, looked through, written into a file. */
export function historyHandlers(deps: HistoryHandlerDeps): Pick<Handlers, HistoryChannel> {
  const { session, hostPort, clock } = deps;
  return {
    'overview.get'(query) {
      const { archive, open, watched } = session();
      return overview(archive, open.summary(), watched(), query, clock.now());
    },
    'history.workload': (workload) => session().archive.history.workload(workload, clock.now()),
    async 'history.export'(query) {
      if (!hostPort.saveFile) return { download: exportPath(query) };
      const { name, pages } = exportHistory(session().archive.exports, query, clock.now());
      const file = await hostPort.saveFile(name, async (append) => {
        for await (const page of pages) await append(page);
      });
      return { file };
    },
  };
}
