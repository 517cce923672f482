/**
 * How an app writes. In lines, {iso} is the time, {klog} and {go} the time in those loggers' forms, {epoch} in seconds;
 * {id} a request id, {n} a small number, {ms} a duration, {user} an order or user number.
 */
export interface Voice {
  startup: string[];
  steady: string[];
  /** Between two steady lines, on average. */
  everyMs: number;
}

const pino = (message: string, more = '') =>
  `{"level":30,"time":"{iso}","pid":1,"hostname":"{pod}","msg":"${message}"${more && `,${more}`}}`;

/** loguru's own colours, which it writes into pipes too where told to (LOGURU_COLORIZE). */
const loguru = (level: string, color: number, place: string, message: string) =>
  `\u001b[32m{iso}\u001b[0m | \u001b[1;${color}m${level.padEnd(7)}\u001b[0m | \u001b[36m${place}\u001b[0m - ${message}`;

const VOICES: Record<string, Voice> = {
  node: {
    startup: [
      pino('connected to redis', '"host":"redis.data.svc"'),
      pino('server listening', '"port":8080,"node":"v24.11.1"'),
    ],
    steady: [
      pino(
        'request completed',
        '"req":{"id":"{id}","method":"GET","url":"/api/products?page={n}"},"res":{"statusCode":200},"responseTime":{ms}',
      ),
      pino(
        'request completed',
        '"req":{"id":"{id}","method":"GET","url":"/readyz"},"res":{"statusCode":200},"responseTime":1',
      ),
      pino(
        'request completed',
        '"req":{"id":"{id}","method":"POST","url":"/api/cart/{user}/items"},"res":{"statusCode":201},"responseTime":{ms}',
      ),
      pino('cache miss', '"key":"product:{user}","ttl":300'),
    ],
    everyMs: 2_300,
  },
  go: {
    startup: [
      '{"time":"{iso}","level":"INFO","msg":"starting","version":"1.24.0","commit":"8f31c2e"}',
      '{"time":"{iso}","level":"INFO","msg":"listening","addr":":8080"}',
    ],
    steady: [
      '{"time":"{iso}","level":"INFO","msg":"handled","method":"POST","path":"/v1/payments","status":202,"duration_ms":{ms},"trace_id":"{id}"}',
      '{"time":"{iso}","level":"INFO","msg":"handled","method":"GET","path":"/v1/payments/{user}","status":200,"duration_ms":{ms},"trace_id":"{id}"}',
      '{"time":"{iso}","level":"DEBUG","msg":"ledger entry written","account":"{user}","trace_id":"{id}"}',
      '{"time":"{iso}","level":"WARN","msg":"slow upstream","upstream":"bank-gateway","duration_ms":1{ms},"trace_id":"{id}"}',
    ],
    everyMs: 3_100,
  },
  python: {
    startup: [
      '[{iso}] [1] [INFO] Starting gunicorn 23.0.0',
      '[{iso}] [1] [INFO] Listening at: http://0.0.0.0:8080 (1)',
      '[{iso}] [8] [INFO] Booting worker with pid: 8',
    ],
    steady: [
      '10.244.3.{n} - - [{iso}] "POST /checkout HTTP/1.1" 200 5{n} "-" "shop-web/4.2"',
      '10.244.3.{n} - - [{iso}] "GET /readyz HTTP/1.1" 200 2 "-" "kube-probe/1.34"',
      '{iso} INFO checkout.orders order {user} confirmed in {ms} ms',
      '{iso} WARNING checkout.stock stock for sku {user} below 10',
    ],
    everyMs: 3_700,
  },
  loguru: {
    startup: [
      loguru('INFO', 39, 'worker.main:start:31', 'worker 1.4.0 on {pod}, python 3.14.0'),
      loguru('SUCCESS', 32, 'worker.queue:connect:58', 'connected to kafka.data:9092, group batch'),
    ],
    steady: [
      loguru('INFO', 39, 'worker.jobs:run:112', 'job {id} done in {ms} ms, {user} rows'),
      loguru('DEBUG', 34, 'worker.queue:poll:77', 'polled {n} messages, lag {n}'),
      loguru('WARNING', 33, 'worker.jobs:run:104', 'job {id} took 1{ms}0 ms, budget is 1000 ms'),
      '{"ts":"{iso}","level":"info","event":"checkpoint","partition":{n},"offset":{user},"job":{"id":"{id}","rows":{user}}}',
    ],
    everyMs: 4_300,
  },
  java: {
    startup: [
      '{iso}  INFO 1 --- [           main] c.e.shop.SearchApplication               : Starting SearchApplication using Java 25.0.1 with PID 1',
      '{iso}  INFO 1 --- [           main] o.s.b.w.embedded.tomcat.TomcatWebServer  : Tomcat initialized with port 8080 (http)',
      '{iso}  INFO 1 --- [           main] c.e.shop.SearchApplication               : Started SearchApplication in 6.{n} seconds',
    ],
    steady: [
      '{iso}  INFO 1 --- [nio-8080-exec-{n}] c.e.shop.search.QueryController         : query took {ms} ms, hits={user}',
      '{iso}  INFO 1 --- [   scheduling-1] c.e.shop.search.IndexRefresher          : refreshed {user} documents',
      '{iso}  WARN 1 --- [nio-8080-exec-{n}] c.e.shop.search.QueryController         : query without filter, falling back to full scan',
      '{iso}  INFO 1 --- [     gc-monitor] c.e.shop.ops.HeapReporter               : heap used {n}7% after mixed collection',
    ],
    everyMs: 4_100,
  },
  postgres: {
    startup: [
      '{iso} UTC [1] LOG:  starting PostgreSQL 18.1 on x86_64-pc-linux-gnu',
      '{iso} UTC [1] LOG:  database system is ready to accept connections',
    ],
    steady: [
      '{iso} UTC [27] LOG:  checkpoint starting: time',
      '{iso} UTC [27] LOG:  checkpoint complete: wrote {user} buffers (1.{n}%); write={ms}.02 s, sync=0.01 s',
      '{iso} UTC [2{n}1] LOG:  duration: {ms}.112 ms  statement: SELECT * FROM orders WHERE customer_id = {user}',
    ],
    everyMs: 19_000,
  },
  redis: {
    startup: [
      '1:M {iso} * Redis version=8.2.1, bits=64, modified=0, pid=1',
      '1:M {iso} * Ready to accept connections tcp',
    ],
    steady: [
      '1:M {iso} * {user} changes in 300 seconds. Saving...',
      '1:M {iso} * Background saving terminated with success',
    ],
    everyMs: 31_000,
  },
  kafka: {
    startup: ['[{iso}] INFO [KafkaRaftServer nodeId=0] Kafka Server started (kafka.server.KafkaRaftServer)'],
    steady: [
      '[{iso}] INFO [GroupCoordinator 0]: Stabilized group orders generation {n} with {n} members (kafka.coordinator.group.GroupCoordinator)',
      '[{iso}] INFO [LocalLog partition=orders-{n}, dir=/var/lib/kafka] Rolled new log segment at offset {user} in {n} ms. (kafka.log.LocalLog)',
    ],
    everyMs: 14_000,
  },
  nginx: {
    startup: [
      '{klog} nginx.go:270] "Starting NGINX Ingress controller"',
      '{klog} leaderelection.go:268] successfully acquired lease',
    ],
    steady: [
      '203.0.113.{n} - - [{iso}] "GET /products/{user} HTTP/2.0" 200 1{ms} "-" "Mozilla/5.0" 312 0.0{n} [shop-web-80] [] 10.244.1.{n}:8080 {id}',
      '203.0.113.{n} - - [{iso}] "POST /checkout HTTP/2.0" 200 51{n} "-" "Mozilla/5.0" 884 0.1{n} [shop-checkout-80] [] 10.244.2.{n}:8080 {id}',
    ],
    everyMs: 900,
  },
  klog: {
    startup: [
      '{klog} server.go:190] "Version info" version="v1.34.2"',
      '{klog} shared_informer.go:349] "Caches are synced"',
    ],
    steady: [
      '{klog} proxier.go:828] "SyncProxyRules complete" elapsed="{ms}ms"',
      '{klog} reflector.go:946] "Watch close" type="*v1.EndpointSlice" totalItems={n}',
    ],
    everyMs: 27_000,
  },
  logfmt: {
    startup: [
      'time={iso} level=INFO source=main.go:720 msg="Starting" version="3.7.3"',
      'time={iso} level=INFO source=main.go:1250 msg="Server is ready to receive web requests."',
    ],
    steady: [
      'time={iso} level=INFO source=compact.go:603 msg="write block" mint={epoch} ulid={id} duration={ms}ms',
      'time={iso} level=INFO source=head.go:1402 msg="WAL checkpoint complete" first={n} last={user} duration={ms}ms',
    ],
    everyMs: 23_000,
  },
};

/** Which family an image's program belongs to, by the last part of its name. */
const SPEAKERS: [RegExp, string][] = [
  [/postgres|pgbouncer/, 'postgres'],
  [/redis/, 'redis'],
  [/kafka/, 'kafka'],
  [/nginx|ingress/, 'nginx'],
  [/kube-|coredns|metrics-server|csi/, 'klog'],
  [/prometheus|grafana|alertmanager|loki|exporter|alloy/, 'logfmt'],
  [/search|catalog|inventory/, 'java'],
  [/checkout/, 'python'],
  [/recommender|report|etl|forecast/, 'loguru'],
  [/payment|ledger|fraud|auth|bank|invoice/, 'go'],
];

const NODE: Voice = VOICES.node ?? { startup: [], steady: [], everyMs: 5_000 };

/** The voice an image speaks with; a Node service's when nothing else fits. */
export function voiceOf(image: string): Voice {
  const program = image.split('/').at(-1) ?? image;
  const family = SPEAKERS.find(([pattern]) => pattern.test(program))?.[1];
  return (family ? VOICES[family] : undefined) ?? NODE;
}
