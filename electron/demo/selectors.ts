import type { KubeObject, ResourceName } from './kubernetes-types.ts';
import { badRequest } from './status-error.ts';

export type Matcher = (object: KubeObject) => boolean;

/** A labelSelector: equality and set terms ("a=b,c!=d,e in (f,g),!h,i"). Throws a 400 Status on bad syntax. */
export function labelMatcher(selector: string): Matcher {
  const terms = splitOutsideParentheses(selector).map(labelTerm);
  return (object) => {
    const labels = object.metadata?.labels ?? {};
    return terms.every((term) => term(labels));
  };
}

type LabelTerm = (labels: Record<string, string>) => boolean;

function labelTerm(term: string): LabelTerm {
  const set = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(term);
  if (set) {
    const [, label = '', operator, list = ''] = set;
    const values = list.split(',').map((value) => value.trim());
    return operator === 'in'
      ? (labels) => label in labels && values.includes(labels[label] ?? '')
      : (labels) => !(label in labels && values.includes(labels[label] ?? ''));
  }
  const pair = /^([^\s=!]+)\s*(==|=|!=)\s*([^\s=!]*)$/.exec(term);
  if (pair) {
    const [, label = '', operator, value] = pair;
    return operator === '!=' ? (labels) => labels[label] !== value : (labels) => labels[label] === value;
  }
  const bare = /^(!?)\s*([^\s=!()]+)$/.exec(term);
  if (!bare) {
    const found = term.split(/\s+/)[1] ?? term;
    throw badRequest(`unable to parse requirement: found '${found}', expected: in, notin, =, ==, !=, gt, lt`);
  }
  const [, negated, label = ''] = bare;
  return negated ? (labels) => !(label in labels) : (labels) => label in labels;
}

const splitOutsideParentheses = (selector: string) =>
  selector
    .split(/,(?![^(]*\))/)
    .map((term) => term.trim())
    .filter((term) => term !== '');

/** Fields each resource can be selected by, beside metadata.name and metadata.namespace. */
const SELECTABLE: Partial<Record<ResourceName, readonly string[]>> = {
  pods: ['spec.nodeName', 'spec.restartPolicy', 'spec.schedulerName', 'status.phase', 'status.podIP'],
  nodes: ['spec.unschedulable'],
  namespaces: ['status.phase'],
  replicasets: ['status.replicas'],
  jobs: ['status.successful'],
  events: [
    ...['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'].map(
      (field) => `involvedObject.${field}`,
    ),
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
};

/** A fieldSelector ("status.phase=Running,spec.nodeName!=node-1"). Throws a 400 Status on a field that cannot be selected. */
export function fieldMatcher(resource: ResourceName, selector: string): Matcher {
  const selectable = ['metadata.name', 'metadata.namespace', ...(SELECTABLE[resource] ?? [])];
  const terms = selector
    .split(',')
    .filter((term) => term !== '')
    .map((term) => {
      const parsed = /^([^=!]+)(==|=|!=)(.*)$/.exec(term);
      if (!parsed) throw badRequest(`invalid selector: '${selector}'; can't understand '${term}'`);
      const [, field = '', operator, value] = parsed;
      if (!selectable.includes(field)) throw badRequest(`field label not supported: ${field}`);
      return { path: field.split('.'), wanted: operator !== '!=', value };
    });
  return (object) =>
    terms.every(({ path, wanted, value }) => (String(valueAt(object, path) ?? '') === value) === wanted);
}

function valueAt(object: unknown, path: string[]): unknown {
  let value = object;
  for (const field of path) value = (value as Record<string, unknown> | null | undefined)?.[field];
  return value;
}
