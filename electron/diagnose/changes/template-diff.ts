import { type Fields, fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';

/** One field of a pod template that two revisions have different. */
export interface TemplateChange {
  what:
    | 'image'
    | 'command'
    | 'environment'
    | 'resources'
    | 'probe'
    | 'ports'
    | 'volumes'
    | 'security'
    | 'placement'
    | 'container'
    | 'configuration';
  /** Null: of the pod. */
  container: string | null;
  /** "image web:1.4 → web:1.5"; names of variables, never their values. */
  text: string;
}

/** What changed from one pod template to the next. */
export function templateDiff(before: Fields, after: Fields): TemplateChange[] {
  const [old, now] = [fieldsOf(before.spec), fieldsOf(after.spec)];
  return [
    ...containersDiff(
      [...itemsOf(old.initContainers), ...itemsOf(old.containers)],
      [...itemsOf(now.initContainers), ...itemsOf(now.containers)],
    ),
    ...volumesDiff(itemsOf(old.volumes), itemsOf(now.volumes)),
    ...checksums(
      fieldsOf(fieldsOf(before.metadata).annotations),
      fieldsOf(fieldsOf(after.metadata).annotations),
    ),
    ...podFields(old, now),
  ];
}

function containersDiff(before: readonly Fields[], after: readonly Fields[]): TemplateChange[] {
  const old = byName(before);
  const now = byName(after);
  return [
    ...[...now].flatMap(([name, container]) => {
      const former = old.get(name);
      return former
        ? containerDiff(name, former, container)
        : [change('container', name, `container ${name} added (image ${textOf(container.image)})`)];
    }),
    ...[...old.keys()]
      .filter((name) => !now.has(name))
      .map((name) => change('container', name, `container ${name} removed`)),
  ];
}

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

function containerDiff(name: string, before: Fields, after: Fields): TemplateChange[] {
  const changes: TemplateChange[] = [];
  if (before.image !== after.image)
    changes.push(change('image', name, `image ${textOf(before.image)} → ${textOf(after.image)}`));
  for (const field of ['command', 'args', 'workingDir'] as const) {
    if (!same(before[field], after[field])) changes.push(change('command', name, `${field} changed`));
  }
  changes.push(...environment(name, before, after));
  for (const kind of ['limits', 'requests'] as const) {
    const [old, now] = [
      fieldsOf(fieldsOf(before.resources)[kind]),
      fieldsOf(fieldsOf(after.resources)[kind]),
    ];
    for (const key of differing(old, now))
      changes.push(
        change('resources', name, `${key} ${kind.slice(0, -1)} ${shown(old[key])} → ${shown(now[key])}`),
      );
  }
  for (const probe of PROBES) {
    if (!same(before[probe], after[probe]))
      changes.push(
        change('probe', name, `${probe} ${probeWords(before[probe])} → ${probeWords(after[probe])}`),
      );
  }
  if (!same(before.ports, after.ports))
    changes.push(change('ports', name, `ports ${portWords(before.ports)} → ${portWords(after.ports)}`));
  if (!same(before.volumeMounts, after.volumeMounts))
    changes.push(
      change(
        'volumes',
        name,
        `volume mounts ${mountWords(before.volumeMounts)} → ${mountWords(after.volumeMounts)}`,
      ),
    );
  if (!same(before.securityContext, after.securityContext))
    changes.push(change('security', name, 'securityContext changed'));
  return changes;
}

function environment(name: string, before: Fields, after: Fields): TemplateChange[] {
  const old = byName(itemsOf(before.env));
  const now = byName(itemsOf(after.env));
  const words = [
    ...[...old.keys()].filter((key) => !now.has(key)).map((key) => `variable ${key} removed`),
    ...[...now.keys()].filter((key) => !old.has(key)).map((key) => `variable ${key} added`),
    ...[...now]
      .filter(([key, value]) => old.has(key) && !same(old.get(key), value))
      .map(([key]) => `variable ${key} changed`),
    ...(same(before.envFrom, after.envFrom) ? [] : ['envFrom changed']),
  ];
  return words.map((text) => change('environment', name, text));
}

function volumesDiff(before: readonly Fields[], after: readonly Fields[]): TemplateChange[] {
  const old = byName(before);
  const now = byName(after);
  const names = [...new Set([...old.keys(), ...now.keys()])].filter(
    (name) => !same(old.get(name), now.get(name)),
  );
  return names.map((name) =>
    change(
      'volumes',
      null,
      `volume ${name} ${!old.has(name) ? 'added' : !now.has(name) ? 'removed' : 'changed'}`,
    ),
  );
}

/** Charts put a checksum of a ConfigMap or Secret into an annotation, so that its change rolls the pods. */
function checksums(before: Fields, after: Fields): TemplateChange[] {
  return differing(before, after)
    .filter((key) => /checksum|config-?hash|secret-?hash|\bhash\b|configmap|secret/i.test(key))
    .map((key) =>
      change('configuration', null, `annotation ${key} changed: the configuration it stands for did`),
    );
}

function podFields(before: Fields, after: Fields): TemplateChange[] {
  const changes: TemplateChange[] = [];
  for (const field of [
    'nodeSelector',
    'affinity',
    'tolerations',
    'runtimeClassName',
    'priorityClassName',
    'hostNetwork',
  ] as const) {
    if (!same(before[field], after[field])) changes.push(change('placement', null, `${field} changed`));
  }
  for (const field of [
    'securityContext',
    'serviceAccountName',
    'imagePullSecrets',
    'automountServiceAccountToken',
  ] as const) {
    if (!same(before[field], after[field])) changes.push(change('security', null, `${field} changed`));
  }
  return changes;
}

function change(what: TemplateChange['what'], container: string | null, text: string): TemplateChange {
  return { what, container, text };
}

function byName(list: readonly Fields[]): Map<string, Fields> {
  return new Map(list.map((item) => [textOf(item.name), item]));
}

function differing(before: Fields, after: Fields): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !same(before[key], after[key]),
  );
}

function shown(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : 'none';
}

function probeWords(value: unknown): string {
  const {
    httpGet,
    tcpSocket,
    grpc,
    exec,
    timeoutSeconds,
    initialDelaySeconds,
    periodSeconds,
    failureThreshold,
  } = fieldsOf(value);
  const { path, port } = fieldsOf(httpGet ?? tcpSocket ?? grpc);
  const kind = httpGet
    ? `GET ${textOf(path) || '/'} on ${shown(port)}`
    : tcpSocket || grpc
      ? `port ${shown(port)}`
      : exec
        ? 'exec'
        : 'none';
  const times = Object.entries({
    timeoutSeconds,
    initialDelaySeconds,
    periodSeconds,
    failureThreshold,
  }).filter(([, seconds]) => typeof seconds === 'number');
  return times.length === 0
    ? kind
    : `${kind} (${times.map(([key, seconds]) => `${key} ${seconds}`).join(', ')})`;
}

function portWords(value: unknown): string {
  return (
    itemsOf(value)
      .map(({ containerPort }) => shown(containerPort))
      .join(', ') || 'none'
  );
}

function mountWords(value: unknown): string {
  return (
    itemsOf(value)
      .map(({ mountPath }) => textOf(mountPath))
      .join(', ') || 'none'
  );
}

/** Equal as JSON, whatever the order of keys; absent, null and empty are the same. */
function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(a, 0)) === JSON.stringify(ordered(b, 0));
}

function ordered(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > 20) return value ?? null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((item) => ordered(item, depth + 1));
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  if (entries.length === 0) return depth === 0 ? null : {};
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, ordered(inner, depth + 1)]),
  );
}
