/** What programs print before they die. */
export const MISSING_DATABASE_URL = [
  'Traceback (most recent call last):',
  '  File "/usr/local/bin/gunicorn", line 8, in <module>',
  '    sys.exit(run())',
  '             ^^^^^',
  '  File "/app/checkout/wsgi.py", line 14, in <module>',
  '    from checkout.settings import settings',
  '  File "/app/checkout/settings.py", line 31, in <module>',
  '    DATABASE_URL = os.environ["DATABASE_URL"]',
  '                   ~~~~~~~~~~^^^^^^^^^^^^^^^^',
  '  File "<frozen os>", line 717, in __getitem__',
  "KeyError: 'DATABASE_URL'",
];

export const REPORT_TOO_LARGE = [
  'INFO report.build loading orders for 2026-Q3 into memory',
  'INFO report.build 1482210 rows loaded, building pivot',
  'WARNING report.build resident set is 487 MiB',
];

export const JAVA_HEAP = [
  'WARN 1 --- [   scheduling-1] c.e.shop.search.IndexRefresher          : full reindex requested, loading 4.1M documents',
  'java.lang.OutOfMemoryError: Java heap space',
  '\tat java.base/java.util.Arrays.copyOf(Arrays.java:3537)',
  '\tat java.base/java.util.ArrayList.grow(ArrayList.java:242)',
  '\tat com.example.shop.search.IndexRefresher.loadAll(IndexRefresher.java:118)',
  '\tat com.example.shop.search.IndexRefresher.refresh(IndexRefresher.java:64)',
  'Exception: java.lang.OutOfMemoryError thrown from the UncaughtExceptionHandler in thread "scheduling-1"',
];

export const GO_PANIC = [
  '{"level":"ERROR","msg":"settlement batch failed","error":"rate table for EUR/CHF is empty"}',
  'panic: runtime error: index out of range [0] with length 0',
  '',
  'goroutine 41 [running]:',
  'registry.shop.example/payments/fraud/internal/score.(*Model).Rate(...)',
  '\t/src/internal/score/model.go:212',
  'registry.shop.example/payments/fraud/internal/score.(*Model).Score(0xc0003f6000, {0xc00041c0c0, 0x24})',
  '\t/src/internal/score/model.go:148 +0x3a5',
  'main.main.func2()',
  '\t/src/cmd/fraud/main.go:87 +0x9c',
  'exit status 2',
];

export const REDIS_REFUSED = [
  '{"level":50,"msg":"redis connection failed","err":{"type":"Error","message":"connect ECONNREFUSED 10.96.41.7:6379","code":"ECONNREFUSED"}}',
  'node:internal/process/promises:394',
  '      triggerUncaughtException(err, true /* fromPromise */);',
  '      ^',
  '',
  'Error: connect ECONNREFUSED 10.96.41.7:6379',
  '    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1637:16)',
  '    at async CartStore.open (file:///app/dist/store.js:41:5)',
  '    at async start (file:///app/dist/main.js:12:3)',
  '',
  'Node.js v24.11.1',
];
