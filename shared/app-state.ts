import type { Severity } from './cluster-event.ts';
import type { LoopStatus } from './loop-status.ts';
import type { SettingPath, Settings } from './settings.ts';

export interface ContextInfo {
  name: string;
  cluster: string;
  server: string | null;
  namespace: string | null;
  /** One sentence when the context cannot be used (missing cluster, unreadable certificate …). */
  problem: string | null;
  /** The kubeconfig's current-context. */
  current: boolean;
  /** Shown in the window and watched. */
  chosen: boolean;
  /** Its switch is on: it is watched also while another one is shown. */
  watch: boolean;
  /** The simulated cluster: watched only while it is shown. */
  demo: boolean;
}

/** A context that Dogwatch is to watch, and what is open in the cluster it leads to. */
export interface WatchedContext {
  context: string;
  /** Unresolved and not snoozed; null while the database cannot be read. */
  open: Record<Severity, number> | null;
}

/** Something a person should know that is no incident. Shown at the top of the window; `text` is one sentence. */
export interface Notice {
  id: string;
  tone: 'info' | 'warning' | 'error';
  text: string;
}

/** A setting whose value comes from an environment variable. */
export interface Override {
  path: SettingPath;
  variable: string;
}

/** Everything the window and the tray show besides the incidents themselves. Pushed whole when it changes. */
export interface AppState {
  version: string;
  host: 'desktop' | 'headless';
  platform: string;
  /** True when the demo cluster is what is watched. */
  demo: boolean;
  contexts: ContextInfo[];
  chosen: string | null;
  /** One per watched context, the chosen one first. */
  loops: LoopStatus[];
  /** The chosen context first, then those whose switch is on; each has a loop, or a notice that says why not. */
  watched: WatchedContext[];
  /**
   * Clusters that have unresolved incidents but are not watched through their context, and since when (RFC 3339). A context
   * that leads to another cluster by now may be watched all the same.
   */
  unwatched: { context: string; cluster: string; since: string }[];
  /** Unresolved and not snoozed, of the chosen context's cluster; null while the database cannot be read. */
  open: Record<Severity, number> | null;
  notices: Notice[];
  /** Approvals that wait for a person; `version` moves whenever a run or an approval changes. */
  playbooks: { waiting: number; version: number };
  /** Another text whenever rules or silences changed, or what they counted: whoever shows them asks again. */
  attention: string;
  /** Events held in memory because the database cannot be written. */
  notSaved: number;
  /** As they hold: with the overrides in their places. */
  settings: Settings;
  overrides: readonly Override[];
  /** Why Dogwatch cannot be launched at login here, in one sentence; null where it can. */
  noLaunchAtLogin: string | null;
  /** The cards of the first run are to be shown. */
  firstRun: boolean;
  /** Why Dogwatch cannot update itself here, in one sentence; null where it can. */
  noUpdates: string | null;
  paths: { data: string; config: string; logs: string };
}
