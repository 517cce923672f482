import { timestamp } from '../demo-clock.ts';
import type { Simulation } from '../kubelet.ts';
import type { Job } from '../kubernetes-types.ts';
import { podOf } from '../pod-manifest.ts';
import { isActive } from '../pod-status.ts';
import { controllerOf } from '../workload-of.ts';
import { createWorkQueue } from './work-queue.ts';

/** Runs Jobs: retries with growing delay up to backoffLimit, then Failed; Complete when the pods succeeded. */
export function startJobController({ store, timeline, random, events }: Simulation): void {
  const waiting = new Set<string>();

  const enqueue = createWorkQueue(timeline, (namespace, name) => {
    const job = store.get('jobs', namespace, name);
    if (!job?.spec?.template?.spec || store.isHandsOff(job.metadata.uid)) return;
    const pods = store.ownedBy('pods', job.metadata.uid);
    const count = (phase: string) => pods.filter((pod) => pod.status?.phase === phase).length;
    const active = pods.filter(isActive).length;
    const succeeded = count('Succeeded');
    const failed = count('Failed');
    const wanted = job.spec.completions ?? 1;
    const finished = job.status?.conditions?.some(
      (each) => each.type === 'Complete' || each.type === 'Failed',
    );
    if (!finished && succeeded < wanted && failed > (job.spec.backoffLimit ?? 6)) {
      finish(job, 'Failed', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit');
    } else if (!finished && succeeded >= wanted) {
      finish(job, 'Complete', 'CompletionsReached', 'Reached expected number of succeeded pods');
    } else if (!finished && active === 0) startPod(job, failed);
    store.update('jobs', namespace, name, (draft) => {
      const some = (field: string, value: number) => (value > 0 ? { [field]: value } : {});
      const { conditions, startTime, completionTime } = draft.status ?? {};
      draft.status = {
        ...(conditions ? { conditions } : {}),
        startTime: startTime ?? timestamp(timeline.now()),
        ...(completionTime ? { completionTime } : {}),
        ...some('active', active),
        ...some('succeeded', succeeded),
        ...some('failed', failed),
        ready: active,
        uncountedTerminatedPods: {},
      };
    });
  });

  /** The first at once, each retry after 10 s, 20 s, 40 s, ... at most 6 min. */
  function startPod(job: Job, failed: number): void {
    const { uid, namespace, name } = job.metadata;
    if (waiting.has(uid)) return;
    waiting.add(uid);
    timeline.after(failed === 0 ? 0 : Math.min(360_000, 10_000 * 2 ** (failed - 1)), () => {
      waiting.delete(uid);
      const now = store.get('jobs', namespace, name);
      if (now?.metadata.uid !== uid || !now.spec) return;
      const pod = podOf(now.spec.template, now, `${name}-${random.suffix(5)}`, random);
      const labels = { 'batch.kubernetes.io/job-name': name, 'batch.kubernetes.io/controller-uid': uid };
      pod.metadata.labels = { ...now.spec.template.metadata?.labels, ...labels, 'job-name': name };
      store.create('pods', pod);
      events.record(now, 'Normal', 'SuccessfulCreate', `Created pod: ${pod.metadata.name}`, 'job-controller');
    });
  }

  function finish(job: Job, type: 'Complete' | 'Failed', reason: string, message: string): void {
    const now = timestamp(timeline.now());
    const completed = type === 'Complete';
    store.update('jobs', job.metadata.namespace, job.metadata.name, (draft) => {
      const known = draft.status?.conditions ?? [];
      const condition = {
        status: 'True' as const,
        lastProbeTime: now,
        lastTransitionTime: now,
        reason,
        message,
      };
      draft.status = {
        ...draft.status,
        conditions: [...known, { type, ...condition }],
        ...(completed ? { completionTime: now } : {}),
      };
    });
    events.record(
      job,
      completed ? 'Normal' : 'Warning',
      completed ? 'Completed' : reason,
      completed ? 'Job completed' : message,
      'job-controller',
    );
  }

  store.subscribe((resource, { revision: { object } }) => {
    const { namespace, name } = object.metadata;
    const owner = resource === 'pods' ? controllerOf(object) : undefined;
    if (resource === 'jobs') enqueue(namespace, name);
    else if (owner?.kind === 'Job') enqueue(namespace, owner.name);
  });
}
