import { ago, type Fields } from './kube-metadata.ts';

/** Running since that many seconds. */
export function running(seconds = 3600): Fields {
  return { running: { startedAt: ago(seconds) } };
}

export function waiting(reason: string, message = ''): Fields {
  return { waiting: { reason, ...(message && { message }) } };
}

/** What the kubelet says while it lets a crashed container wait. */
export function backingOff(): Fields {
  return waiting('CrashLoopBackOff', 'back-off 5m0s restarting failed container=app');
}

export interface EndParts {
  reason?: string;
  exitCode?: number;
  signal?: number;
  message?: string;
  /** Seconds before NOW at which it ended. */
  ended?: number;
  /** Seconds it ran. */
  ran?: number;
  containerID?: string;
}

/** A run that ended: by default with exit code 1 after 2 s, a minute ago. */
export function terminated(parts: EndParts = {}): Fields {
  const { reason = 'Error', exitCode = 1, signal, message, ended = 60, ran = 2 } = parts;
  return {
    terminated: {
      exitCode,
      reason,
      startedAt: ago(ended + ran),
      finishedAt: ago(ended),
      containerID: parts.containerID ?? 'containerd://a1b2c3',
      ...(signal !== undefined && { signal }),
      ...(message !== undefined && { message }),
    },
  };
}

/** A run the kubelet saw OOMKilled. */
export function oomKilled(parts: EndParts = {}): Fields {
  return terminated({ reason: 'OOMKilled', exitCode: 137, ran: 300, ...parts });
}

/** A run that did its work. */
export function completed(parts: EndParts = {}): Fields {
  return terminated({ reason: 'Completed', exitCode: 0, ...parts });
}

export interface ContainerParts {
  name?: string;
  state?: Fields;
  lastState?: Fields;
  restartCount?: number;
  image?: string;
  limits?: Record<string, string>;
  requests?: Record<string, string>;
  /** Always makes an init container a native sidecar. */
  restartPolicy?: string;
  /** More of its spec. */
  spec?: Fields;
}

export function containerSpec(parts: ContainerParts): Fields {
  const { name = 'app', image = 'registry.example/web:1.4.2', limits, requests, restartPolicy } = parts;
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    resources: { ...(limits && { limits }), ...(requests && { requests }) },
    ...(restartPolicy && { restartPolicy }),
    ports: [{ containerPort: 8080, protocol: 'TCP' }],
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    volumeMounts: [
      { name: 'kube-api-access', readOnly: true, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' },
    ],
    ...parts.spec,
  };
}

export function containerStatus(parts: ContainerParts): Fields {
  const { name = 'app', image = 'registry.example/web:1.4.2', state = running() } = parts;
  return {
    name,
    state,
    lastState: parts.lastState ?? {},
    ready: 'running' in state,
    started: 'running' in state,
    restartCount: parts.restartCount ?? 0,
    image,
    imageID: 'registry.example/web@sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
    containerID: 'containerd://9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c5b4a39281706f5e4d3c2b1a0',
  };
}
