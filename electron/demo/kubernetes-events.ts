import { timestamp } from './demo-clock.ts';
import type { KubeObject } from './kubernetes-types.ts';
import type { ObjectStore } from './object-store.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

/** Writes Kubernetes Events as the components do: repeats raise the count, an hour later they are gone. */
export interface EventRecorder {
  record(
    about: KubeObject,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
    component: string,
    fieldPath?: string,
  ): void;
}

/** kube-apiserver's --event-ttl. */
const TTL_MS = 3_600_000;

export function createEventRecorder(
  store: ObjectStore,
  timeline: Timeline,
  random: Random,
  present: number,
): EventRecorder {
  const names = new Map<string, string>();
  return {
    record(about, type, reason, message, component, fieldPath) {
      // Of a replayed past, what nobody will ever see is not written.
      if (timeline.now() < present - TTL_MS) return;
      const { name, uid, resourceVersion } = about.metadata;
      const namespace = about.metadata.namespace ?? 'default';
      const now = timestamp(timeline.now());
      const key = `${uid} ${reason} ${message} ${fieldPath ?? ''}`;
      const known = names.get(key);
      if (known && store.get('events', namespace, known)) {
        store.update('events', namespace, known, (event) => {
          event.count = Number(event.count) + 1;
          event.lastTimestamp = now;
        });
        return;
      }
      const eventName = `${name}.${random.hex(16)}`;
      names.set(key, eventName);
      store.create('events', {
        metadata: { name: eventName, namespace },
        involvedObject: {
          kind: about.kind,
          ...(about.metadata.namespace ? { namespace } : {}),
          name,
          uid: about.kind === 'Node' ? name : uid,
          apiVersion: about.apiVersion,
          resourceVersion,
          ...(fieldPath ? { fieldPath } : {}),
        },
        reason,
        message,
        source: { component },
        firstTimestamp: now,
        lastTimestamp: now,
        count: 1,
        type,
        eventTime: null,
        reportingComponent: component,
        reportingInstance: '',
      });
      timeline.after(TTL_MS, () => {
        names.delete(key);
        store.delete('events', namespace, eventName);
      });
    },
  };
}
