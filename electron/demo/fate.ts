/** What becomes of a container whenever the kubelet starts it. Without a fate it runs and is ready. */
export type Fate =
  /** Exits after a while; with exit code 0 it completes. */
  | { kind: 'exit'; exitCode: number; runsForMs: number; reason?: string; lastWords?: string[] }
  /** Is killed at its memory limit after a while. */
  | { kind: 'oom'; runsForMs: number; lastWords?: string[] }
  | { kind: 'imagePull'; message: string }
  | { kind: 'configError'; message: string }
  /** Runs, but never passes its readiness probe. */
  | { kind: 'unready'; message: string };

/** Whom a fate meets: a workload's container (all pods, also future ones), one pod's container, or an image. */
export type FateTarget =
  | { namespace: string; workload: string; container: string }
  | { uid: string; container: string }
  | { image: string };

export interface Fates {
  set(target: FateTarget, fate: Fate): void;
  clear(target: FateTarget): void;
  /** The most specific fate: the pod's own, then the workload's, then the image's. */
  of(
    uid: string,
    namespace: string,
    workload: string,
    container: { name: string; image: string },
  ): Fate | undefined;
}

export function createFates(): Fates {
  const fates = new Map<string, Fate>();
  const key = (target: FateTarget) =>
    'image' in target
      ? `image ${target.image}`
      : 'uid' in target
        ? `pod ${target.uid} ${target.container}`
        : `workload ${target.namespace}/${target.workload} ${target.container}`;
  return {
    set: (target, fate) => fates.set(key(target), fate),
    clear: (target) => fates.delete(key(target)),
    of: (uid, namespace, workload, { name, image }) =>
      fates.get(key({ uid, container: name })) ??
      fates.get(key({ namespace, workload, container: name })) ??
      fates.get(key({ image })),
  };
}
