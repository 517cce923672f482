import { playWords } from '../../support/words.ts';

playWords('controllers and what runs beside the control plane', [
  [
    '[FATAL] plugin/loop: Loop (127.0.0.1:55953 -> :53) detected for zone ".", see https://coredns.io/plugins/loop#troubleshooting. Query: "HINFO 4547991504243258144.3688648895315093531."',
    'ConfigError',
    ['Loop'],
  ],
  ["/etc/coredns/Corefile:3 - Error during parsing: Unknown directive 'forwad'", 'ConfigError', ['forwad']],
  [
    [
      'W0101 10:00:00.000000       1 client_config.go:615] Neither --kubeconfig nor --master was specified.  Using the inClusterConfig.',
      'F0101 10:00:30.000000       1 main.go:182] Error while initializing connection to Kubernetes apiserver. This most likely means that the cluster is misconfigured (e.g., it has invalid apiserver certificates or service accounts configuration). Reason: Get "https://10.96.0.1:443/version": dial tcp 10.96.0.1:443: i/o timeout',
    ],
    'NetworkTimeout',
    ['10.96.0.1:443'],
    255,
  ],
  [
    'panic: unable to load in-cluster configuration, KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT must be defined',
    'ConfigError',
    ['KUBERNETES_SERVICE_HOST'],
    2,
  ],
  [
    [
      'E0101 10:00:00.000000       1 leaderelection.go:327] error retrieving resource lock kube-system/my-operator: leases.coordination.k8s.io "my-operator" is forbidden: User "system:serviceaccount:kube-system:my-operator" cannot get resource "leases" in API group "coordination.k8s.io" in the namespace "kube-system"',
      'F0101 10:01:00.000000       1 main.go:99] leader election lost',
    ],
    'PermissionDenied',
    ['leases'],
    255,
  ],
  [
    [
      '2024-01-01T10:00:00Z\tERROR\tcontroller-runtime.source\tif kind is a CRD, it should be installed before calling Start\t{"kind": "Certificate.cert-manager.io", "error": "no matches for kind \\"Certificate\\" in version \\"cert-manager.io/v1\\""}',
      '2024-01-01T10:02:00Z\tERROR\tsetup\tproblem running manager\t{"error": "failed to wait for cert caches to sync: timed out waiting for cache to be synced"}',
    ],
    ['ConfigError', 'DependencyFailure'],
    ['Certificate'],
  ],
  [
    'Error: failed to create kubernetes client: open /var/run/secrets/kubernetes.io/serviceaccount/token: no such file or directory',
    'ConfigError',
    ['serviceaccount/token'],
  ],
  [
    'Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:ci:runner" cannot list resource "pods" in API group "" in the namespace "prod"',
    'PermissionDenied',
    ['system:serviceaccount:ci:runner'],
  ],
  [
    'time="2024-01-01T10:00:00Z" level=fatal msg="failed to list *v1.Secret: secrets is forbidden: User \\"system:serviceaccount:argocd:argocd-server\\" cannot list resource \\"secrets\\" in API group \\"\\" in the namespace \\"argocd\\""',
    'PermissionDenied',
    ['argocd-server'],
  ],
  [
    '{"level":"error","ts":1636148065.06,"logger":"setup","msg":"problem running manager","error":"open /tmp/k8s-webhook-server/serving-certs/tls.crt: no such file or directory","stacktrace":"github.com/go-logr/zapr.(*zapLogger).Error\\n\\texternal/zapr.go:132\\nmain.main"}',
    'ConfigError',
    ['/tmp/k8s-webhook-server/serving-certs/tls.crt'],
  ],
  [
    [
      'I0101 10:00:00.1 1 flags.go:64] FLAG: --v="2"',
      'E0101 10:00:00.2 1 run.go:74] "command failed" err="failed to load kubelet config file, path: /var/lib/kubelet/config.yaml, error: open /var/lib/kubelet/config.yaml: no such file or directory"',
    ],
    'ConfigError',
    ['/var/lib/kubelet/config.yaml'],
  ],
  [
    '2024-01-01T10:00:00.000000Z\terror\tFailed to start: failed to generate bootstrap config: exit status 1 dial unix ./etc/istio/proxy/SDS: connect: no such file or directory',
    ['ConfigError', 'DependencyFailure'],
    ['SDS'],
  ],
  [
    [
      '2024-01-01T10:00:00Z\twarn\tca\tca request failed, starting attempt 5',
      '2024-01-01T10:00:00Z\terror\tcitadelclient\tfailed to sign CSR: create certificate: rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp: lookup istiod.istio-system.svc: no such host"',
    ],
    'DependencyFailure',
    ['istiod.istio-system.svc'],
  ],
  [
    [
      '[linkerd-proxy] ERROR linkerd_app::env: LINKERD2_PROXY_IDENTITY_DIR="" is not valid: NotDirectory',
      'Invalid configuration: invalid environment variable',
    ],
    'ConfigError',
    ['LINKERD2_PROXY_IDENTITY_DIR'],
    64,
  ],
  [
    [
      'cert-manager: E0101 controller.go] "error retrieving resource lock" err="Unauthorized"',
      'F0101 10:00:00 main.go] leader election lost',
    ],
    'PermissionDenied',
    ['Unauthorized'],
  ],
  [
    [
      '{"level":"error","msg":"Failed to list *v1.Ingress: the server could not find the requested resource","ts":1}',
      '{"level":"fatal","msg":"timed out waiting for cache sync","ts":2}',
    ],
    ['ConfigError', 'NetworkTimeout', 'DependencyFailure'],
    ['cache sync'],
  ],
  [
    [
      'W0101 warnings.go:70] policy/v1beta1 PodDisruptionBudget is deprecated',
      'E0101 reflector.go] failed to list *v1.Pod: Get "https://10.96.0.1:443/api/v1/pods": net/http: TLS handshake timeout',
      'F0101 main.go:60] unable to sync caches',
    ],
    ['NetworkTimeout', 'DependencyFailure'],
    ['10.96.0.1:443'],
    255,
  ],
  [
    ['time=t level=ERROR msg="leader election lost" lease=my-op', 'exit status 1'],
    ['Unknown', 'DependencyFailure', 'NetworkTimeout'],
    ['leader election lost'],
  ],
  [
    [
      'E0101 leaderelection.go:332] error retrieving resource lock ns/op: Get "https://10.96.0.1:443/apis": context deadline exceeded',
      'I0101 leaderelection.go:285] failed to renew lease ns/op: timed out waiting for the condition',
      'E0101 main.go] problem running manager err="leader election lost"',
    ],
    ['NetworkTimeout', 'DependencyFailure'],
    ['10.96.0.1:443'],
  ],
  [
    "spark: org.apache.spark.SparkException: Could not parse Master URL: 'k8s:/api'",
    'ConfigError',
    ['Master URL'],
  ],
  [
    [
      'I0612 09:37:11.920101       1 cainjector.go:38] "starting cert-manager ca-injector" version="v1.14.5" git-commit="1d0c1bdcd83fd4ae5b9c7ab2d8ae37ac4e7e8b18"',
      'I0612 09:37:12.330021       1 leaderelection.go:250] attempting to acquire leader lease kube-system/cert-manager-cainjector-leader-election...',
      'E0612 09:37:12.340991       1 leaderelection.go:332] error retrieving resource lock kube-system/cert-manager-cainjector-leader-election: leases.coordination.k8s.io "cert-manager-cainjector-leader-election" is forbidden: User "system:serviceaccount:cert-manager:cert-manager-cainjector" cannot get resource "leases" in API group "coordination.k8s.io" in the namespace "kube-system"',
      'E0612 09:38:41.007721       1 leaderelection.go:332] error retrieving resource lock kube-system/cert-manager-cainjector-leader-election: leases.coordination.k8s.io "cert-manager-cainjector-leader-election" is forbidden: User "system:serviceaccount:cert-manager:cert-manager-cainjector" cannot get resource "leases" in API group "coordination.k8s.io" in the namespace "kube-system"',
      'E0612 09:39:11.933800       1 cainjector.go:62] "error executing command" err="failed to wait for caches to sync: timed out waiting for cache to be synced"',
    ],
    'PermissionDenied',
    ['leases'],
  ],
  [
    [
      '.:53',
      '[INFO] plugin/reload: Running configuration SHA512 = 591cf328cccc12bc490481273e738df59329c62c0b729d94e8b61db9961c2fa5f046dd37f1cf888b953814040d180f52594972691cd6ff41be96639138a43908',
      'CoreDNS-1.11.1',
      'linux/amd64, go1.20.7, ae2bbc2',
      '[WARNING] plugin/kubernetes: Kubernetes API connection failure: Get "https://10.96.0.1:443/version": dial tcp 10.96.0.1:443: connect: connection refused',
      '[FATAL] plugin/loop: Loop (127.0.0.1:47212 -> :53) detected for zone ".", see https://coredns.io/plugins/loop#troubleshooting. Query: "HINFO 4547991504243258144.3688648895315093531."',
    ],
    'ConfigError',
    ['loop'],
  ],
  [
    [
      'time="2025-06-12T09:38:20Z" level=info msg="ArgoCD API Server is starting" built="2024-05-23T13:32:13Z" commit=25f7504ecc198e7d7fdc055fdb83ae50eee5edd0 version=v2.11.2',
      'time="2025-06-12T09:38:20Z" level=warning msg="Unable to parse updated settings: server.secretkey is missing" ',
      'time="2025-06-12T09:38:21Z" level=info msg="Initialized server signature"',
      'time="2025-06-12T09:38:46Z" level=warning msg="Failed to resync revoked tokens. retrying again in 1 minute: dial tcp 10.100.14.88:6379: i/o timeout"',
      'time="2025-06-12T09:39:16Z" level=fatal msg="failed to initialize redis cache argocd-redis:6379: dial tcp 10.100.14.88:6379: i/o timeout"',
    ],
    ['NetworkTimeout', 'DependencyFailure'],
    ['6379'],
    20,
  ],
  [
    [
      'I1007 14:30:50.771032       1 main.go:691] Cluster Autoscaler 1.30.2',
      'E1007 14:30:51.007711       1 reflector.go:150] k8s.io/client-go/informers/factory.go:160: Failed to watch *v1.Node: failed to list *v1.Node: nodes is forbidden: User "system:serviceaccount:kube-system:default" cannot list resource "nodes" in API group "" at the cluster scope',
      'F1007 14:30:54.007900       1 main.go:571] Failed to get nodes from apiserver: nodes is forbidden: User "system:serviceaccount:kube-system:default" cannot list resource "nodes" in API group "" at the cluster scope',
    ],
    ['PermissionDenied', 'BadRollout'],
    ['nodes'],
    255,
  ],
]);
