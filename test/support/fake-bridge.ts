import type { AppState } from '../../shared/app-state.ts';
import type { WorkloadHistory } from '../../shared/history.ts';
import type { Incident, IncidentDetail } from '../../shared/incident.ts';
import type { Bridge, ObjectInspection, Payload, Pushes, Reply } from '../../shared/ipc.ts';
import type { Overview, OverviewWindow } from '../../shared/overview.ts';
import type { PodLogs } from '../../shared/pod-logs.ts';

/** A scripted main side, as data: what each request answers. It crosses into the page, so it is plain JSON. */
export interface Scene {
  state: AppState;
  /** What `settings.reset` goes back to. */
  defaults?: AppState['settings'];
  incidents: Incident[];
  details: Record<string, IncidentDetail>;
  /** By "Kind/namespace/name". */
  objects: Record<string, ObjectInspection>;
  /** By "pod/container/previous" or "pod/container/current". */
  logs: Record<string, PodLogs>;
  /** By window. */
  overviews?: Record<OverviewWindow, Overview>;
  /** Of the workload of its first incident; nothing is remembered of any other. */
  history?: WorkloadHistory;
  /** By channel: what is answered whatever is asked. */
  answers?: Record<string, unknown>;
  /** By channel: an error to answer instead; "never" never answers. */
  errors: Record<string, string>;
}

declare global {
  interface Window {
    /** Every request the page made. */
    requests: { channel: string; payload: unknown }[];
    /** Sends a push into the page, as main would. */
    push<P extends keyof Pushes>(push: P, value: Pushes[P]): void;
    /** Has a container write to its log, by the log's key in the scene. */
    write(log: string, text: string): void;
  }
}

/** Runs inside the page (Playwright's addInitScript), so it may use nothing from outside itself. */
export function installFakeBridge(scene: Scene): void {
  const listeners = new Map<string, Set<(value: never) => void>>();
  const page = window as Window & { dogwatch?: Bridge };
  page.requests = [];
  page.push = (push, value) => {
    for (const listener of listeners.get(push) ?? []) listener(value as never);
  };

  page.write = (log, text) => {
    const { text: before = '', truncated = false } = scene.logs[log] ?? {};
    scene.logs[log] = { text: before + text, until: null, truncated };
  };
  /** A log as it is read: its place is the number of its lines. */
  function readLog(log: PodLogs | undefined, since: PodLogs['until']): PodLogs | undefined {
    if (!log) return undefined;
    const lines = log.text.split('\n').slice(0, -1);
    const until = lines.length === 0 ? null : { at: '2026-11-22T14:00:00Z', lines: lines.length };
    if (since === null) return { ...log, until };
    const fresh = lines.slice(since.lines);
    return { text: fresh.map((line) => `${line}\n`).join(''), until, truncated: false };
  }

  const idsOf = (payload: unknown) => (payload as { ids: string[] }).ids;
  function change(payload: unknown, part: Partial<Incident>): Incident[] {
    const changed = scene.incidents
      .filter(({ id }) => idsOf(payload).includes(id))
      .map((incident) => Object.assign(incident, part));
    page.push('incidents', structuredClone(changed));
    return changed;
  }

  const now = () => new Date().toISOString();
  const answers: Record<string, (payload: never) => unknown> = {
    'app.state': () => scene.state,
    'incidents.list': (query: Payload<'incidents.list'>) => {
      const { context, state, text = '', types, from = '', to = '~', before, limit } = query;
      const incidents = scene.incidents.filter(
        (incident) =>
          (context === null || incident.context === context) &&
          (state === 'all' || (incident.state === 'resolved') === (state === 'resolved')) &&
          (types === undefined || types.includes(incident.type)) &&
          incident.firstSeen >= from &&
          incident.firstSeen <= to &&
          `${incident.namespace} ${incident.name}`.includes(text),
      );
      const place = ({ lastSeen, id }: { lastSeen: string; id: string }) => `${lastSeen} ${id}`;
      const page = incidents
        .filter((incident) => before === null || place(incident) < place(before))
        .sort((one, other) => (place(one) < place(other) ? 1 : -1));
      return { incidents: page.slice(0, limit), total: incidents.length };
    },
    'incidents.get': ({ id }: { id: string }) => scene.details[id],
    'incidents.acknowledge': (payload) => change(payload, { state: 'acknowledged', acknowledgedAt: now() }),
    'incidents.unacknowledge': (payload) => change(payload, { state: 'open', acknowledgedAt: null }),
    'incidents.snooze': (payload) =>
      change(payload, { state: 'snoozed', snoozedUntil: (payload as { until: string }).until }),
    'incidents.unsnooze': (payload) => change(payload, { state: 'open', snoozedUntil: null }),
    'incidents.close': (payload) =>
      change(payload, { state: 'resolved', resolution: 'closed', resolvedAt: now() }),
    'object.inspect': ({ object }: { object: { kind: string; namespace: string; name: string } }) =>
      scene.objects[`${object.kind}/${object.namespace}/${object.name}`],
    'pod.logs': ({ name, container, previous, since }: Payload<'pod.logs'>) =>
      readLog(scene.logs[`${name}/${container}/${previous ? 'previous' : 'current'}`], since),
    'history.workload': ({ name }: Payload<'history.workload'>) =>
      scene.history?.incidents[0]?.incident.name === name
        ? scene.history
        : { incidents: [], occurrences: [], restarts: [] },
    'shell.saveText': ({ name }: { name: string }) => `/home/you/${name}`,
    'history.export': () => ({ file: '/home/you/dogwatch-incidents.csv' }),
    'contexts.choose': ({ name }: { name: string }) => {
      scene.state = {
        ...scene.state,
        chosen: name,
        contexts: scene.state.contexts.map((context) => ({ ...context, chosen: context.name === name })),
      };
      page.push('state', scene.state);
      return scene.state;
    },
    'contexts.chooseDemo': () => {
      scene.state = { ...scene.state, chosen: 'demo', demo: true };
      page.push('state', scene.state);
      return scene.state;
    },
    'contexts.watch': ({ name, on }: { name: string; on: boolean }) => {
      const contexts = scene.state.contexts.map((one) => (one.name === name ? { ...one, watch: on } : one));
      scene.state = { ...scene.state, contexts };
      page.push('state', scene.state);
      return scene.state;
    },
    'overview.get': ({ window }: { window: OverviewWindow }) => scene.overviews?.[window] ?? null,
    'cluster.version': () => ({ version: 'v1.34.2' }),
    'cluster.permissions': () => ({
      checkedAt: now(),
      namespaces: null,
      found: [
        { resource: 'pods', purpose: 'to watch Pods', verbs: ['list', 'watch'], missing: [] },
        {
          resource: 'nodes',
          purpose: 'to watch Nodes',
          verbs: ['list', 'watch'],
          missing: ['list', 'watch'],
        },
        {
          resource: 'pods/log',
          purpose: 'to show the last words of a container',
          verbs: ['get'],
          missing: [],
        },
      ],
    }),
    'settings.reset': ({ path }: { path: string }) => {
      const value = path.split('.').reduce<unknown>((at, step) => Object(at)[step], scene.defaults);
      return setSetting(path, value);
    },
    'settings.set': ({ path, value }: { path: string; value: unknown }) => setSetting(path, value),
  };

  function setSetting(path: string, value: unknown): unknown {
    const settings = structuredClone(scene.state.settings) as Record<string, unknown>;
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    const place = steps.reduce((at, step) => at[step] as Record<string, unknown>, settings);
    place[last] = value;
    const firstRun = scene.state.firstRun && path !== 'firstRunDone';
    scene.state = { ...scene.state, settings: settings as AppState['settings'], firstRun };
    page.push('state', scene.state);
    return settings;
  }

  page.dogwatch = {
    request(channel, payload) {
      page.requests.push({ channel, payload });
      const error = scene.errors[channel];
      if (error === 'never') return new Promise(() => {});
      if (error !== undefined) return Promise.resolve({ ok: false, error });
      const value = answers[channel]?.(payload as never) ?? scene.answers?.[channel] ?? null;
      const missing = value === null && ['incidents.get', 'object.inspect', 'pod.logs'].includes(channel);
      const reply = missing
        ? { ok: false, error: 'Not found.' }
        : { ok: true, value: structuredClone(value) };
      return Promise.resolve(reply as Reply<never>);
    },
    subscribe(push, listener) {
      const set = listeners.get(push) ?? new Set();
      listeners.set(push, set.add(listener));
      return () => set.delete(listener);
    },
  };
}
