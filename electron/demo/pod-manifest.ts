import type { Container, KubeObject, OwnerReference, PodSpec, PodTemplate } from './kubernetes-types.ts';
import type { NewObject } from './object-store.ts';
import type { Random } from './random.ts';

/** A container as people think of it; everything else is defaulted as the API server would. */
export interface ContainerOptions {
  name: string;
  image: string;
  cpu?: string;
  memory?: string;
  env?: Record<string, string>;
  port?: number;
  /** For init containers: "Always" makes it a native sidecar. */
  restartPolicy?: string;
}

/** A complete container of a pod template. `memory` and `cpu` are limits; requests are the same memory and a tenth of the CPU. */
export function containerSpec(options: ContainerOptions): Container {
  const { name, image, cpu = '500m', memory = '512Mi', env = {}, port } = options;
  const probe = (path: string, periodSeconds: number) => ({
    httpGet: { path, port: port ?? 8080, scheme: 'HTTP' },
    timeoutSeconds: 1,
    periodSeconds,
    successThreshold: 1,
    failureThreshold: 3,
  });
  return {
    name,
    image,
    ...(options.restartPolicy ? { restartPolicy: options.restartPolicy } : {}),
    ...(port
      ? {
          ports: [{ name: 'http', containerPort: port, protocol: 'TCP' }],
          livenessProbe: { ...probe('/livez', 10), initialDelaySeconds: 15 },
          readinessProbe: probe('/readyz', 5),
        }
      : {}),
    env: [
      { name: 'POD_NAME', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
      ...Object.entries(env).map(([key, value]) => ({ name: key, value })),
    ],
    resources: { limits: { cpu, memory }, requests: { cpu: requestFor(cpu), memory } },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    imagePullPolicy: 'IfNotPresent',
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
    },
  };
}

/** A tenth of the limit, which is what teams tend to ask for; whole CPUs are asked for in full. */
const requestFor = (cpu: string) =>
  cpu.endsWith('m') ? `${Math.ceil(Number.parseInt(cpu, 10) / 10)}m` : cpu;

export function podTemplate(
  labels: Record<string, string>,
  containers: ContainerOptions[],
  more: Partial<PodSpec> = {},
  initContainers: ContainerOptions[] = [],
): PodTemplate {
  return {
    metadata: { labels, annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': '9090' } },
    spec: {
      ...(initContainers.length > 0 ? { initContainers: initContainers.map(containerSpec) } : {}),
      containers: containers.map(containerSpec),
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      dnsPolicy: 'ClusterFirst',
      serviceAccountName: labels['app.kubernetes.io/name'] ?? 'default',
      securityContext: { runAsNonRoot: true, runAsUser: 10001, fsGroup: 10001 },
      schedulerName: 'default-scheduler',
      ...more,
    },
  };
}

/** A pod of a template, as a controller creates it and admission completes it. */
export function podOf(template: PodTemplate, owner: KubeObject, name: string, random: Random): NewObject {
  const volume = `kube-api-access-${random.suffix(5)}`;
  const mount = {
    name: volume,
    readOnly: true,
    mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
  };
  const withToken = (container: Container) => ({ ...container, volumeMounts: [mount] });
  const { initContainers, ...spec } = template.spec;
  return {
    metadata: {
      name,
      ...(owner.metadata.namespace ? { namespace: owner.metadata.namespace } : {}),
      labels: { ...template.metadata?.labels },
      annotations: { ...template.metadata?.annotations },
      ownerReferences: [controllerReference(owner)],
    },
    spec: {
      ...spec,
      ...(initContainers ? { initContainers: initContainers.map(withToken) } : {}),
      containers: spec.containers.map(withToken),
      tolerations: [
        ...(spec.tolerations ?? []),
        ...['not-ready', 'unreachable'].map((taint) => ({
          key: `node.kubernetes.io/${taint}`,
          operator: 'Exists',
          effect: 'NoExecute',
          tolerationSeconds: 300,
        })),
      ],
      volumes: [
        {
          name: volume,
          projected: {
            sources: [
              { serviceAccountToken: { expirationSeconds: 3607, path: 'token' } },
              { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
              {
                downwardAPI: {
                  items: [
                    { path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } },
                  ],
                },
              },
            ],
            defaultMode: 420,
          },
        },
      ],
      priority: 0,
      enableServiceLinks: true,
      preemptionPolicy: 'PreemptLowerPriority',
    },
  };
}

export function controllerReference(owner: KubeObject): OwnerReference {
  const { apiVersion, kind, metadata } = owner;
  return {
    apiVersion,
    kind,
    name: metadata.name,
    uid: metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
