import type { Statement } from './statement.ts';

/** Why the API server lets no pod be made. The first that fits. */
export const REFUSALS: readonly Statement[] = [
  {
    shape:
      /exceeded quota: (?<quota>[\w.-]{1,253}), requested: (?<asked>[^\s]{1,200}), used: (?<used>[^\s]{1,200}), limited: (?<limit>[^\s]{1,200})/,
    pattern: 'ResourceExhaustion',
    cause: 'the ResourceQuota {quota} is used up (requested {asked}, used {used}, limited {limit})',
  },
  {
    shape: /failed quota: (?<quota>[\w.-]{1,253}): must specify (?<asked>[\w.,/ :-]{1,300})/,
    pattern: 'ResourceExhaustion',
    cause: 'the ResourceQuota {quota} demands that its containers specify {asked}',
  },
  {
    shape:
      /(?:maximum|minimum) (?<asked>[\w./-]{1,60}) usage per (?<kind>Container|Pod|PersistentVolumeClaim) is (?<limit>[\w.]{1,30}), but (?<said>.{1,80}?)(?:\.|$|,)/i,
    pattern: 'ConfigError',
    cause: 'a LimitRange allows {asked} of {limit} per {kind}, but {said}',
  },
  {
    shape: /violates PodSecurity "(?<quota>[^"]{1,60})": (?<said>.{1,300})/,
    pattern: 'PermissionDenied',
    cause: 'PodSecurity "{quota}" forbids it: {said}',
  },
  {
    shape:
      /unable to validate against any (?:pod security policy|security context constraint): (?<said>.{1,300})/,
    pattern: 'PermissionDenied',
    cause: 'no security policy allows it: {said}',
  },
  {
    shape:
      /(?:error looking up service account [\w.-]{0,63}\/(?<quota>[\w.-]{1,253})|serviceaccount "(?<quota2>[^"]{1,253})" not found)/,
    pattern: 'ConfigError',
    cause: 'the ServiceAccount {quota} does not exist',
  },
  {
    shape: /no PriorityClass with name (?<quota>[\w.-]{1,253}) was found/,
    pattern: 'ConfigError',
    cause: 'the PriorityClass {quota} does not exist',
  },
  {
    shape:
      /RuntimeClass(?:\.node\.k8s\.io)? "(?<quota>[^"]{1,253})" not found|RuntimeClass "?(?<quota2>[\w.-]{1,253})"? not found/i,
    pattern: 'ConfigError',
    cause: 'the RuntimeClass {quota} does not exist',
  },
  {
    shape: /failed calling webhook "(?<quota>[^"]{1,253})".{0,200}?: (?<said>.{1,240})/,
    pattern: 'DependencyFailure',
    cause: 'the admission webhook {quota} does not answer: {said}',
  },
  {
    shape: /admission webhook "(?<quota>[^"]{1,253})" denied the request: ?(?<said>.{0,300})/,
    pattern: 'PermissionDenied',
    cause: 'the admission webhook {quota} denies it: {said}',
  },
  {
    shape: /ValidatingAdmissionPolicy '(?<quota>[^']{1,253})'.{0,120}denied request: (?<said>.{1,240})/,
    pattern: 'PermissionDenied',
    cause: 'the admission policy {quota} denies it: {said}',
  },
  {
    shape: /is forbidden: User "(?<quota>[^"]{1,253})" cannot (?<said>[^.]{1,200})/,
    pattern: 'PermissionDenied',
    cause: '{quota} may not {said} (RBAC)',
  },
  {
    shape: /is being terminated|NamespaceTerminating/,
    pattern: 'ConfigError',
    cause: 'its namespace is being deleted',
  },
  {
    shape: /(?:is invalid|Invalid value|Required value|Unsupported value)/,
    pattern: 'ConfigError',
    cause: 'its template is not valid: {words}',
  },
  { shape: /forbidden/, pattern: 'PermissionDenied', cause: 'it is forbidden: {words}', sure: 0.75 },
  { shape: /./, pattern: 'Unknown', cause: 'the API server refuses: {words}', sure: 0.5 },
];
