import type { AppState, ContextInfo, Notice } from '../../shared/app-state.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Contexts } from './contexts.ts';
import type { Paths } from './paths.ts';
import type { Session } from './session.ts';

export interface StateInput {
  version: string;
  host: AppState['host'];
  platform: NodeJS.Platform;
  contexts: Contexts;
  chosen: string | null;
  session: Session;
  settings: Settings;
  overrides: AppState['overrides'];
  noLaunchAtLogin: AppState['noLaunchAtLogin'];
  paths: Paths;
  notices: Notice[];
}

const NONE_OPEN = { critical: 0, warning: 0, info: 0 };

/** Everything the window and the tray show besides the incidents, read from the rooms as they are now. */
export function appState(input: StateInput): AppState {
  const { contexts, chosen, session } = input;
  const loops = chosenFirst(session.loops(), chosen);
  return {
    version: input.version,
    host: input.host,
    platform: input.platform,
    demo: contexts.isDemo(chosen),
    contexts: contexts.list().map((context): ContextInfo => {
      const { name, cluster, server, namespace, problem } = context;
      return {
        name,
        cluster,
        server,
        namespace,
        problem,
        current: name === contexts.current(),
        chosen: name === chosen,
      };
    }),
    chosen,
    loops,
    unwatched: session.unwatched(),
    open: chosen === null ? NONE_OPEN : session.incidents.counts(chosen),
    notices: input.notices,
    notSaved: loops.reduce((sum, loop) => sum + loop.notSaved, 0),
    settings: input.settings,
    overrides: input.overrides,
    noLaunchAtLogin: input.noLaunchAtLogin,
    paths: input.paths,
  };
}

const chosenFirst = (loops: LoopStatus[], chosen: string | null) =>
  loops.toSorted((a, b) => Number(b.context === chosen) - Number(a.context === chosen));
