import { z } from 'zod';
import type { AppState } from './app-state.ts';
import { type ChannelReplies, channelPayloads } from './channel-requests.ts';
import type { Channel, PushName } from './channels.ts';
import { EVENT_TYPES, SEVERITIES, type Severity } from './cluster-event.ts';
import type { KeptDiagnosis } from './diagnosis.ts';
import { EXPORT_FORMATS, EXPORTED, type ExportResult, type WorkloadHistory } from './history.ts';
import {
  INCIDENT_STATES,
  type Incident,
  type IncidentDetail,
  type KubernetesEvent,
  type Termination,
} from './incident.ts';
import { OVERVIEW_WINDOWS, type Overview } from './overview.ts';
import type { ClusterPermissions } from './permissions.ts';
import { type PlaybookReplies, playbookPayloads } from './playbook-requests.ts';
import { MOST_LOG_LINES, type PodLogs } from './pod-logs.ts';
import { type RuleReplies, rulePayloads } from './rule-requests.ts';
import type { Settings } from './settings.ts';

/**
 * The contract between window and main process, the same over Electron IPC and over the headless host's WebSocket.
 * A request's payload is checked in main by its schema; its reply is always a Reply value, never a throw,
 * because ipcRenderer.invoke keeps only an error's message.
 */

export type Reply<T> = { ok: true; value: T } | { ok: false; error: string };

const nothing = z.strictObject({});
const id = z.uuid();
const ids = z.array(id).min(1).max(1000);
/** Kubernetes names: at most 253 characters (RFC 1123 subdomain); '' for no namespace. */
const kubeName = z.string().max(253);
const contextName = z.string().max(1000);
/** Absent: the chosen context's. */
const whichLoop = z.strictObject({ context: contextName.optional() });
const objectName = z.strictObject({
  kind: z.string().min(1).max(63),
  namespace: kubeName,
  name: kubeName.min(1),
});

const logPlace = z.strictObject({ at: z.iso.datetime(), lines: z.number().int().min(1) });

export const requestPayloads = {
  'app.state': nothing,
  'incidents.list': z.strictObject({
    context: contextName.nullable(),
    /** active: everything not resolved. */
    state: z.enum(['active', 'resolved', 'all']),
    limit: z.number().int().min(1).max(5000),
    /** Page on: incidents last seen before this one's lastSeen. */
    before: z.strictObject({ lastSeen: z.iso.datetime(), id }).nullable(),
    /** Every word of it begins a word in the incident's names, kind, type, message, reason, node or image. */
    text: z.string().max(200).optional(),
    types: z.array(z.enum(EVENT_TYPES)).max(EVENT_TYPES.length).optional(),
    severities: z.array(z.enum(SEVERITIES)).max(SEVERITIES.length).optional(),
    /** Beside `state`: only these of them. */
    states: z.array(z.enum(INCIDENT_STATES)).max(INCIDENT_STATES.length).optional(),
    namespace: kubeName.optional(),
    /** First seen from and to these, both included. */
    from: z.iso.datetime().optional(),
    to: z.iso.datetime().optional(),
  }),
  'incidents.get': z.strictObject({ id }),
  'incidents.acknowledge': z.strictObject({ ids }),
  'incidents.unacknowledge': z.strictObject({ ids }),
  'incidents.snooze': z.strictObject({ ids, until: z.iso.datetime() }),
  'incidents.unsnooze': z.strictObject({ ids }),
  'incidents.close': z.strictObject({ ids }),
  /** Looks again why it broke; while one look runs, another asks for its answer. */
  'incidents.diagnose': z.strictObject({ id }),
  ...playbookPayloads,
  ...channelPayloads,
  /** Only the incident's own members, workload and node can be inspected: the cluster is not open to the window. */
  'object.inspect': z.strictObject({ incident: id, object: objectName }),
  'pod.logs': z.strictObject({
    incident: id,
    namespace: kubeName.min(1),
    name: kubeName.min(1),
    container: kubeName.min(1),
    previous: z.boolean(),
    lines: z.number().int().min(1).max(MOST_LOG_LINES),
    /** Only what was written after this place, which an earlier reading named; null: the last lines. */
    since: logPlace.nullable(),
  }),
  /** context null: of all. */
  'overview.get': z.strictObject({ window: z.enum(OVERVIEW_WINDOWS), context: contextName.nullable() }),
  'history.workload': objectName.extend({ context: contextName }),
  'history.export': z.strictObject({
    what: z.enum(EXPORTED),
    format: z.enum(EXPORT_FORMATS),
    /** null: of all contexts. */
    context: contextName.nullable(),
    from: z.iso.datetime().nullable(),
    to: z.iso.datetime().nullable(),
  }),
  'contexts.choose': z.strictObject({ name: contextName.min(1) }),
  /** Starts the demo cluster beside a kubeconfig's contexts, and chooses it. */
  'contexts.chooseDemo': nothing,
  /** Turns the switch of a context: on, it is watched also while another one is shown. */
  'contexts.watch': z.strictObject({ name: contextName.min(1), on: z.boolean() }),
  'cluster.version': z.strictObject({ context: contextName }),
  /** `again`: asked anew, not told from what is known. */
  'cluster.permissions': z.strictObject({ context: contextName, again: z.boolean() }),
  'loop.pollNow': whichLoop,
  /** null: until resumed. */
  'loop.pause': whichLoop.extend({ minutes: z.number().int().min(1).max(1440).nullable() }),
  'loop.resume': whichLoop,
  'settings.set': z.strictObject({ path: z.string().min(1).max(200), value: z.json() }),
  ...rulePayloads,
  'settings.reset': z.strictObject({ path: z.string().min(1).max(200) }),
  /** Shows one notification, so that a person sees whether they arrive. */
  'notifications.try': nothing,
  'shell.openExternal': z.strictObject({ url: z.string().max(4000) }),
  'shell.openLog': nothing,
  /** What the window holds, into a file of the person's choice; a page in a browser downloads it itself. */
  'shell.saveText': z.strictObject({
    name: z.string().regex(/^\w[\w.-]{0,199}$/),
    text: z.string().max(16 * 1024 * 1024),
  }),
} as const satisfies Record<Channel, z.ZodType>;

export type Payload<C extends Channel> = z.infer<(typeof requestPayloads)[C]>;

export interface ContainerInspection {
  name: string;
  role: 'container' | 'init' | 'sidecar' | 'ephemeral';
  image: string;
  state: 'running' | 'waiting' | 'terminated' | 'unknown';
  /** CrashLoopBackOff, Completed … as the kubelet says it. */
  reason: string | null;
  message: string | null;
  startedAt: string | null;
  ready: boolean;
  restartCount: number;
  lastTermination: Termination | null;
  memoryRequest: string | null;
  memoryLimit: string | null;
  memoryBytes: number | null;
}

export interface Condition {
  type: string;
  status: string;
  reason: string | null;
  message: string | null;
  lastTransitionTime: string | null;
}

export interface ObjectInspection {
  kind: string;
  namespace: string;
  name: string;
  /** False when the object is no longer there: what is shown then is what the incident kept. */
  exists: boolean;
  /** Pod phase, or one word for other kinds. */
  status: string;
  node: string | null;
  createdAt: string | null;
  conditions: Condition[];
  containers: ContainerInspection[];
  events: KubernetesEvent[];
  /** The object as YAML, managedFields and secret values removed. */
  yaml: string;
  /** Parts that could not be read, one sentence each. */
  problems: string[];
  fetchedAt: string;
}

/** What each request answers. A missing or surplus channel is a compile error below. */
export interface Replies extends ChannelReplies, RuleReplies, PlaybookReplies {
  'app.state': AppState;
  'incidents.list': { incidents: Incident[]; total: number };
  'incidents.get': IncidentDetail;
  'incidents.acknowledge': Incident[];
  'incidents.unacknowledge': Incident[];
  'incidents.snooze': Incident[];
  'incidents.unsnooze': Incident[];
  'incidents.close': Incident[];
  'incidents.diagnose': KeptDiagnosis;
  'object.inspect': ObjectInspection;
  'pod.logs': PodLogs;
  'overview.get': Overview;
  'history.workload': WorkloadHistory;
  'history.export': ExportResult;
  'contexts.choose': AppState;
  'contexts.chooseDemo': AppState;
  'contexts.watch': AppState;
  'cluster.version': { version: string };
  'cluster.permissions': ClusterPermissions;
  'loop.pollNow': null;
  'loop.pause': null;
  'loop.resume': null;
  'settings.set': Settings;
  'settings.reset': Settings;
  'notifications.try': null;
  'shell.openExternal': null;
  'shell.openLog': null;
  /** The file's path; null when the person chose none. */
  'shell.saveText': string | null;
}

export interface Pushes {
  state: AppState;
  /** Incidents that are new or changed; the window folds them into its list by id. */
  incidents: Incident[];
  /** A notification, the tray or a deep link asks the window to show something. */
  navigate: { screen: 'incidents' | 'incident' | 'settings'; incident: string | null };
  /** Shown by the window itself where the host has no native notifications (headless). */
  notification: NotificationMessage;
}

/** One message to a person: an incident, or a digest or summary of several (then `incident` is null). */
export interface NotificationMessage {
  id: string;
  title: string;
  body: string;
  severity: Severity;
  incident: string | null;
}

type Uncovered =
  | Exclude<Channel, keyof Replies>
  | Exclude<keyof Replies, Channel>
  | Exclude<PushName, keyof Pushes>
  | Exclude<keyof Pushes, PushName>;
true satisfies [Uncovered] extends [never] ? true : never;

/** What preload exposes as `window.dogwatch`, and what the headless page builds over its WebSocket. */
export interface Bridge {
  request<C extends Channel>(channel: C, payload: Payload<C>): Promise<Reply<Replies[C]>>;
  /** Returns a function that ends the subscription. */
  subscribe<P extends PushName>(push: P, listener: (value: Pushes[P]) => void): () => void;
}
