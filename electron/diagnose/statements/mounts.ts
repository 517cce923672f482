import type { Statement } from './statement.ts';

/** Why a volume is not there, in the words of the kubelet and the attach controller. The first that fits. */
export const MOUNT_FAILURES: readonly Statement[] = [
  {
    shape: /references non-existent (?:config|secret) key: (?<key>\S{1,253})/,
    pattern: 'ConfigError',
    cause: 'the key {key} that volume {volume} wants does not exist',
  },
  {
    shape: /(?<kind>configmap|secret)s? "(?<object>[^"]{1,253})" not found/i,
    pattern: 'ConfigError',
    cause: 'the {kind} {object} that volume {volume} wants does not exist',
  },
  {
    shape:
      /(?<kind>configmap|secret) (?:(?<namespace>[\w.-]{1,63})\/)?(?<object>[\w.-]{1,253}) (?:not found|does not exist)/i,
    pattern: 'ConfigError',
    cause: 'the {kind} {object} that volume {volume} wants does not exist',
  },
  {
    shape: /object "[^"/]{1,63}"\/"(?<object>[^"]{1,253})" not registered/,
    pattern: 'ConfigError',
    cause: 'the ConfigMap or Secret {object} is not known to the kubelet',
    sure: 0.5,
  },
  {
    shape: /Multi-Attach error/,
    pattern: 'StorageFailure',
    cause: 'the volume {volume} is still attached to another node (Multi-Attach)',
  },
  {
    shape: /persistentvolumeclaim "(?<object>[^"]{1,253})" not found/,
    pattern: 'StorageFailure',
    cause: 'the PersistentVolumeClaim {object} does not exist',
  },
  {
    shape: /driver name (?<object>[\w.-]{1,253}) not found in the list of registered CSI drivers/,
    pattern: 'StorageFailure',
    cause: 'the CSI driver {object} does not run on the node',
  },
  {
    shape: /hostPath type check failed: (?<object>\S{1,253}) is not/,
    pattern: 'ConfigError',
    cause: 'the host path {object} is not what volume {volume} asks for',
  },
  {
    shape: /permission denied|access denied by server/i,
    pattern: 'StorageFailure',
    cause: 'the volume {volume} may not be mounted (access denied by the storage)',
  },
  {
    shape:
      /timed out waiting for the condition|unmounted volumes=\[(?<volume>[^\]]{0,200})\]|DeadlineExceeded|deadline exceeded/,
    pattern: 'StorageFailure',
    cause: 'the volume {volume} is not attached or mounted in time',
    sure: 0.72,
  },
  {
    shape: /./,
    pattern: 'StorageFailure',
    cause: 'the volume {volume} cannot be attached or mounted: {words}',
    sure: 0.85,
  },
];
