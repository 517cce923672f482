import { type ClusterVerbs, createVerbs } from './cluster-verbs.ts';
import { startCronJobController } from './controllers/cronjob-controller.ts';
import { startDaemonSetController } from './controllers/daemonset-controller.ts';
import { startDeploymentController } from './controllers/deployment-controller.ts';
import { startGarbageCollector } from './controllers/garbage-collector.ts';
import { startJobController } from './controllers/job-controller.ts';
import { startNodeLifecycle } from './controllers/node-lifecycle.ts';
import { startReplicaSetController } from './controllers/replicaset-controller.ts';
import { startScheduler } from './controllers/scheduler.ts';
import { startStatefulSetController } from './controllers/statefulset-controller.ts';
import type { DemoClock } from './demo-clock.ts';
import { createKubelet, type Kubelet } from './kubelet.ts';
import { createEventRecorder } from './kubernetes-events.ts';
import { createObjectStore, type ObjectStore } from './object-store.ts';
import { createRandom } from './random.ts';
import { playScenario, type Scenario } from './scenario.ts';
import { createTimeline } from './timeline.ts';

/** A cluster without machines: an object store, and the controllers and kubelets that keep it alive. */
export interface DemoCluster extends ObjectStore, ClusterVerbs {
  /** Epoch ms in the simulation: the clock's now, or the moment being replayed. */
  now(): number;
  kubelet: Kubelet;
  /** As if the API server restarted: every connection breaks, and watches from before answer 410. */
  restart(): void;
  onRestart(listener: () => void): void;
  /** Nothing moves any more. */
  stop(): void;
}

/** Starts the scenario's cluster with its past already behind it; the same seed and clock tell the same story. */
export function createDemoCluster(clock: DemoClock, seed: number, scenario: Scenario): DemoCluster {
  const timeline = createTimeline(clock, scenario.pastMs);
  const random = createRandom(seed);
  const store = createObjectStore(timeline.now, random);
  const events = createEventRecorder(store, timeline, random, clock.now());
  const simulation = { store, timeline, random, events };
  const kubelet = createKubelet(simulation);
  startScheduler(simulation);
  startReplicaSetController(simulation, kubelet);
  startDeploymentController(simulation);
  startStatefulSetController(simulation, kubelet);
  startDaemonSetController(simulation);
  startJobController(simulation);
  startCronJobController(simulation);
  startGarbageCollector(simulation, kubelet);
  const nodes = startNodeLifecycle(simulation, kubelet, clock.now());
  const verbs = createVerbs(simulation, kubelet, nodes);

  const restartListeners: (() => void)[] = [];
  const cluster: DemoCluster = Object.defineProperties({} as DemoCluster, {
    ...Object.getOwnPropertyDescriptors(store),
    ...Object.getOwnPropertyDescriptors(verbs),
    ...Object.getOwnPropertyDescriptors({
      kubelet,
      now: timeline.now,
      restart() {
        store.compact();
        for (const listener of restartListeners) listener();
      },
      onRestart: (listener: () => void) => restartListeners.push(listener),
      stop: timeline.stop,
    }),
  });
  playScenario(cluster, timeline, scenario, clock.now());
  timeline.start();
  return cluster;
}
