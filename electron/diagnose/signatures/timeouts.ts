import type { Signature } from './signature.ts';

/** Nobody answers in time. */
export const TIMEOUTS: readonly Signature[] = [
  {
    name: 'timeout-go',
    pattern: 'NetworkTimeout',
    shape:
      /dial (?:tcp|udp)[46]? (?<address>[^\s,]{1,253}?): (?:connect: )?(?:i\/o timeout|connection timed out|operation timed out)/,
    cause: '{address} does not answer in time',
    sure: 0.82,
  },
  {
    name: 'timeout-go-http',
    pattern: 'NetworkTimeout',
    shape:
      /(?:Get|Post|Put|Patch|Delete|Head) "?(?<address>https?:\/\/[^\s"]{1,300})"?: (?:context deadline exceeded|net\/http: (?:request canceled|TLS handshake timeout)|dial tcp .{0,100}i\/o timeout|EOF.{0,20}timeout)/,
    cause: '{address} does not answer in time',
    sure: 0.82,
  },
  {
    name: 'timeout-node',
    pattern: 'NetworkTimeout',
    shape:
      /(?:ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_CONNECT_TIMEOUT|ECONNABORTED)[ :]{0,2}(?<address>[\w.:[\]-]{1,253}:\d{1,5})?/,
    cause: '{address|a dependency} does not answer in time',
    sure: 0.78,
  },
  {
    name: 'timeout-urllib3',
    pattern: 'NetworkTimeout',
    shape: /host='(?<host>[\w.-]{1,253})', port=(?<port>\d{1,5})\).{0,400}(?:timed out|[Tt]imeout)/,
    cause: '{host}:{port} does not answer in time',
    sure: 0.83,
  },
  {
    name: 'timeout-libpq',
    pattern: 'NetworkTimeout',
    shape:
      /connection to server at "(?<host>[\w.:-]{1,253})"(?: \([\w.:]{1,60}\))?, port (?<port>\d{1,5}) failed: (?:Connection timed out|timeout expired)/,
    cause: 'PostgreSQL at {host}:{port} does not answer in time',
    sure: 0.84,
  },
  {
    name: 'timeout-mysql',
    pattern: 'NetworkTimeout',
    shape:
      /Can't connect to (?:MySQL|MariaDB) server on '(?<address>[^'\s]{1,253})'.{0,80}(?:timed out|110\))/,
    cause: 'MySQL at {address} does not answer in time',
    sure: 0.84,
  },
  {
    name: 'timeout-java',
    pattern: 'NetworkTimeout',
    shape:
      /(?:\b(?:Connect|Read|Write|Pool|Request|Query)Timeout(?:Error)?\b|SocketTimeoutException|ConnectTimeoutException|HttpConnectTimeoutException|HttpTimeoutException|ReadTimeoutException|ConnectionTimeoutException|HttpHostConnectException.{0,80}timed out)(?:: .{0,80}?(?<address>[\w.-]{1,253}[:/]\d{1,5}))?/,
    cause: '{address|a dependency} does not answer in time',
    sure: 0.78,
  },
  {
    name: 'timeout-kafka',
    pattern: 'NetworkTimeout',
    shape:
      /Topic (?<what>[\w.-]{1,249}) not present in metadata after \d{1,9} ms|Timed out waiting for a node assignment|Timeout expired while fetching topic metadata|Failed to update metadata after \d{1,9} ms/,
    cause: 'the Kafka brokers do not answer in time ({what|no metadata})',
    sure: 0.78,
  },
  {
    name: 'timeout-mongodb',
    pattern: 'NetworkTimeout',
    shape:
      /(?:MongoServerSelectionError|MongoTimeoutError|MongooseServerSelectionError|ServerSelectionTimeoutError|MongoTimeoutException|server selection (?:error|timeout)).{0,300}?(?:timed out|timeout)/i,
    cause: 'no MongoDB server {address|} answers in time',
    sure: 0.64,
  },
  {
    name: 'timeout-redis',
    pattern: 'NetworkTimeout',
    shape:
      /RedisTimeoutException|RedisCommandTimeoutException|redis\.exceptions\.TimeoutError|Timeout (?:reading from|connecting to) (?:socket|server)|Command timed out after/,
    cause: 'Redis {address|} does not answer in time',
    sure: 0.76,
  },
  {
    name: 'timeout-pool',
    pattern: 'NetworkTimeout',
    shape:
      /Connection is not available, request timed out after \d{1,9}ms|QueuePool limit .{0,80}timed out|TimeoutError: ResourceRequest timed out|Timed out fetching a new connection from the connection pool|timeout exceeded when trying to connect|The timeout period elapsed prior to obtaining a connection from the pool/,
    cause: 'the pool hands out no connection to the database {address|} in time',
    sure: 0.72,
  },
  {
    name: 'timeout-upstream',
    pattern: 'NetworkTimeout',
    shape: /upstream timed out.{0,300}?upstream: "(?<address>[^"]{1,253})"/,
    cause: 'the upstream {address} does not answer in time',
    sure: 0.75,
  },
  {
    name: 'timeout-grpc',
    pattern: 'NetworkTimeout',
    shape: /code = DeadlineExceeded|DEADLINE_EXCEEDED/,
    cause: 'a gRPC call {address|} does not return in time',
    sure: 0.72,
  },
  {
    name: 'timeout-curl',
    pattern: 'NetworkTimeout',
    shape:
      /(?:Failed to connect to|Connection to) (?<host>[\w.-]{1,253})(?: port |:)(?<port>\d{1,5}).{0,80}(?:timed? ?out)/i,
    cause: '{host}:{port} does not answer in time',
    sure: 0.82,
  },
  {
    name: 'timeout-waiting',
    pattern: 'NetworkTimeout',
    shape:
      /(?:timed? ?out|timeout) (?:occurred )?(?:after (?:waiting )?\d{1,9} ?\w{0,12} )?(?:while |when )?(?:waiting for|waiting on|for(?= \S{1,100}:\d)|connecting to|connect to|reading from|calling|contacting|reaching) (?:the )?(?<what>[\w./:-]{1,200}(?: (?!(?:after|in|within|to|at|for|on|from)\b)[\w-]{1,30}){0,2})/i,
    cause: 'it timed out waiting for {what} ({address|})',
    sure: 0.74,
  },
  {
    name: 'timeout-connection',
    pattern: 'NetworkTimeout',
    shape:
      /(?:connect(?:ion|ing)?|request|read|handshake|call|query|statement|lock|socket|dial|ping|fetch)\b.{0,100}?\b(?:timed[ -]?out|timeout (?:expired|exceeded|reached|error)|time[- ]?out\b)|context deadline exceeded|[Oo]peration timed out|\bTimeoutError\b|TimeoutException|i\/o timeout|TLS handshake timeout|\btimed[ -]out\b/i,
    cause: '{address|a dependency} does not answer in time',
    sure: 0.66,
  },
];
