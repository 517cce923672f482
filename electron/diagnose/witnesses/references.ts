import { type Fields, fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import { hasStarted, isScheduled, type PodFacts } from '../facts/pod-facts.ts';
import type { Finding } from '../finding.ts';

/** A ConfigMap, or a key of one, that the pod cannot start without. `key` is '' for the whole of it. */
interface Reference {
  name: string;
  key: string;
}

/** Controllers put them into every namespace (RootCAConfigMap, OpenShift's service CA): nobody forgot them. */
const PUBLISHED: ReadonlySet<string> = new Set(['kube-root-ca.crt', 'openshift-service-ca.crt']);

/** ConfigMaps that a pod which does not start names and that are not there: seen by reading, said by nobody. */
export function references(facts: CaseFacts, pod: PodFacts): Finding[] {
  if (!isScheduled(pod) || (hasStarted(pod) && !pod.containers.some(isRefused))) return [];
  const known = new Map(itemsOf(facts.case.configMaps).map((one) => [textOf(one.name), one]));
  return needed(pod.spec).flatMap(({ name, key }): Finding[] => {
    const configMap = known.get(name);
    if (configMap === undefined) return [];
    const keys: readonly unknown[] = Array.isArray(configMap.keys) ? configMap.keys : [];
    const isGone = configMap.exists === false;
    if (!isGone && (key === '' || keys.length === 0 || keys.includes(key))) return [];
    const what = isGone ? `the ConfigMap ${name} does not exist` : `the ConfigMap ${name} has no key ${key}`;
    return [
      {
        pattern: 'ConfigError',
        cause: `pod ${pod.name} cannot start: ${what}.`,
        by: 'controller',
        sure: 0.74,
        about: [name, ...(isGone ? [] : [key])],
        container: null,
        evidence: [{ source: `ConfigMaps of namespace ${pod.namespace}`, text: what }],
      },
    ];
  });
}

function isRefused({ waitingReason }: { waitingReason: string }): boolean {
  return waitingReason === 'CreateContainerConfigError';
}

function needed(spec: Fields): Reference[] {
  const volumes = itemsOf(spec.volumes).flatMap((volume) => [
    fieldsOf(volume.configMap),
    ...itemsOf(fieldsOf(volume.projected).sources).map((source) => fieldsOf(source.configMap)),
  ]);
  const containers = [...itemsOf(spec.initContainers), ...itemsOf(spec.containers)];
  const whole = containers.flatMap(({ envFrom }) =>
    itemsOf(envFrom).map((from) => fieldsOf(from.configMapRef)),
  );
  const keyed = containers.flatMap(({ env }) =>
    itemsOf(env).map((variable) => fieldsOf(fieldsOf(variable.valueFrom).configMapKeyRef)),
  );
  const ofVolumes = volumes.flatMap((from) => [
    { ...from, key: '' },
    ...itemsOf(from.items).map(({ key }) => ({ ...from, key })),
  ]);
  return [...ofVolumes, ...whole.map((from) => ({ ...from, key: '' })), ...keyed]
    .filter(
      (from: Fields) =>
        textOf(from.name) !== '' && from.optional !== true && !PUBLISHED.has(textOf(from.name)),
    )
    .map((from: Fields) => ({ name: textOf(from.name), key: textOf(from.key) }));
}
