import { playWords } from '../../support/words.ts';

playWords('nobody answers in time', [
  [
    'org.apache.kafka.common.errors.TimeoutException: Timed out waiting for a node assignment. Call: listTopics',
    'NetworkTimeout',
    ['Kafka'],
  ],
  [
    [
      'Error: connect ETIMEDOUT 52.14.9.8:443',
      '    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1555:16)',
    ],
    'NetworkTimeout',
    ['52.14.9.8:443'],
  ],
  [
    "requests.exceptions.ConnectTimeout: HTTPSConnectionPool(host='api.partner.example', port=443): Max retries exceeded with url: /v1 (Caused by ConnectTimeoutError(<urllib3.connection.HTTPSConnection object at 0x7f>, 'Connection to api.partner.example timed out. (connect timeout=5)'))",
    'NetworkTimeout',
    ['api.partner.example'],
  ],
  [
    "curl: (28) Failed to connect to metadata.example port 443 after 130012 ms: Couldn't connect to server",
    ['NetworkTimeout', 'DependencyFailure'],
    ['metadata.example'],
  ],
  ['wget: download timed out', 'NetworkTimeout', []],
  [
    'ssh: connect to host sftp.partner.example port 22: Connection timed out',
    'NetworkTimeout',
    ['sftp.partner.example'],
  ],
  [
    [
      'pg_dump: error: connection to server at "pg.prod.svc" (10.2.2.2), port 5432 failed: Connection timed out',
      '\tIs the server running on that host and accepting TCP/IP connections?',
    ],
    'NetworkTimeout',
    ['pg.prod.svc'],
  ],
  [
    [
      'Redis::TimeoutError: Connection timed out',
      '/app/vendor/redis/connection/ruby.rb:71',
      'Error connecting to Redis on redis-cart:6379 (Redis::TimeoutError)',
    ],
    'NetworkTimeout',
    ['redis-cart:6379'],
  ],
  ['ERROR: canceling statement due to statement timeout', ['NetworkTimeout', 'DependencyFailure'], []],
  [
    'level=error ts=2026-06-01T11:59:00Z msg="unable to validate tenant token" err="oidc: fetch keys https://id.example/keys: Get \\"https://id.example/keys\\": context deadline exceeded"',
    'NetworkTimeout',
    ['id.example'],
  ],
  [
    [
      '2026-06-01 11:58:00 INFO Retrieving product catalogue from http://catalogue:7000',
      '2026-06-01 11:58:30 ERROR Giving up after 5 attempts: http://catalogue:7000/v2/all: read timeout',
    ],
    'NetworkTimeout',
    ['catalogue:7000'],
  ],
  [
    [
      'Waiting for PostgreSQL at ledger-db:5432...',
      'Waiting for PostgreSQL at ledger-db:5432...',
      'Timed out after 60 seconds waiting for ledger-db:5432',
    ],
    ['NetworkTimeout', 'DependencyFailure'],
    ['ledger-db:5432'],
  ],
  [
    'wait-for-it.sh: timeout occurred after waiting 15 seconds for broker:5672',
    ['NetworkTimeout', 'DependencyFailure'],
    ['broker:5672'],
  ],
  [
    'dockerize: Timeout after 10s waiting on dependencies to become available: [tcp://cache:6379]',
    ['NetworkTimeout', 'DependencyFailure'],
    ['cache:6379'],
  ],
  [
    'com.amazonaws.SdkClientException: Unable to execute HTTP request: Connect to sqs.eu-west-1.example:443 [sqs.eu-west-1.example/10.1.1.1] failed: connect timed out',
    'NetworkTimeout',
    ['sqs.eu-west-1.example'],
  ],
  [
    'Connection to payments.internal:443 timed out after 10001 ms',
    'NetworkTimeout',
    ['payments.internal:443'],
  ],
  [
    'ERR upstream request timeout (30s) http://recommender.ml:8000/rank',
    'NetworkTimeout',
    ['recommender.ml:8000'],
  ],
  [
    'grpc: error while dialing: dial tcp 10.43.0.11:50051: operation was canceled; waited 20s for ready',
    ['NetworkTimeout', 'DependencyFailure'],
    ['10.43.0.11:50051'],
  ],
  [
    'Elasticsearch did not become ready within 120 seconds (http://es-master:9200)',
    ['NetworkTimeout', 'DependencyFailure'],
    ['es-master:9200'],
  ],
  [
    'no response from scheduler-0.scheduler:7070 within 45s',
    'NetworkTimeout',
    ['scheduler-0.scheduler:7070'],
  ],
  ['java.net.http.HttpConnectTimeoutException: HTTP connect timed out', 'NetworkTimeout', ['timed out']],
]);
