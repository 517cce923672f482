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
  /** Contexts that have open incidents but are not watched, and since when (RFC 3339). */
  unwatched: { context: string; since: string }[];
  /** Unresolved and not snoozed, of the chosen context. */
  open: Record<Severity, number>;
  notices: Notice[];
  /** Events held in memory because the database cannot be written. */
  notSaved: number;
  /** As they hold: with the overrides in their places. */
  settings: Settings;
  overrides: readonly Override[];
  /** Why Dogwatch cannot be launched at login here, in one sentence; null where it can. */
  noLaunchAtLogin: string | null;
  paths: { data: string; config: string; logs: string };
}
