import type { Statement } from './statement.ts';

/** Why a node cannot make a pod's sandbox. The first that fits. */
export const SANDBOX_FAILURES: readonly Statement[] = [
  {
    shape:
      /no IP addresses available|failed to (?:allocate|assign an IP)|no (?:available|free) (?:IPs?|addresses)|exhausted/i,
    pattern: 'ResourceExhaustion',
    cause: 'its node has no free pod IP address left',
  },
  {
    shape: /RuntimeHandler "(?<what>[^"]{1,100})" not supported|no runtime for "(?<what2>[^"]{1,100})"/,
    pattern: 'ConfigError',
    cause: 'its RuntimeClass handler {what} does not exist on the node',
  },
  { shape: /no space left on device/, pattern: 'NodePressure', cause: "its node's disk is full" },
  {
    shape:
      /cni (?:config|plugin)[\w ]{0,20}(?:uninitialized|not initialized)|NetworkPluginNotReady|NetworkNotReady|network is not ready|failed to find plugin "(?<what>[^"]{1,100})"/i,
    pattern: 'NodePressure',
    cause: "its node's pod network (CNI) is not ready {what}",
  },
  {
    shape: /connection refused|no such host|no such file or directory|unauthorized/i,
    pattern: 'DependencyFailure',
    cause: "its node's network plugin (CNI) cannot work: {end}",
  },
  {
    shape: /timed? ?out|deadline exceeded|timeout/i,
    pattern: 'NetworkTimeout',
    cause: "its node's network plugin (CNI) or runtime does not answer in time",
  },
  { shape: /./, pattern: 'NodePressure', cause: 'its node cannot make a sandbox for it: {end}' },
];
