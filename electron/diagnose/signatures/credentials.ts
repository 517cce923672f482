import type { Signature } from './signature.ts';

/** Whom a dependency does not let in, and certificates that are not believed. */
export const CREDENTIALS: readonly Signature[] = [
  {
    name: 'auth-postgres',
    pattern: 'PermissionDenied',
    shape: /(?:password|SCRAM|Ident|Peer|md5) authentication failed for user "(?<user>[^"]{1,100})"/,
    cause: 'the PostgreSQL server {address|} rejects the password of user {user}',
    sure: 0.84,
  },
  {
    name: 'auth-postgres-hba',
    pattern: 'PermissionDenied',
    shape: /no pg_hba\.conf entry for host "(?<host>[^"]{1,100})", user "(?<user>[^"]{1,100})"/,
    cause: 'the PostgreSQL server lets user {user} not in from {host} (pg_hba.conf)',
    sure: 0.84,
  },
  {
    name: 'auth-mysql',
    pattern: 'PermissionDenied',
    shape: /Access denied for user '(?<user>[^']{1,100})'(?:@'(?<host>[^']{1,100})')?/,
    cause: 'MySQL denies access to user {user}',
    sure: 0.84,
  },
  {
    name: 'auth-mongodb',
    pattern: 'PermissionDenied',
    shape:
      /(?:MongoServerError|MongoSecurityException|OperationFailure|AuthenticationFailed|SCRAM).{0,80}(?:[Aa]uthentication failed|AuthenticationFailed)/,
    cause: 'MongoDB {address|} rejects the credentials',
    sure: 0.82,
  },
  {
    name: 'auth-redis',
    pattern: 'PermissionDenied',
    shape:
      /WRONGPASS|NOAUTH Authentication required|ERR AUTH .{0,60}without any password|invalid username-password pair/,
    cause: 'Redis {address|} rejects the credentials',
    sure: 0.84,
  },
  {
    name: 'auth-rabbitmq',
    pattern: 'PermissionDenied',
    shape:
      /ACCESS_REFUSED|(?:PossibleAuthenticationFailureException)|Exception \(403\) Reason: "?(?:username or password not allowed|no access)/,
    cause: 'RabbitMQ {address|} refuses the login',
    sure: 0.82,
  },
  {
    name: 'auth-kafka',
    pattern: 'PermissionDenied',
    shape:
      /SaslAuthenticationException|SASL authentication (?:failed|error)|kafka server: SASL|Authentication failed during authentication due to invalid credentials/i,
    cause: 'Kafka {address|} rejects the SASL credentials',
    sure: 0.82,
  },
  {
    name: 'auth-elasticsearch',
    pattern: 'PermissionDenied',
    shape: /security_exception.{0,200}(?:unable to authenticate user|missing authentication credentials)/,
    cause: 'Elasticsearch rejects the credentials',
    sure: 0.82,
  },
  {
    name: 'auth-sqlserver',
    pattern: 'PermissionDenied',
    shape: /Login failed for user '(?<user>[^']{1,100})'/,
    cause: 'SQL Server rejects the login of user {user}',
    sure: 0.84,
  },
  {
    name: 'auth-oracle',
    pattern: 'PermissionDenied',
    shape: /ORA-(?<code>01017|01045|28000|28001)/,
    cause: 'Oracle refuses the login with ORA-{code}',
    sure: 0.82,
  },
  {
    name: 'kubernetes-forbidden',
    pattern: 'PermissionDenied',
    shape:
      /(?<![\w.-])(?<what>[\w.-]{1,100}(?: "[^"]{0,253}")?) is forbidden: User "(?<user>[^"]{1,300})" cannot (?<verb>[\w-]{1,30}) resource "(?<resource>[^"]{1,100})"/,
    cause: '{user} may not {verb} {resource} (RBAC)',
    sure: 0.88,
  },
  {
    name: 'aws-denied',
    pattern: 'PermissionDenied',
    shape:
      /(?:User|Role): (?<user>arn:[\w:/.*@+=,-]{1,300}) is not authorized to perform: (?<action>[\w:*-]{1,100})|AccessDenied(?:Exception)?\b|UnauthorizedOperation\b/,
    cause: 'the cloud account {user|of the pod} may not perform {action|the call}',
    sure: 0.8,
  },
  {
    name: 'cloud-denied',
    pattern: 'PermissionDenied',
    shape:
      /PERMISSION_DENIED|code = PermissionDenied|AuthorizationFailed\b|Permission '(?<action>[\w.]{1,100})' denied|not authorized (?:on|to) (?<action3>[\w.:/ -]{1,100})|does not have (?<action2>[\w.]{1,100}) (?:access|permission)/,
    cause: 'the permission {action|for a call} is missing',
    sure: 0.78,
  },
  {
    name: 'database-privilege',
    pattern: 'PermissionDenied',
    shape:
      /permission denied for (?<what>(?:table|relation|schema|database|sequence|view|function|column) "?[\w.]{1,128})|(?<what2>\w{1,20}) command denied to user/,
    cause: 'the database role lacks the right to {what|run the command}',
    sure: 0.8,
  },
  {
    name: 'tls-own-key',
    pattern: 'ConfigError',
    shape:
      /tls: (?:private key does not match public key|failed to find any PEM data)|(?:key values mismatch|KEY_VALUES_MISMATCH)|no start line|PEM_read_bio|keystore password was incorrect|Keystore was tampered with/,
    cause: 'its own TLS certificate or key is not usable',
    sure: 0.78,
  },
  {
    name: 'tls-expired',
    pattern: 'DependencyFailure',
    shape:
      /certificate has expired(?: or is not yet valid)?|CERT_HAS_EXPIRED|NotAfter:|CertificateExpiredException/,
    cause: 'the TLS certificate of {address|a dependency} has expired',
    sure: 0.8,
  },
  {
    name: 'tls-name',
    pattern: 'DependencyFailure',
    shape:
      /certificate is (?:not )?valid for (?<names>.{1,150}?), not (?<host>[\w.-]{1,253})|Hostname\/IP does not match certificate's altnames|No subject alternative (?:DNS )?names? .{0,80}found|hostname mismatch|ERR_TLS_CERT_ALTNAME_INVALID/i,
    cause: 'the TLS certificate of {host|a dependency} is for another name',
    sure: 0.8,
  },
  {
    name: 'tls-authority',
    pattern: 'DependencyFailure',
    shape:
      /x509: certificate signed by unknown authority|(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT(?:_LOCALLY)?))|self[- ]signed certificate|unable to get (?:local )?issuer certificate|CERTIFICATE_VERIFY_FAILED|PKIX path building failed|The remote certificate is invalid|certificate verify failed/i,
    cause: 'the TLS certificate of {address|a dependency} is signed by an authority that is not trusted',
    sure: 0.8,
  },
  {
    name: 'tls-any',
    pattern: 'DependencyFailure',
    shape:
      /x509: |tls: (?:handshake failure|bad certificate|first record does not look like a TLS handshake|protocol version)|SSLHandshakeException|SSL routines:|unknown ca\b|certificate (?:rejected|required|revoked|unknown)|SSL_ERROR_|wrong version number|server does not support SSL|ERR_SSL_/,
    cause: 'the TLS handshake with {address|a dependency} fails',
    sure: 0.72,
  },
  {
    name: 'http-unauthorized',
    pattern: 'PermissionDenied',
    shape:
      /(?:status(?: ?code)?|HTTP(?:\/\d(?:\.\d)?)?|returned|response(?: code)?|got|error|failed with|answered)[ :=]{1,3}"?(?<code>40[13])\b|\b(?:401 Unauthorized|403 Forbidden)\b|code = Unauthenticated|UNAUTHENTICATED|[Ii]nvalid (?:API|api)[ _-]?[Kk]ey|invalid_client|[Tt]oken (?:is |has )?(?:expired|invalid|revoked)|[Ii]nvalid [Cc]redentials|[Ii]ncorrect (?:username|password)|[Ll]ogin (?:failed|incorrect)|[Aa]uthentication (?:credentials )?(?:failed|invalid|rejected)|[Cc]redentials? (?:are |is |were |was )?(?:invalid|rejected|incorrect|not valid|refused)|[Bb]ad credentials|InvalidAccessKeyId|SignatureDoesNotMatch|ExpiredToken|UnrecognizedClientException|InvalidClientTokenId|RequestTimeTooSkewed|[":= ]Unauthorized\b|asked for the client to provide credentials|(?:must be|not|no longer) logged in\b|[Aa]uthori[sz]ation (?:[Vv]iolation|[Ff]ailed)|access key id .{0,40}does not exist|(?:[Ww]rong|[Ii]ncorrect) (?:or missing )?(?:password|passphrase|credentials)\b/,
    cause: 'a service it calls {address|} rejects its credentials (HTTP {code|401})',
    sure: 0.66,
  },
  {
    name: 'connections-used-up',
    pattern: 'DependencyFailure',
    shape:
      /(?:sorry, )?too many clients already|remaining connection slots are reserved|Too many connections|max number of clients reached|ERR max.{0,20}clients/,
    cause: 'the database {address|} accepts no more connections',
    sure: 0.8,
  },
];
