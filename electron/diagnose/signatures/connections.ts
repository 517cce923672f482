import type { Signature } from './signature.ts';

/** Nobody answers at an address, or whoever does hangs up. */
export const CONNECTIONS: readonly Signature[] = [
  {
    name: 'refused-go',
    pattern: 'DependencyFailure',
    shape: /dial (?:tcp|udp|unix)[46]? (?<address>[^\s,]{1,253}?): connect: connection refused/,
    cause: '{address} refuses connections',
    sure: 0.8,
  },
  {
    name: 'refused-node',
    pattern: 'DependencyFailure',
    shape: /ECONNREFUSED[ :]{1,2}(?<address>[\w.:[\]-]{1,253}:\d{1,5})/,
    cause: '{address} refuses connections',
    sure: 0.8,
  },
  {
    name: 'refused-postgres',
    pattern: 'DependencyFailure',
    shape:
      /connection to server at "(?<host>[\w.:-]{1,253})"(?: \([\w.:]{1,60}\))?, port (?<port>\d{1,5}) failed: Connection refused|could not connect to server: Connection refused.{0,200}host "(?<host2>[\w.-]{1,253})"/,
    cause: 'PostgreSQL at {host|its address}:{port|5432} refuses connections',
    sure: 0.82,
  },
  {
    name: 'libpq-failed',
    pattern: 'DependencyFailure',
    shape:
      /connection to server at "(?<host>[\w.:-]{1,253})"(?: \([\w.:]{1,60}\))?, port (?<port>\d{1,5}) failed: (?<how>.{1,160})/,
    cause: 'PostgreSQL at {host}:{port} does not take the connection: {how}',
    sure: 0.74,
  },
  {
    name: 'refused-jdbc',
    pattern: 'DependencyFailure',
    shape: /Connection to (?<address>[\w.-]{1,253}:\d{1,5}) refused/,
    cause: '{address} refuses connections',
    sure: 0.82,
  },
  {
    name: 'refused-mysql',
    pattern: 'DependencyFailure',
    shape:
      /Can't connect to (?:MySQL|MariaDB|local MySQL|local) server (?:on|through) (?:socket )?'(?<address>[^'\s]{1,253})'?(?!.{0,80}(?:timed out|110\)))/,
    cause: 'MySQL at {address} cannot be reached',
    sure: 0.8,
  },
  {
    name: 'refused-redis',
    pattern: 'DependencyFailure',
    shape:
      /(?:Error \d{1,3} connecting to |Could not connect to Redis at |Unable to connect to |RedisConnectionException: .{0,120}?(?=[\w.-]{1,253}:\d))(?<address>[\w.-]{1,253}[:/<>\w]{0,20}:\d{1,5})(?!.{0,60}timed? ?out)/i,
    cause: 'Redis at {address} cannot be reached',
    sure: 0.78,
  },
  {
    name: 'refused-urllib3',
    pattern: 'DependencyFailure',
    shape: /host='(?<host>[\w.-]{1,253})', port=(?<port>\d{1,5})\).{0,400}(?:Connection refused|Errno 111)/,
    cause: '{host}:{port} refuses connections',
    sure: 0.82,
  },
  {
    name: 'refused-dotnet',
    pattern: 'DependencyFailure',
    shape:
      /Connection refused \((?<address>[\w.-]{1,253}:\d{1,5})\)|Failed to connect to (?<address2>[\w.-]{1,253}:\d{1,5})(?!.{0,60}time)/,
    cause: '{address|its dependency} refuses connections',
    sure: 0.8,
  },
  {
    name: 'refused-curl',
    pattern: 'DependencyFailure',
    shape:
      /Failed to connect to (?<host>[\w.-]{1,253}) port (?<port>\d{1,5})(?! after \d{1,9} ms: (?:Timeout|Operation timed out))/,
    cause: '{host}:{port} refuses connections',
    sure: 0.8,
  },
  {
    name: 'kafka-broker',
    pattern: 'DependencyFailure',
    shape:
      /Connection to node -?\d{1,9} \((?<address>[^\s)]{1,253})\) could not be established|(?<![\w.-])(?<address2>[\w.-]{1,253}:\d{1,5})\/(?:bootstrap|\d{1,6}): Connect to .{0,100}failed|[Bb]roker(?:s are)? (?:may )?not (?:be )?available|client has run out of available brokers|NoBrokersAvailable|All broker connections are down|(?:KafkaJSConnectionError|KafkaJSNumberOfRetriesExceeded)/,
    cause: 'the Kafka broker {address|list} cannot be reached',
    sure: 0.78,
  },
  {
    name: 'rabbitmq',
    pattern: 'DependencyFailure',
    shape:
      /(?:AMQPConnectionError|BrokerUnreachableException|None of the specified endpoints were reachable|AmqpConnectException|Socket closed abruptly during opening handshake|Exception \(50\d\) Reason)/,
    cause: 'RabbitMQ {address|} cannot be reached',
    sure: 0.72,
  },
  {
    name: 'elasticsearch',
    pattern: 'DependencyFailure',
    shape:
      /NoNodeAvailableException|no alive nodes found|no Elasticsearch node available|No Living connections|Unable to (?:retrieve version information from|connect to) (?:Elasticsearch|OpenSearch)(?: nodes?)?/i,
    cause: 'no node of Elasticsearch {address|} can be reached',
    sure: 0.75,
  },
  {
    name: 'mongodb',
    pattern: 'DependencyFailure',
    shape:
      /(?:MongoNetworkError|MongoSocketOpenException|MongoServerSelectionError|ServerSelectionTimeoutError).{0,200}?(?:ECONNREFUSED |Connection refused|failed to connect to server \[?)(?:\[?(?<address>[\w.-]{1,253}:\d{1,5}))?/,
    cause: 'MongoDB {address|} refuses connections',
    sure: 0.8,
  },
  {
    name: 'listener-oracle',
    pattern: 'DependencyFailure',
    shape: /ORA-(?<code>12154|12514|12541|12505|12543|03113|03114)/,
    cause: 'Oracle {address|} cannot be reached (ORA-{code})',
    sure: 0.82,
  },
  {
    name: 'no-route',
    pattern: 'DependencyFailure',
    shape:
      /(?:dial (?:tcp|udp)[46]? (?<address>[^\s,]{1,253}?): connect: |(?:EHOSTUNREACH|ENETUNREACH)[ :]{0,2}(?<address2>[\w.:-]{0,253}))?(?:no route to host|network is unreachable|EHOSTUNREACH|ENETUNREACH|NoRouteToHostException)/i,
    cause: 'there is no route to {address|a dependency}',
    sure: 0.75,
  },
  {
    name: 'reset',
    pattern: 'DependencyFailure',
    shape:
      /ECONNRESET|[Cc]onnection reset by peer|(?:server closed the connection unexpectedly|[Ss]erver has gone away|Lost connection to MySQL server|Connection closed by (?:remote|foreign) host|unexpected EOF (?:from|while reading)|socket hang up|Communications link failure)/,
    cause: 'the connection to {address|a dependency} is cut by the other side',
    sure: 0.62,
  },
  {
    name: 'http-unavailable',
    pattern: 'DependencyFailure',
    shape:
      /(?:(?:status(?: ?code)?|HTTP(?:\/\d(?:\.\d)?)?|returned(?: error)?|response(?: code)?|got|server error|failed with)[ :=]{1,3}"?(?<code>50[0234])\b(?: (?:Bad Gateway|Service Unavailable|Gateway Time-?out|Internal Server Error))?)|(?:503 Service Unavailable|502 Bad Gateway|504 Gateway Time-?out)/i,
    cause: 'a service it calls {address|} answers with HTTP {code|5xx}',
    sure: 0.6,
  },
  {
    name: 'http-refused',
    pattern: 'DependencyFailure',
    shape:
      /429 Too Many Requests|\bRateLimit(?:ed|Error|Exceeded)|rate limit(?:ed)? exceeded|(?:unexpected|bad|invalid|non-2\d\d) (?:HTTP )?(?:response )?status(?: code)?[ :=]{1,3}(?<code>[45]\d\d)|(?:HTTP(?: Error)?|status(?: code)?|responded with|returned)[ :=]{1,3}(?<code2>4(?:0[0-9]|1[0-9]|2[0-9]))\b/i,
    cause: 'a service it calls {address|} refuses its request (HTTP {code|429})',
    sure: 0.6,
  },
  {
    name: 'upstream',
    pattern: 'DependencyFailure',
    shape:
      /\b(?:upstream|dependency|backend|downstream|remote (?:service|host|server)|database|db|redis|kafka|broker|queue|cache|server) (?:[\w.:/-]{1,60} ){0,4}?(?:is )?(?<!temporarily )(?:(?:not|un)(?: ?(?:available|reachable))|down\b|refused)/i,
    cause: 'a service it depends on {address|} is not available',
    sure: 0.58,
  },
  {
    name: 'refused-any',
    pattern: 'DependencyFailure',
    shape:
      /[Cc]onnection refused|ECONNREFUSED|ConnectionRefused(?:Error)?|[Cc]onnect(?:ion)? (?:call )?(?:was )?failed.{0,60}\b111\b|actively refused it|\beconnrefused\b/,
    cause: '{address|a dependency} refuses connections',
    sure: 0.72,
  },
  {
    name: 'cannot-connect',
    pattern: 'DependencyFailure',
    shape:
      /[Ee]rror (?:establishing|opening|creating|obtaining) (?:an? |the )?(?:(?<what2>\w{1,30}) )?connection\b|(?:[Uu]nable to|[Nn]ot possible to|[Cc]ould ?n[o']t|[Cc]annot|[Cc]an't|[Ff]ailed to|[Ff]ailure to) (?:establish (?:a )?(?:initial )?connection|(?:re)?connect|reach|contact|bootstrap|obtain (?:a )?(?:JDBC )?connection|open (?:a )?(?:JDBC )?connection|communicate|ping|create pool|get (?:a )?connection)(?: (?:to|with|from|for))?(?: (?:the |an? )?(?<what>(?:(?!(?:because|after|due|error|failed|exception|at)\b)[\w./:`'"-]{1,100} ?){1,4}))?/,
    cause: 'it cannot connect to {what|a dependency} ({address|})',
    sure: 0.6,
  },
];
