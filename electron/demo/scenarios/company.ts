import type { CronJobOptions, WorkloadOptions } from '../manifests.ts';
import type { ContainerOptions } from '../pod-manifest.ts';
import type { Scenario } from '../scenario.ts';

/** Images come from a registry that cannot exist (RFC 6761: .example). */
const image = (name: string, tag: string) => `registry.shop.example/${name}:${tag}`;

interface Size {
  replicas?: number;
  cpu?: string;
  memory?: string;
  env?: Record<string, string>;
  sidecars?: ContainerOptions[];
}

const service = (namespace: string, name: string, tag: string, size: Size = {}): WorkloadOptions => {
  const { replicas = 2, cpu = '500m', memory = '512Mi', env = {}, sidecars = [] } = size;
  const common = {
    LOG_LEVEL: 'info',
    OTEL_SERVICE_NAME: name,
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://alloy.monitoring:4317',
  };
  return {
    namespace,
    name,
    replicas,
    labels: { team: namespace },
    containers: [
      {
        name: 'app',
        image: image(`${namespace}/${name}`, tag),
        cpu,
        memory,
        port: 8080,
        env: { ...common, ...env },
      },
      ...sidecars,
    ],
  };
};

const offTheShelf = (namespace: string, name: string, from: string, size: Size = {}): WorkloadOptions => ({
  namespace,
  name,
  replicas: size.replicas ?? 1,
  containers: [
    { name, image: from, cpu: size.cpu ?? '1', memory: size.memory ?? '1Gi', port: 8080 },
    ...(size.sidecars ?? []),
  ],
});

const POSTGRES_EXPORTER = {
  name: 'exporter',
  image: 'quay.io/prometheuscommunity/postgres-exporter:v0.18.1',
  cpu: '100m',
  memory: '64Mi',
};
const REDIS_EXPORTER = {
  name: 'exporter',
  image: 'docker.io/oliver006/redis_exporter:v1.79.0',
  cpu: '100m',
  memory: '64Mi',
};

export const COMPANY_NAMESPACES = ['shop', 'payments', 'data', 'batch', 'monitoring', 'ingress'];

export const COMPANY_DEPLOYMENTS: WorkloadOptions[] = [
  service('shop', 'web', '4.18.2', { replicas: 4, memory: '768Mi' }),
  service('shop', 'checkout', '2.31.0', { replicas: 3, env: { REDIS_URL: 'redis://redis.data:6379/0' } }),
  service('shop', 'cart', '1.12.5', { replicas: 3 }),
  service('shop', 'search', '5.4.1', {
    replicas: 3,
    cpu: '2',
    memory: '1Gi',
    env: { JAVA_TOOL_OPTIONS: '-XX:MaxRAMPercentage=85' },
  }),
  service('shop', 'recommender', '2.7.3', { replicas: 2, memory: '1Gi' }),
  service('shop', 'catalog', '3.9.0', { replicas: 3, memory: '1Gi' }),
  service('shop', 'inventory', '1.22.4', { memory: '1Gi' }),
  service('shop', 'reviews', '0.14.1'),
  service('shop', 'auth', '6.0.2', { replicas: 3 }),
  service('shop', 'images', '2.2.0', { cpu: '1' }),
  service('shop', 'notifications', '1.7.9'),
  service('payments', 'payment-api', '3.3.1', { replicas: 3 }),
  service('payments', 'ledger', '1.24.0', { replicas: 2, env: { DB_SECRET: 'ledger-db' } }),
  service('payments', 'fraud', '0.31.2', { replicas: 2, cpu: '1', memory: '1Gi' }),
  service('payments', 'invoice', '2.0.5', { replicas: 1 }),
  service('payments', 'bank-gateway', '1.9.3', {
    replicas: 2,
    sidecars: [
      { name: 'tls-proxy', image: 'docker.io/envoyproxy/envoy:v1.36.2', cpu: '200m', memory: '128Mi' },
    ],
  }),
  service('batch', 'report-worker', '1.4.0', { replicas: 2, memory: '512Mi' }),
  service('batch', 'etl-runner', '0.9.8', { replicas: 1, memory: '2Gi' }),
  service('batch', 'mailer', '1.1.1', { replicas: 1 }),
  offTheShelf('data', 'pgbouncer', 'docker.io/edoburu/pgbouncer:v1.24.1', { replicas: 2, memory: '256Mi' }),
  offTheShelf('monitoring', 'grafana', 'docker.io/grafana/grafana:12.2.1', { memory: '512Mi' }),
  offTheShelf(
    'monitoring',
    'kube-state-metrics',
    'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.17.0',
    { memory: '256Mi' },
  ),
  offTheShelf('ingress', 'ingress-nginx', 'registry.k8s.io/ingress-nginx/controller:v1.14.0', {
    replicas: 3,
  }),
  offTheShelf('ingress', 'cert-manager', 'quay.io/jetstack/cert-manager-controller:v1.19.1', {
    memory: '256Mi',
  }),
  offTheShelf('ingress', 'external-dns', 'registry.k8s.io/external-dns/external-dns:v0.19.0', {
    memory: '128Mi',
  }),
];

export const COMPANY_STATEFUL_SETS: WorkloadOptions[] = [
  offTheShelf('data', 'postgres', 'docker.io/library/postgres:18.1', {
    replicas: 3,
    cpu: '2',
    memory: '4Gi',
    sidecars: [POSTGRES_EXPORTER],
  }),
  offTheShelf('data', 'redis', 'docker.io/library/redis:8.2.1', { replicas: 3, sidecars: [REDIS_EXPORTER] }),
  offTheShelf('data', 'kafka', 'docker.io/apache/kafka:4.1.0', { replicas: 3, cpu: '2', memory: '4Gi' }),
  offTheShelf('monitoring', 'prometheus', 'quay.io/prometheus/prometheus:v3.7.3', { memory: '4Gi' }),
  offTheShelf('monitoring', 'alertmanager', 'quay.io/prometheus/alertmanager:v0.29.0', {
    replicas: 2,
    memory: '256Mi',
  }),
  offTheShelf('monitoring', 'loki', 'docker.io/grafana/loki:3.5.7', { memory: '2Gi' }),
];

export const COMPANY_DAEMON_SETS: WorkloadOptions[] = [
  offTheShelf('monitoring', 'node-exporter', 'quay.io/prometheus/node-exporter:v1.10.2', {
    cpu: '200m',
    memory: '64Mi',
  }),
  offTheShelf('monitoring', 'alloy', 'docker.io/grafana/alloy:v1.11.3', { cpu: '500m', memory: '512Mi' }),
];

export const COMPANY_CRON_JOBS: CronJobOptions[] = [
  { ...service('batch', 'stock-sync', '1.3.2'), schedule: '*/5 * * * *', backoffLimit: 2 },
  { ...service('batch', 'price-import', '2.0.1'), schedule: '*/15 * * * *', backoffLimit: 2 },
  { ...service('payments', 'settlement', '1.0.8'), schedule: '10,40 * * * *', backoffLimit: 1 },
  {
    ...service('batch', 'demand-forecast', '0.5.0', { cpu: '2', memory: '4Gi' }),
    schedule: '20 * * * *',
    backoffLimit: 1,
  },
];

/** How long each cron run works, s. */
const RUN_SECONDS: Record<string, number> = {
  'stock-sync': 25,
  'price-import': 70,
  settlement: 40,
  'demand-forecast': 240,
};

export const COMPANY_FATES: Scenario['fates'] = COMPANY_CRON_JOBS.map(({ namespace, name }) => ({
  namespace,
  workload: name,
  container: 'app',
  fate: { kind: 'exit', exitCode: 0, runsForMs: (RUN_SECONDS[name] ?? 30) * 1000 },
}));

export const COMPANY_OBJECTS: Scenario['objects'] = [
  ...[...COMPANY_DEPLOYMENTS, ...COMPANY_STATEFUL_SETS].map(({ namespace, name }) => ({
    resource: 'services' as const,
    object: {
      metadata: { name, namespace, labels: { 'app.kubernetes.io/name': name } },
      spec: {
        type: 'ClusterIP',
        selector: { 'app.kubernetes.io/name': name },
        ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }],
      },
    },
  })),
  ...['postgres', 'kafka'].map((name) => ({
    resource: 'poddisruptionbudgets' as const,
    object: {
      metadata: { name, namespace: 'data' },
      spec: { minAvailable: 3, selector: { matchLabels: { 'app.kubernetes.io/name': name } } },
    },
  })),
  {
    resource: 'configmaps',
    object: {
      metadata: { name: 'feature-flags', namespace: 'shop' },
      data: { 'new-checkout': 'true', 'search-v5': 'true' },
    },
  },
];
