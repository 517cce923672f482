import { join } from 'node:path';
import type { NotificationMessage } from '../../shared/ipc.ts';
import type { Approval } from '../../shared/playbook.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Incidents } from '../incidents/incidents.ts';
import { BUILT_IN } from '../playbooks/built-in.ts';
import { createExecutor } from '../playbooks/executor.ts';
import type { Executor, ExecutorDeps } from '../playbooks/executor-ports.ts';
import { readPlaybooks } from '../playbooks/user-playbooks.ts';
import type { Store } from '../store/store.ts';
import { timeOrderedId } from '../store/time-ordered-id.ts';

/** The playbooks' room over a session's own database; a person's own files take the place of built-in ones. */
export function openPlaybooks({
  config,
  incidents,
  notify,
  settings,
  ...deps
}: {
  store: Store;
  /** The folder of the settings; the files are in `playbooks/`. */
  config: string;
  incidents: Incidents;
  settings: () => Settings;
  notify(message: NotificationMessage): void;
} & Pick<ExecutorDeps, 'connectionOf' | 'clock' | 'log' | 'changed'>): Executor & { problems(): string[] } {
  const folder = join(config, 'playbooks');
  let read = readPlaybooks(folder);
  const executor = createExecutor({
    ...deps,
    newId: timeOrderedId,
    detail: incidents.get,
    playbooks() {
      // Whoever asks for them may just have edited one.
      read = readPlaybooks(folder);
      const { playbooks } = read;
      const own = playbooks.map((playbook) => ({ playbook, builtIn: false }));
      const replaced = new Set(playbooks.map(({ id }) => id));
      return [
        ...own,
        ...BUILT_IN.filter(({ id }) => !replaced.has(id)).map((playbook) => ({ playbook, builtIn: true })),
      ];
    },
    approvalTimeout: () => settings().remediation.approvalTimeout,
    asked: (approval) => notify(asking(approval)),
  });
  return { ...executor, problems: () => read.problems };
}

function asking({ id, incident, title, context, risk, why }: Approval): NotificationMessage {
  return {
    id,
    title: `May Dogwatch do this? ${title}`,
    body: `${context} · risk ${risk}\n${why}`,
    severity: 'warning',
    incident,
  };
}
