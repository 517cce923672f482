import type { Pattern } from '../../shared/diagnosis.ts';
import { describeCommand, eventsCommand, kubectlCommand, logsCommand } from '../../shared/kubectl.ts';
import type { CaseFacts } from './facts/case-facts.ts';
import type { Step } from './finding.ts';
import type { Verdict } from './weigh.ts';

/** What a person does next: reads first, changes last; every command names its context and namespace. */
export function nextSteps(facts: CaseFacts, { pattern, lead }: Verdict): Step[] {
  const own = lead?.steps ?? [];
  const makers = STEPS[pattern] ?? [];
  const steps = [
    ...own,
    ...makers.flatMap((make) => make(words(facts, lead?.container ?? null, lead?.about ?? []))),
  ];
  return steps.slice(0, 6);
}

interface Words {
  context: string;
  namespace: string;
  pod: string;
  node: string;
  container: string | null;
  workload: { kind: string; name: string } | null;
  about: readonly string[];
  facts: CaseFacts;
}

function words(facts: CaseFacts, container: string | null, about: readonly string[]): Words {
  const { target, context } = facts.case;
  const isNode = /^node$/i.test(target.kind);
  const [pod] = facts.pods;
  return {
    context,
    namespace: isNode ? '' : target.namespace,
    pod: pod?.name || (/^pod$/i.test(target.kind) ? target.name : ''),
    node: isNode ? target.name : (pod?.nodeName ?? ''),
    container,
    workload: facts.workload,
    about,
    facts,
  };
}

type Maker = (words: Words) => Step[];

const run = ({ context, namespace }: Words, ...verb: string[]) =>
  kubectlCommand({ context, namespace, kind: '', name: '' }, verb, 'posix');

const describePod: Maker = (w) =>
  w.pod === ''
    ? []
    : [
        {
          text: `Look at the pod and its Events.`,
          command: describeCommand(
            { context: w.context, namespace: w.namespace, kind: 'Pod', name: w.pod },
            'posix',
          ),
        },
      ];

const describeWorkload: Maker = (w) => {
  const { kind, name } = w.workload ?? w.facts.case.target;
  return /^pod$/i.test(kind)
    ? []
    : [
        {
          text: `Look at ${kind} ${name}.`,
          command: describeCommand({ context: w.context, namespace: w.namespace, kind, name }, 'posix'),
        },
      ];
};

const logs: Maker = (w) => {
  if (w.pod === '' || w.container === null) return [];
  const container = w.facts.pods[0]?.containers.find(({ name }) => name === w.container);
  const previous = container?.state !== 'terminated' && (container?.restarts ?? 0) > 0;
  return [
    {
      text: `Read the last words of ${w.container}.`,
      command: logsCommand(
        { context: w.context, namespace: w.namespace, kind: 'Pod', name: w.pod },
        { container: w.container, previous, lines: 100 },
        'posix',
      ),
    },
  ];
};

const CAN_ROLL_BACK = /^(?:Deployment|StatefulSet|DaemonSet)$/;

const history: Maker = (w) =>
  w.workload && CAN_ROLL_BACK.test(w.workload.kind)
    ? [
        {
          text: 'See which revisions there are.',
          command: run(w, 'rollout', 'history', `${w.workload.kind.toLowerCase()}/${w.workload.name}`),
        },
      ]
    : [];

const undo: Maker = (w) =>
  w.workload && CAN_ROLL_BACK.test(w.workload.kind)
    ? [
        {
          text: 'Roll back to the revision before, if it was fine.',
          command: run(w, 'rollout', 'undo', `${w.workload.kind.toLowerCase()}/${w.workload.name}`),
        },
      ]
    : [];

const top: Maker = (w) =>
  w.pod === ''
    ? []
    : [{ text: 'See what the containers use now.', command: run(w, 'top', 'pod', w.pod, '--containers') }];

const raiseMemory: Maker = (w) =>
  w.workload && CAN_ROLL_BACK.test(w.workload.kind) && w.container
    ? [
        {
          text: `Raise the memory limit of ${w.container}, or find what it needs the memory for.`,
          command: run(w, 'edit', `${w.workload.kind.toLowerCase()}/${w.workload.name}`),
        },
      ]
    : [];

const environment: Maker = (w) => {
  const target =
    w.workload && CAN_ROLL_BACK.test(w.workload.kind)
      ? `${w.workload.kind.toLowerCase()}/${w.workload.name}`
      : w.pod === ''
        ? ''
        : `pod/${w.pod}`;
  return target === ''
    ? []
    : [
        {
          text: 'List the variables its containers get, and where from.',
          command: run(w, 'set', 'env', target, '--list'),
        },
      ];
};

const configMaps: Maker = (w) => [
  {
    text: 'See which ConfigMaps and Secrets there are (names only).',
    command: run(w, 'get', 'configmaps,secrets'),
  },
];

const pullSecrets: Maker = (w) =>
  w.pod === ''
    ? []
    : [
        {
          text: 'See the image and the pull secrets that the pod uses.',
          command: run(
            w,
            'get',
            'pod',
            w.pod,
            '-o',
            'jsonpath={.spec.containers[*].image}{"\\n"}{.spec.imagePullSecrets[*].name}{"\\n"}',
          ),
        },
      ];

const services: Maker = (w) => [
  {
    text: 'See whether the Service it calls exists and has endpoints.',
    command: run(w, 'get', 'services,endpointslices'),
  },
];

const policies: Maker = (w) => [
  { text: 'See whether a NetworkPolicy stands between.', command: run(w, 'get', 'networkpolicies') },
];

const quotas: Maker = (w) => [
  {
    text: 'Compare what is used with the quotas.',
    command: run(w, 'describe', 'resourcequotas,limitranges'),
  },
];

const disk: Maker = (w) =>
  w.pod === '' ||
  w.container === null ||
  w.facts.pods[0]?.containers.find(({ name }) => name === w.container)?.state !== 'running'
    ? []
    : [
        {
          text: 'See how full its disks are.',
          command: run(w, 'exec', w.pod, '-c', w.container, '--', 'df', '-h'),
        },
      ];

const claims: Maker = (w) => [
  {
    text: 'See the claims and what the storage says about them.',
    command: run(w, 'describe', 'persistentvolumeclaims'),
  },
  {
    text: 'See which storage classes there are.',
    command: kubectlCommand(
      { context: w.context, namespace: '', kind: '', name: '' },
      ['get', 'storageclasses'],
      'posix',
    ),
  },
];

const describeNode: Maker = (w) =>
  w.node === ''
    ? []
    : [
        {
          text: `Look at node ${w.node}: conditions, taints, what is allocated.`,
          command: describeCommand(
            { context: w.context, namespace: '', kind: 'Node', name: w.node },
            'posix',
          ),
        },
      ];

const nodeList: Maker = (w) => [
  {
    text: 'See what the nodes have free, their taints and labels.',
    command: kubectlCommand(
      { context: w.context, namespace: '', kind: '', name: '' },
      ['describe', 'nodes'],
      'posix',
    ),
  },
];

const podsOnNode: Maker = (w) =>
  w.node === ''
    ? []
    : [
        {
          text: 'See the pods on that node.',
          command: kubectlCommand(
            { context: w.context, namespace: '', kind: '', name: '' },
            ['get', 'pods', '--all-namespaces', '--field-selector', `spec.nodeName=${w.node}`],
            'posix',
          ),
        },
      ];

const serviceAccount: Maker = (w) => [
  {
    text: 'See what the pod runs as.',
    command:
      w.pod === ''
        ? null
        : run(
            w,
            'get',
            'pod',
            w.pod,
            '-o',
            'jsonpath={.spec.serviceAccountName}{"\\n"}{.spec.securityContext}{"\\n"}{.spec.containers[*].securityContext}{"\\n"}',
          ),
  },
];

const events: Maker = (w) => {
  const { kind, name } = w.facts.case.target;
  return [
    {
      text: 'Read all of its Events.',
      command: eventsCommand(
        {
          context: w.context,
          namespace: w.namespace,
          kind: kind.slice(0, 1).toUpperCase() + kind.slice(1),
          name,
        },
        'posix',
      ),
    },
  ];
};

const STEPS: Record<Pattern, readonly Maker[]> = {
  OOMKill: [describePod, top, logs, raiseMemory],
  CrashLoop: [logs, describePod, history],
  ConfigError: [describePod, logs, environment, configMaps],
  ImagePullError: [describePod, pullSecrets, history],
  NetworkTimeout: [logs, services, policies],
  DependencyFailure: [logs, services, environment],
  ResourceExhaustion: [describeWorkload, quotas, logs, top, disk],
  ProbeFailure: [describePod, logs, describeWorkload],
  PermissionDenied: [logs, serviceAccount, describeWorkload, describePod],
  NodePressure: [describeNode, podsOnNode, describePod],
  StorageFailure: [describePod, claims, logs],
  SchedulingFailure: [describePod, nodeList, quotas],
  BadRollout: [history, undo, logs, describePod],
  Unknown: [describePod, describeWorkload, logs, events],
};
