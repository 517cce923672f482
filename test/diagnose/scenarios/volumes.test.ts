import { caseOf, event } from '../support/cases.ts';
import { startingPod } from '../support/pods.ts';
import { play } from '../support/scenario.ts';

play('volumes, networks and nodes before a container starts', [
  {
    name: 'an NFS server that does not answer',
    case: caseOf({
      pods: [startingPod([{ name: 'share', nfs: { server: '10.1.1.1', path: '/x' } }])],
      events: [
        event(
          'FailedMount',
          'MountVolume.SetUp failed for volume "share" : mount failed: exit status 32\nMounting command: mount\nMounting arguments: -t nfs 10.1.1.1:/x /var/lib/kubelet/pods/..\nOutput: mount.nfs: Connection timed out',
        ),
      ],
    }),
    pattern: ['StorageFailure', 'NetworkTimeout'],
    names: ['share'],
  },
  {
    name: 'a key that a volume wants',
    case: caseOf({
      pods: [startingPod([{ name: 'cfg', configMap: { name: 'app-cfg' } }])],
      events: [
        event(
          'FailedMount',
          'MountVolume.SetUp failed for volume "cfg" : configmap references non-existent config key: nginx.conf',
        ),
      ],
    }),
    pattern: 'ConfigError',
    names: ['nginx.conf', 'cfg'],
  },
  {
    name: 'the timeout that follows says less than the Event before',
    case: caseOf({
      pods: [startingPod([{ name: 'creds', secret: { secretName: 'db-creds' } }])],
      events: [
        event('FailedMount', 'MountVolume.SetUp failed for volume "creds" : secret "db-creds" not found', {
          age: 300,
        }),
        event(
          'FailedMount',
          'Unable to attach or mount volumes: unmounted volumes=[creds], unattached volumes=[creds kube-api-access]: timed out waiting for the condition',
          { age: 20 },
        ),
      ],
    }),
    pattern: 'ConfigError',
    names: ['db-creds'],
  },
  {
    name: 'a disk in error state',
    case: caseOf({
      pods: [startingPod([{ name: 'd', persistentVolumeClaim: { claimName: 'd' } }])],
      events: [
        event(
          'FailedAttachVolume',
          'AttachVolume.Attach failed for volume "pvc-1" : rpc error: code = Internal desc = Could not attach volume "vol-0a1b" to node "i-0f": volume is in error state',
        ),
      ],
    }),
    pattern: 'StorageFailure',
    names: ['vol-0a1b'],
  },
  {
    name: 'no pod address left',
    case: caseOf({
      pods: [startingPod()],
      events: [
        event(
          'FailedCreatePodSandBox',
          'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "9f": plugin type="aws-cni" name="aws-cni" failed (add): add cmd: failed to assign an IP address to container',
        ),
      ],
    }),
    pattern: 'ResourceExhaustion',
    names: ['node-1'],
  },
  {
    name: 'no pod network on the node',
    case: caseOf({
      pods: [startingPod()],
      events: [
        event(
          'NetworkNotReady',
          'network is not ready: container runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:Network plugin returns error: cni plugin not initialized',
        ),
      ],
    }),
    pattern: 'NodePressure',
    names: ['node-1'],
  },
]);
