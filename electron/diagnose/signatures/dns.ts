import type { Signature } from './signature.ts';

/** A name that does not resolve, in the words of each resolver. */
export const DNS: readonly Signature[] = [
  {
    name: 'dns-server-unreachable',
    pattern: 'NetworkTimeout',
    shape:
      /lookup (?<host>[\w.-]{1,253}) on (?<server>[\w.:[\]]{1,60}): (?:read|dial|write) (?:udp|tcp)\b.{0,120}i\/o timeout/,
    cause: 'the cluster DNS server {server} does not answer for {host} in time',
    sure: 0.82,
  },
  {
    name: 'dns-go',
    pattern: 'DependencyFailure',
    shape:
      /lookup (?<host>[\w.-]{1,253})(?: on [\w.:[\]]{1,60})?: (?:no such host|server misbehaving|Temporary failure in name resolution)/,
    cause: 'the host name {host} does not resolve',
    sure: 0.82,
  },
  {
    name: 'dns-node',
    pattern: 'DependencyFailure',
    shape: /getaddrinfo (?:ENOTFOUND|EAI_AGAIN|EAI_NONAME) (?<host>[\w.-]{1,253})/,
    cause: 'the host name {host} does not resolve',
    sure: 0.82,
  },
  {
    name: 'dns-java',
    pattern: 'DependencyFailure',
    shape: /UnknownHostException: (?<host>[\w.-]{1,253})/,
    cause: 'the host name {host} does not resolve',
    sure: 0.82,
  },
  {
    name: 'dns-kafka',
    pattern: 'DependencyFailure',
    shape:
      /(?:Couldn't resolve server|Failed to resolve '?)\s?(?<host>[\w.-]{1,253}(?::\d{1,5})?)|No resolvable bootstrap urls/,
    cause: 'the host name {host|in bootstrap.servers} does not resolve',
    sure: 0.82,
  },
  {
    name: 'dns-libpq',
    pattern: 'DependencyFailure',
    shape: /could not translate host name "(?<host>[\w.-]{1,253})" to address/,
    cause: 'the database host name {host} does not resolve',
    sure: 0.84,
  },
  {
    name: 'dns-mysql',
    pattern: 'DependencyFailure',
    shape: /Unknown (?:MySQL|MariaDB) server host '(?<host>[\w.-]{1,253})'/,
    cause: 'the database host name {host} does not resolve',
    sure: 0.84,
  },
  {
    name: 'dns-named',
    pattern: 'DependencyFailure',
    shape:
      /(?:[Cc]ould ?n[o']t resolve (?:host(?:name)?|proxy|address)|unable to resolve host(?: address)?|bad address|can'?t resolve|[Nn]ame resolution (?:failed|error) for|cannot resolve (?:host(?:name)?)?|[Ff]ailed to resolve(?: host(?:name)?)?|host not found in upstream|could not be resolved)[ :]{1,3}["'`]?(?<host>[A-Za-z0-9][\w.-]{0,252})(?=["'`]?(?:$|[,;:)"'`]|\.?$| \(| in | after | on |\.\s))/,
    cause: 'the host name {host} does not resolve',
    sure: 0.8,
  },
  {
    name: 'dns-nslookup',
    pattern: 'DependencyFailure',
    shape: /(?:server can'?t find|find) (?<host>[A-Za-z0-9][\w.-]{0,252}): ?(?:NXDOMAIN|SERVFAIL)/,
    cause: 'the host name {host} does not resolve',
    sure: 0.75,
  },
  {
    name: 'dns-php',
    pattern: 'DependencyFailure',
    shape: /php_network_getaddresses: getaddrinfo (?:for (?<host>[\w.-]{1,253}) )?failed/,
    cause: 'the host name {host|of a dependency} does not resolve',
    sure: 0.8,
  },
  {
    name: 'dns-dotnet',
    pattern: 'DependencyFailure',
    shape:
      /(?:No such host is known|Name or service not known|Temporary failure in name resolution)\.? \((?<host>[\w.-]{1,253}(?::\d{1,5})?)\)/,
    cause: 'the host name {host} does not resolve',
    sure: 0.82,
  },
  {
    name: 'dns-urllib3',
    pattern: 'DependencyFailure',
    shape:
      /host='(?<host>[\w.-]{1,253})', port=\d{1,5}\).{0,400}(?:Name or service not known|Temporary failure in name resolution|nodename nor servname|NameResolutionError)/,
    cause: 'the host name {host} does not resolve',
    sure: 0.83,
  },
  {
    name: 'dns-any',
    pattern: 'DependencyFailure',
    shape:
      /Name or service not known|Name does not resolve|No such host is known|Temporary failure in name resolution|\bNXDOMAIN\b|:?\bnxdomain\b|nodename nor servname provided|no such host\b|(?:ENOTFOUND|EAI_AGAIN|ERR_NAME_NOT_RESOLVED)\b/,
    cause: 'the host name {address|of a dependency} does not resolve',
    sure: 0.72,
  },
];
