import { terminated, waiting } from '../../support/container-states.ts';
import { pendingPod } from '../../support/kube-objects.ts';
import { type ClusterState, replicaSet } from './cluster-state.ts';

import { CONFIG, looping, ofWeb, PULL, UNSCHEDULABLE, young } from './pod-parts.ts';

/** What keeps a pod from starting. */
export const START_STATES: readonly ClusterState[] = [
  {
    what: 'ErrImagePull for 119 s',
    why: 'within the grace',
    objects: young(119, waiting('ErrImagePull')),
    expected: [],
  },
  {
    what: 'ErrImagePull for 120 s',
    why: 'the grace is over',
    objects: young(120, waiting('ErrImagePull')),
    expected: PULL,
  },
  {
    what: 'ImagePullBackOff for 121 s',
    why: 'the grace is over',
    objects: young(121, waiting('ImagePullBackOff')),
    expected: PULL,
  },
  {
    what: 'ErrImageNeverPull',
    why: 'nobody will pull it',
    objects: young(900, waiting('ErrImageNeverPull')),
    expected: PULL,
  },
  {
    what: 'ContainerCreating for an hour',
    why: 'no word of trouble',
    objects: young(3600, waiting('ContainerCreating')),
    expected: [],
  },
  {
    what: 'PodInitializing',
    why: 'a start is no trouble',
    objects: young(3600, waiting('PodInitializing')),
    expected: [],
  },
  {
    what: 'InvalidImageName after 1 s',
    why: 'a retry will not mend it',
    objects: young(1, waiting('InvalidImageName')),
    expected: CONFIG,
  },
  {
    what: 'CreateContainerConfigError',
    why: 'a retry will not mend it',
    objects: young(1, waiting('CreateContainerConfigError')),
    expected: CONFIG,
  },
  {
    what: 'CreateContainerError',
    why: 'a retry will not mend it',
    objects: young(1, waiting('CreateContainerError')),
    expected: CONFIG,
  },
  {
    what: 'RunContainerError',
    why: 'a retry will not mend it',
    objects: young(1, waiting('RunContainerError')),
    expected: CONFIG,
  },
  {
    what: 'StartError, backing off',
    why: 'its process never began: no crash',
    objects: ofWeb({ ...looping, lastState: terminated({ reason: 'StartError', exitCode: 128 }) }),
    expected: CONFIG,
  },
  {
    what: 'Unschedulable for 299 s',
    why: 'within the grace',
    objects: [replicaSet(), pendingPod(299, 'Unschedulable', { name: 'web-1' })],
    expected: [],
  },
  {
    what: 'Unschedulable for 300 s',
    why: 'the grace is over',
    objects: [replicaSet(), pendingPod(300, 'Unschedulable', { name: 'web-1' })],
    expected: UNSCHEDULABLE,
  },
  {
    what: 'SchedulingGated for a day',
    why: 'held back on purpose',
    objects: [replicaSet(), pendingPod(86_400, 'SchedulingGated', { name: 'web-1' })],
    expected: [],
  },
];
