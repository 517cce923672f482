import type { KubeObject } from './kubernetes-types.ts';
import { invalid } from './status-error.ts';

interface Scalable {
  spec?: { replicas?: number; selector?: { matchLabels?: Record<string, string> } };
  status?: { replicas?: number };
}

/** The autoscaling/v1 Scale view of a workload. */
export function scaleOf(workload: KubeObject): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = workload.metadata;
  const { spec, status } = workload as Scalable;
  const selector = Object.entries(spec?.selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, ...(namespace ? { namespace } : {}), uid, resourceVersion, creationTimestamp },
    // As Go marshals it: a zero is left out.
    spec: spec?.replicas === 0 ? {} : { replicas: spec?.replicas ?? 1 },
    status: { replicas: status?.replicas ?? 0, selector: selector.join(',') },
  };
}

/** The workload with the replicas of a Scale. Throws a 422 Status when they are no count. */
export function applyScale(qualified: string, workload: KubeObject, scale: KubeObject): KubeObject {
  const replicas = (scale as Scalable).spec?.replicas ?? 0;
  if (!Number.isInteger(replicas) || replicas < 0) {
    const message = `Invalid value: ${JSON.stringify(replicas)}: must be greater than or equal to 0`;
    throw invalid(`Scale.autoscaling`, workload.metadata.name || qualified, 'spec.replicas', message);
  }
  const { resourceVersion } = scale.metadata;
  return {
    ...workload,
    metadata: { ...workload.metadata, resourceVersion },
    spec: { ...(workload.spec as object), replicas },
  };
}
