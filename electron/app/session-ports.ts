import type { AppState, Notice } from '../../shared/app-state.ts';
import type { Incident } from '../../shared/incident.ts';
import type { NotificationMessage } from '../../shared/ipc.ts';
import type { LoopStatus } from '../../shared/loop-status.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Diagnoses } from '../diagnose/diagnoses.ts';
import type { Incidents } from '../incidents/incidents.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import type { Courier } from '../notify/courier.ts';
import type { Executor } from '../playbooks/executor-ports.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import type { Silences } from '../rules/silences.ts';
import type { Store } from '../store/store.ts';
import type { WatchLoop } from '../watch/watch-loop-ports.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';
import type { OpenIncidents } from './open-incidents.ts';
import type { Secrets } from './secrets.ts';

export interface SessionOptions {
  databaseFile: string;
  /** The folder of the settings. */
  config: string;
  clock: Clock;
  log: Log;
  settings: () => Settings;
  rules: RuleBook;
  /** A new connection through a context of the kubeconfig. @throws Error with one sentence when it cannot be used. */
  connect(context: string): ClusterConnection;
  notify(message: NotificationMessage): void;
  /** Tokens of channels and models. */
  secrets: Pick<Secrets, 'get'>;
  /** False for the demo: it reaches no channel. */
  reachesChannels: boolean;
  /** Incidents are new or changed. */
  changed(incidents: Incident[]): void;
  /** A loop's status changed. */
  statusChanged(): void;
}

/** The rooms wired in a row over one database: watch -> incidents -> store -> notify, and evidence beside them. */
export interface Session {
  readonly incidents: Incidents;
  readonly silences: Silences;
  readonly diagnoses: Diagnoses;
  readonly executor: Executor;
  readonly channels: Channels;
  playbooks(): AppState['playbooks'];
  /** What was recorded, to be looked through and exported. */
  readonly archive: Pick<Store, 'overview' | 'history' | 'exports' | 'events' | 'incidents'>;
  /** What the person should know of the database and the connections. */
  notices(): Notice[];
  readonly open: OpenIncidents;
  watch(context: string): void;
  unwatch(context: string): Promise<void>;
  /** Contexts that are to be watched, those that cannot be connected included. */
  watched(): string[];
  loop(context: string): WatchLoop | null;
  connection(context: string): ClusterConnection | null;
  loops(): LoopStatus[];
  /**
   * The connection behind an incident's context, proven to lead to the incident's own cluster.
   * @throws Error with one sentence when the context is gone or leads elsewhere by now.
   */
  connectionOf(incident: Incident, signal: AbortSignal): Promise<ClusterConnection>;
  settingsChanged(): void;
  /** People changed rules or silences: what they say of the incidents is looked at anew. */
  reconsider(): void;
  suspend(): void;
  wake(): void;
  close(): Promise<void>;
}

/** What was given to chats and webhooks. */
export type Channels = Pick<Store['deliveries'], 'owedTo' | 'counts' | 'dead'> &
  Pick<Courier, 'health' | 'again'>;
