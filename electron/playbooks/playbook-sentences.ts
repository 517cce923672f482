import type { z } from 'zod';
import { EVENT_TYPES, type EventType } from '../../shared/cluster-event.ts';
import { listed } from '../../shared/plain-text.ts';
import { ACTION_NAMES, type Action, type Playbook } from '../../shared/playbook.ts';

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** What is wrong with a playbook's file, and where in it; `key`: a field that stands there and should not. */
export interface Wrong {
  path: Path;
  key?: string;
  sentence: string;
}

/** The first thing that does not fit the schema. @param value what was read at the issue's path */
export function wrongBySchema(issue: Issue, value: unknown): Wrong {
  const { path } = issue;
  const name = path.findLast((part) => typeof part === 'string') ?? '';
  if (path.length === 0 && issue.code === 'invalid_type')
    return { path, sentence: 'a playbook has the fields id, name, for and steps.' };
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const risk = key === 'risk' ? ' The risk is the step’s own.' : '';
    return { path, key, sentence: `there is no field "${key}" here.${risk}` };
  }
  if (value === undefined)
    return { path: path.slice(0, -1), sentence: `the field "${String(name)}" is missing.` };
  if (name === 'do')
    return { path, sentence: `${said(value)} is no step: take ${listed(ACTION_NAMES, 'or')}.` };
  if (path[0] === 'for' && path.length === 2)
    return { path, sentence: `${said(value)} is no type of incident: take ${listed(EVENT_TYPES, 'or')}.` };
  return { path, sentence: `"${String(name)}" cannot be ${said(value)}: ${reasonOf(issue)}.` };
}

function reasonOf(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'number' ? `at least ${issue.minimum}` : 'it must not be empty';
    case 'too_big':
      return issue.origin === 'number' ? `at most ${issue.maximum}` : `at most ${issue.maximum} of it`;
    case 'invalid_type':
      return `it is ${issue.expected === 'int' ? 'a whole number' : `of type ${issue.expected}`}`;
    case 'invalid_format':
      return 'lower-case words joined by "-"';
    default:
      return issue.message;
  }
}

const LONGEST = 40;

function said(value: unknown): string {
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'nothing or a map';
  return `"${String(value).slice(0, LONGEST)}"`;
}

const OF_NODES: ReadonlySet<EventType> = new Set(['node_not_ready', 'node_pressure']);
/** What a step needs to be possible at all for an incident of a type. */
const FITS: Partial<Record<Action['do'], { to: (type: EventType) => boolean; needs: string }>> = {
  logs: { to: (type) => !OF_NODES.has(type), needs: 'a container' },
  limits: { to: (type) => !OF_NODES.has(type), needs: 'a workload' },
  history: { to: hasRevisions, needs: 'a workload with revisions' },
  'restart-pod': { to: (type) => !OF_NODES.has(type), needs: 'a pod' },
  'raise-memory-limit': { to: (type) => !OF_NODES.has(type), needs: 'a workload' },
  rollback: { to: hasRevisions, needs: 'a workload with revisions' },
  scale: {
    to: (type) => hasRevisions(type) && type !== 'daemonset_unavailable',
    needs: 'a workload that can be scaled',
  },
};

function hasRevisions(type: EventType): boolean {
  return !OF_NODES.has(type) && type !== 'job_failed';
}

/** A step that none of the playbook's types of incident has what it takes for; null when each fits one. */
export function stepThatNeverFits({ for: types, steps }: Playbook): Wrong | null {
  for (const [index, step] of steps.entries()) {
    const fits = FITS[step.do];
    if (fits === undefined || types.some(fits.to)) continue;
    const sentence = `"${step.do}" needs ${fits.needs}, and ${listed(types, 'or')} has none.`;
    return { path: ['steps', index, 'do'], sentence };
  }
  return null;
}
