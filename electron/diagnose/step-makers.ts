import { describeCommand, eventsCommand, kubectlCommand, logsCommand } from '../../shared/kubectl.ts';
import type { CaseFacts } from './facts/case-facts.ts';
import type { Step } from './finding.ts';

/** What the commands are about. */
export interface Words {
  context: string;
  namespace: string;
  pod: string;
  node: string;
  container: string | null;
  workload: { kind: string; name: string } | null;
  about: readonly string[];
  facts: CaseFacts;
}

/** The steps that fit; none where what they need is not known. */
export type Maker = (words: Words) => Step[];

/** A command in the namespace of the case. */
export const run = ({ context, namespace }: Words, ...verb: string[]) =>
  kubectlCommand({ context, namespace, kind: '', name: '' }, verb, 'posix');

export const describePod: Maker = (w) =>
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

export const describeWorkload: Maker = (w) => {
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

export const logs: Maker = (w) => {
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

export const history: Maker = (w) =>
  w.workload && CAN_ROLL_BACK.test(w.workload.kind)
    ? [
        {
          text: 'See which revisions there are.',
          command: run(w, 'rollout', 'history', `${w.workload.kind.toLowerCase()}/${w.workload.name}`),
        },
      ]
    : [];

export const undo: Maker = (w) =>
  w.workload && CAN_ROLL_BACK.test(w.workload.kind)
    ? [
        {
          text: 'Roll back to the revision before, if it was fine.',
          command: run(w, 'rollout', 'undo', `${w.workload.kind.toLowerCase()}/${w.workload.name}`),
        },
      ]
    : [];

export const top: Maker = (w) =>
  w.pod === ''
    ? []
    : [{ text: 'See what the containers use now.', command: run(w, 'top', 'pod', w.pod, '--containers') }];

export const raiseMemory: Maker = (w) =>
  w.workload && CAN_ROLL_BACK.test(w.workload.kind) && w.container
    ? [
        {
          text: `Raise the memory limit of ${w.container}, or find what it needs the memory for.`,
          command: run(w, 'edit', `${w.workload.kind.toLowerCase()}/${w.workload.name}`),
        },
      ]
    : [];

export const environment: Maker = (w) => {
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

export const configMaps: Maker = (w) => [
  {
    text: 'See which ConfigMaps and Secrets there are (names only).',
    command: run(w, 'get', 'configmaps,secrets'),
  },
];

export const pullSecrets: Maker = (w) =>
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

export const services: Maker = (w) => [
  {
    text: 'See whether the Service it calls exists and has endpoints.',
    command: run(w, 'get', 'services,endpointslices'),
  },
];

export const policies: Maker = (w) => [
  { text: 'See whether a NetworkPolicy stands between.', command: run(w, 'get', 'networkpolicies') },
];

export const quotas: Maker = (w) => [
  {
    text: 'Compare what is used with the quotas.',
    command: run(w, 'describe', 'resourcequotas,limitranges'),
  },
];

export const disk: Maker = (w) =>
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

export const serviceAccount: Maker = (w) => [
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

export const events: Maker = (w) => {
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
