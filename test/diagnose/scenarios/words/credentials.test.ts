import { playWords } from '../../support/words.ts';

playWords('credentials, certificates and rights of dependencies', [
  [
    [
      'django.db.utils.ProgrammingError: relation "auth_user" does not exist',
      'LINE 1: SELECT COUNT(*) FROM "auth_user"',
    ],
    'DependencyFailure',
    ['auth_user'],
  ],
  [
    'ERROR Failed to connect to ws://mq.internal:5672: Handshake failed: x509: certificate has expired or is not yet valid: current time 2026-06-01 is after 2026-05-30',
    'DependencyFailure',
    ['expired'],
  ],
  [
    [
      'Error: self signed certificate in certificate chain',
      '    at TLSSocket.onConnectSecure (node:_tls_wrap:1540:34) {',
      "  code: 'SELF_SIGNED_CERT_IN_CHAIN'",
      '}',
    ],
    'DependencyFailure',
    ['certificate'],
  ],
  [
    "ERROR 1045 (28000): Access denied for user 'app'@'10.1.2.3' (using password: YES)",
    'PermissionDenied',
    ['app'],
  ],
  ['redis: WRONGPASS invalid username-password pair or user is disabled.', 'PermissionDenied', ['Redis']],
  [
    'ERROR (handshake): com.rabbitmq.client.PossibleAuthenticationFailureException: Possibly caused by authentication failure',
    'PermissionDenied',
    ['RabbitMQ'],
  ],
  [
    'Caused by: javax.net.ssl.SSLHandshakeException: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target',
    'DependencyFailure',
    ['certificate'],
  ],
  [
    "Microsoft.Data.SqlClient.SqlException (0x80131904): Login failed for user 'svc_orders'.",
    'PermissionDenied',
    ['svc_orders'],
  ],
  [
    'Unhandled exception. Npgsql.PostgresException (0x80004005): 28P01: password authentication failed for user "orders"',
    'PermissionDenied',
    ['orders'],
    134,
  ],
  [
    'level=error msg="failed to start: token is expired, please log in again"',
    ['PermissionDenied', 'ConfigError'],
    [],
  ],
  [
    "openai.AuthenticationError: Error code: 401 - {'error': {'message': 'Incorrect API key provided: sk-abcdefghijklmnopqrstuvwx'}}",
    'PermissionDenied',
    ['401'],
  ],
  [
    [
      'Error: Request failed with status code 403',
      '    at createError (/app/node_modules/axios/lib/core/createError.js:16:15)',
    ],
    ['DependencyFailure', 'PermissionDenied'],
    ['403'],
  ],
  [
    'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)',
    'DependencyFailure',
    ['expired'],
  ],
  ['FATAL:  role "app" is not permitted to log in', 'PermissionDenied', ['app']],
  [
    'FATAL  [SSL] handshake with broker-2.kafka:9093 failed: certificate verify failed: self-signed certificate in certificate chain',
    'DependencyFailure',
    ['broker-2.kafka:9093'],
  ],
  [
    'snowflake.connector.errors.DatabaseError: 250001 (08001): Failed to connect to DB: ab12345.snowflakecomputing.com:443. Incorrect username or password was specified.',
    'PermissionDenied',
    ['snowflakecomputing'],
  ],
  ['ldap: LDAP Result Code 49 "Invalid Credentials"', 'PermissionDenied', ['Credentials']],
  [
    "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Error: authentication failed')",
    'PermissionDenied',
    ['authentication failed'],
  ],
  [
    'TLS: peer certificate rejected (unknown ca) by mqtt.iot.example:8883',
    'DependencyFailure',
    ['mqtt.iot.example:8883'],
  ],
  [
    'Failed to verify certificate: x509: certificate is valid for *.corp.example, not api.shop.svc',
    'DependencyFailure',
    ['api.shop.svc'],
  ],
  [
    ['remote: HTTP Basic: Access denied', 'fatal: Authentication failed for https://gitlab.example/x.git'],
    'PermissionDenied',
    ['gitlab.example'],
  ],
  [
    'EHLO failed: 535 Authentication credentials invalid for smtp.mail.example:587',
    'PermissionDenied',
    ['smtp.mail.example'],
  ],
]);
