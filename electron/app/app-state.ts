import type { AppState, ContextInfo, Notice } from '../../shared/app-state.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Contexts } from './contexts.ts';
import type { OpenSummary } from './open-incidents.ts';
import type { Paths } from './paths.ts';
import type { Session } from './session-ports.ts';

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
  firstRun: boolean;
  noUpdates: AppState['noUpdates'];
  paths: Paths;
  notices: Notice[];
  attention: string;
}

/** Everything the window and the tray show besides the incidents, read from the rooms as they are now. */
export function appState(input: StateInput): AppState {
  const { contexts, chosen, session, settings } = input;
  const loops = chosenFirst(session.loops(), chosen);
  const { summary, playbooks, problem } = recordedIn(session);
  const openIn = (context: string) => summary?.of(context) ?? null;
  return {
    version: input.version,
    host: input.host,
    platform: input.platform,
    demo: contexts.isDemo(chosen),
    contexts: contextsOf(input),
    chosen,
    loops,
    watched: chosenFirst(
      session.watched().map((context) => ({ context, open: openIn(context) })),
      chosen,
    ),
    unwatched: summary?.unwatched ?? [],
    open: chosen === null ? NONE_OPEN : openIn(chosen),
    notices: problem === null ? input.notices : [problem, ...input.notices],
    playbooks,
    attention: input.attention,
    notSaved: loops.reduce((sum, loop) => sum + loop.notSaved, 0),
    settings,
    overrides: input.overrides,
    noLaunchAtLogin: input.noLaunchAtLogin,
    firstRun: input.firstRun,
    noUpdates: input.noUpdates,
    paths: input.paths,
  };
}

/** Those of the kubeconfig, and those that are to be watched and are no longer in it. */
function contextsOf({ contexts, chosen, settings }: StateInput): ContextInfo[] {
  const { contexts: switchedOn } = settings.watch;
  const mark = (name: string) => ({
    current: name === contexts.current(),
    chosen: name === chosen,
    watch: switchedOn.includes(name),
    demo: contexts.isDemo(name),
  });
  const known = contexts.list().map(({ name, cluster, server, namespace, problem }) => {
    return { name, cluster, server, namespace, problem, ...mark(name) };
  });
  const meant = contexts.isDemo(chosen) || chosen === null ? [] : [chosen, ...switchedOn];
  const lost = [...new Set(meant)].filter((name) => contexts.find(name) === null);
  const problem = 'It is no longer in the kubeconfig.';
  return [
    ...known,
    ...lost.map((name) => ({ name, cluster: name, server: null, namespace: null, problem, ...mark(name) })),
  ];
}

const NONE_OPEN = { critical: 0, warning: 0, info: 0 };

interface Recorded {
  summary: OpenSummary | null;
  playbooks: AppState['playbooks'];
  problem: Notice | null;
}

/** What the database says, or why it cannot be read: the window has to say so instead of "all quiet". */
function recordedIn(session: Session): Recorded {
  try {
    return { summary: session.open.summary(), playbooks: session.playbooks(), problem: null };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const text = `The incidents cannot be read (${why}): nobody can say what is open. See the log.`;
    const problem: Notice = { id: 'incidents-unreadable', tone: 'error', text };
    return { summary: null, playbooks: { waiting: 0, version: 0 }, problem };
  }
}

const chosenFirst = <T extends { context: string }>(list: T[], chosen: string | null): T[] =>
  list.toSorted((a, b) => Number(b.context === chosen) - Number(a.context === chosen));
