import type { AppState, Notice } from '../../shared/app-state.ts';
import type { PushName } from '../../shared/channels.ts';
import type { Incident } from '../../shared/incident.ts';
import type { NotificationMessage, Pushes, Reply } from '../../shared/ipc.ts';
import type { HistoryExport } from './export-history.ts';
import type { LaunchAtLogin, SecretStorage } from './host-ports.ts';
import type { Signals } from './metrics.ts';

/** What a host (Electron's shell, the headless server) does for the app. */
export interface HostPort {
  /** `url` is already known to be https. */
  openExternal(url: string): Promise<void>;
  /** Shows the log folder to the person. Throws where the host cannot. */
  openLog(folder: string): Promise<void>;
  notify(message: NotificationMessage): void;
  /**
   * Asks the person for a place and has `write` fill the file. Resolves to its path, or to null when they chose none.
   * Missing where the host has no such dialog: the window then downloads (`App.exportHistory`).
   */
  saveFile?(
    suggestedName: string,
    write: (append: (text: string) => Promise<void>) => Promise<void>,
  ): Promise<string | null>;
  /** Why this host cannot update itself, in one sentence; null where it can. Missing where others update it. */
  noUpdates?: string | null;
  /** Missing where the host is started by others: on a server, in a container. */
  launchAtLogin?: LaunchAtLogin;
  /** Missing where no operating system keeps a key: secrets then come from the environment or from files. */
  secrets?: SecretStorage;
}

/** The composed program, as its hosts see it. Hosts never reach into the rooms behind it. */
export interface App {
  state(): AppState;
  /** Unresolved incidents of the chosen context, most severe and newest first: the tray's menu. */
  openIncidents(limit: number): Incident[];
  /** One request of the window. Checks channel and payload; never throws or rejects. */
  handle(channel: string, payload: unknown): Promise<Reply<unknown>>;
  /** What the parameters of a download name. @throws Error with one sentence when they are refused. */
  exportHistory(parameters: URLSearchParams): HistoryExport;
  /** For machines: metrics and probes. */
  signals(): Signals;
  onPush(listener: <P extends PushName>(push: P, value: Pushes[P]) => void): () => void;
  /** A notification was clicked (perhaps of an earlier run): asks the window to show its incident, by id. */
  show(incident: string | null): void;
  /** Adds (or replaces, by id) something the host must tell the person at the top of the window. */
  notice(notice: Notice): void;
  /** Takes it away again. */
  dropNotice(id: string): void;
  /** The machine goes to sleep, or wakes: a cycle starts at once and what it finds is one summary. */
  suspend(): void;
  wake(): void;
  /** The window came to the front: what a person may have changed in the desktop's own settings is asked anew. */
  focused(): void;
  /** Ends the loops, flushes the store, closes everything. Idempotent. */
  stop(): Promise<void>;
}
