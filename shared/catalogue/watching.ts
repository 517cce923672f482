import type { Entries } from './entry.ts';

export const watchingEntries = {
  context: {
    label: 'Context',
    does: 'The context that is shown and watched; chosen at the top left or in the tray.',
    group: null,
  },
  'watch.enabled': {
    label: 'Watch',
    does: 'Off: no cluster is asked anything, and nothing new is seen.',
    group: 'watching',
  },
  'watch.contexts': {
    label: 'Watched beside the chosen one',
    does: 'Contexts that are watched also while another one is shown; switched on the Clusters screen.',
    group: null,
  },
  'watch.interval': {
    label: 'Interval',
    does: 'How long a cycle listens before it gives its verdict. Changes are seen at once all the same.',
    group: 'watching',
    unit: 's',
  },
  'watch.mode': {
    label: 'Mode',
    does: 'Listen follows changes as they happen. Poll lists everything each interval, which costs far more.',
    group: 'watching',
    choices: { listen: 'Listen', poll: 'Poll' },
  },
  'watch.pageSize': {
    label: 'Page size',
    does: 'How many objects a list asks for at once. Smaller pages are gentler to a busy API server.',
    group: 'watching',
    unit: 'objects',
  },
  'watch.namespaces.include': {
    label: 'Only these namespaces',
    does: 'Names or globs such as team-*. Empty: all of them. Nodes are always watched.',
    group: 'watching',
  },
  'watch.namespaces.exclude': {
    label: 'Not these namespaces',
    does: 'Names or globs that are left out. What is open there is no longer watched, and not called recovered.',
    group: 'watching',
  },
  'watch.labelSelector': {
    label: 'Label selector',
    does: 'As kubectl get -l takes it, such as tier in (web, api), judged on the labels of pods and workloads. Empty: everything.',
    group: 'watching',
  },
  'watch.systemNamespaces': {
    label: 'System namespaces',
    does: 'What counts in kube-system, kube-public and kube-node-lease.',
    group: 'watching',
    choices: { all: 'Everything', critical: 'Critical only', none: 'Nothing' },
  },
} as const satisfies Entries;
