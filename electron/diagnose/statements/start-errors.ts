import type { Statement } from './statement.ts';

/** What the kubelet and the runtime say when a container cannot be created or started. The first that fits. */
export const START_ERRORS: readonly Statement[] = [
  {
    shape:
      /(?:couldn't find key|references non-existent config key:?) (?<key>\S{1,253})(?: in (?<kind>ConfigMap|Secret) (?<object>\S{1,300}))?/,
    pattern: 'ConfigError',
    cause: 'the key {key} is missing in {kind|the ConfigMap or Secret} {object}',
  },
  {
    shape: /(?<kind>configmap|secret)s? "(?<object>[^"]{1,253})" not found/i,
    pattern: 'ConfigError',
    cause: 'the {kind} {object} does not exist',
  },
  {
    shape: /(?<kind>configmap|secret)s? "(?<object>[^"]{1,253})" is forbidden/i,
    pattern: 'PermissionDenied',
    cause: 'the kubelet may not read the {kind} {object}',
  },
  {
    shape: /runAsNonRoot and image (?:will run as root|has non-numeric user(?: \((?<user>[^)]{1,60})\))?)/,
    pattern: 'ConfigError',
    cause: 'runAsNonRoot is set, but the image runs as root (user {user|0})',
  },
  {
    shape: /init was OOM-killed/,
    pattern: 'OOMKill',
    cause: 'it was OOM-killed while it started: the memory limit is too low',
  },
  {
    shape: /exec(?:: |: \\?)"(?<file>[^"\\]{1,300})\\?": (?:executable file )?not found in \$PATH/,
    pattern: 'ConfigError',
    cause: 'its command {file} does not exist in the image {image} (executable file not found in $PATH)',
  },
  {
    shape:
      /(?:exec:?|stat) \\?"?(?<file>[^"\\:\s]{1,300})\\?"?: (?:stat [^:]{1,300}: )?no such file or directory/,
    pattern: 'ConfigError',
    cause: 'its command {file} does not exist in the image {image} (no such file or directory)',
  },
  {
    shape: /exec:?(?: \\?"?(?<file>[^"\\:\s]{1,300})\\?"?:)?.{0,60}permission denied/,
    pattern: 'PermissionDenied',
    cause: 'its command {file|} in the image {image} is not executable (permission denied)',
  },
  {
    shape: /exec format error/,
    pattern: 'ConfigError',
    cause: 'the image is built for another CPU architecture than its node (exec format error)',
  },
  {
    shape:
      /Are you trying to mount a directory onto a file|not a directory.{0,200}mount|mount.{0,300}not a directory/i,
    pattern: 'ConfigError',
    cause: 'a volume mounts a directory onto a file, or the reverse (subPath {file|missing})',
  },
  {
    shape: /failed to (?:create|prepare) subPath.{0,80}?(?:volumeMount "(?<file>[^"]{1,253})")?/,
    pattern: 'StorageFailure',
    cause: 'the subPath of volume mount {file|of its volume} cannot be prepared',
  },
  {
    shape: /(?<file>\/[^\s":]{1,250})"?[: ]{1,3}.{0,40}read-only file system/,
    pattern: 'ConfigError',
    cause: 'a mount point cannot be made in the read-only root file system ({file})',
  },
  {
    shape: /chdir to cwd \(\\?"(?<file>[^"\\]{1,250})\\?"\)/,
    pattern: 'ConfigError',
    cause: 'its working directory {file} cannot be entered',
  },
  {
    shape: /unable to find user (?<user>\S{1,100}): no matching entries in passwd/,
    pattern: 'ConfigError',
    cause: 'the user {user} that it runs as does not exist in the image',
  },
  {
    shape: /no space left on device|disk quota exceeded/,
    pattern: 'ResourceExhaustion',
    cause: "its node's disk is full",
  },
  {
    shape:
      /error gathering device information.{0,80}"(?<file>[^"]{1,250})"|path "(?<file2>[^"]{1,250})" .{0,40}(?:does not exist|shared)/,
    pattern: 'ConfigError',
    cause: 'the host path or device {file} does not exist on its node',
  },
  {
    shape: /(?:seccomp|apparmor).{0,120}(?:not found|no such|cannot load|failed)/i,
    pattern: 'ConfigError',
    cause: 'its seccomp or AppArmor profile is not on the node',
  },
  {
    shape: /name "[^"]{1,253}" is reserved|already in use by container/,
    pattern: 'NodePressure',
    cause: 'the container runtime of its node still holds an earlier container of that name',
    sure: 0.6,
  },
  {
    shape: /context deadline exceeded|DeadlineExceeded/,
    pattern: 'NodePressure',
    cause: 'the container runtime of its node does not answer in time',
    sure: 0.6,
  },
  {
    shape: /no command specified/i,
    pattern: 'ConfigError',
    cause: 'neither the pod nor the image names a command',
  },
  {
    shape: /operation not permitted/,
    pattern: 'PermissionDenied',
    cause: 'the container runtime is not permitted to start it',
    sure: 0.65,
  },
];
