import { z } from 'zod';
import { EVENT_TYPES, type ObjectRef } from './cluster-event.ts';

/** LOW reads. MEDIUM disturbs one pod. HIGH changes desired state or moves workloads. */
export const RISKS = ['LOW', 'MEDIUM', 'HIGH'] as const;
export type Risk = (typeof RISKS)[number];

const seconds = z.number().int().min(5).max(3600);

/** What a step does. The risk is the action's own: no file can make it smaller. */
export const actionSchema = z.discriminatedUnion('do', [
  /** The object in words: status, conditions, its latest Kubernetes Events. */
  z.strictObject({ do: z.literal('describe') }),
  z.strictObject({
    do: z.literal('logs'),
    previous: z.boolean().default(false),
    lines: z.number().int().min(1).max(200).default(20),
  }),
  /** Memory limits and requests as they are, beside the highest use seen. */
  z.strictObject({ do: z.literal('limits') }),
  /** The workload's revisions, newest first. */
  z.strictObject({ do: z.literal('history') }),
  z.strictObject({ do: z.literal('restart-pod') }),
  z.strictObject({
    do: z.literal('raise-memory-limit'),
    percent: z.number().int().min(1).max(300).default(50),
  }),
  z.strictObject({ do: z.literal('rollback') }),
  z.strictObject({ do: z.literal('cordon') }),
  z.strictObject({ do: z.literal('drain'), within: seconds.default(300) }),
  z.strictObject({ do: z.literal('scale'), by: z.number().int().min(-100).max(100).default(1) }),
  /** Waits until Dogwatch's own loop saw the incident recover. */
  z.strictObject({ do: z.literal('verify'), within: seconds.default(600) }),
]);
export type Action = z.infer<typeof actionSchema>;
export const ACTION_NAMES: readonly Action['do'][] = actionSchema.options.map(
  (option) => option.shape.do.value,
);

/** Takes back what a step of an earlier run changed; never part of a playbook's file. */
export interface UndoAction {
  do: 'undo';
  run: string;
  step: number;
}
export type RunAction = Action | UndoAction;
export type ActionName = RunAction['do'];

export const RISK_OF: Record<ActionName, Risk> = {
  describe: 'LOW',
  logs: 'LOW',
  limits: 'LOW',
  history: 'LOW',
  verify: 'LOW',
  'restart-pod': 'MEDIUM',
  'raise-memory-limit': 'HIGH',
  rollback: 'HIGH',
  cordon: 'HIGH',
  drain: 'HIGH',
  scale: 'HIGH',
  undo: 'HIGH',
};

export const playbookSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by "-"')
    .max(60),
  name: z.string().min(1).max(100),
  description: z.string().max(500).default(''),
  /** The types of incident it is offered for. */
  for: z.array(z.enum(EVENT_TYPES)).min(1),
  steps: z.array(actionSchema).min(1).max(20),
});
export type Playbook = z.infer<typeof playbookSchema>;

/** A value that is not written down: a pod template has variables, and those have secrets. */
export interface HeldValue {
  /** Of its JSON with sorted keys. */
  sha256: string;
  /** The ReplicaSet or ControllerRevision that holds it; null where nothing but the changed object did. */
  heldBy: ObjectRef | null;
}

/** A plain value, or the hash of one that stays in the cluster. Absent is null. */
export type FieldValue = string | number | boolean | null | HeldValue;

/** One field of an object: JSON pointer (RFC 6901), and its values. */
export interface FieldChange {
  path: string;
  before: FieldValue;
  after: FieldValue;
}

/** One request to the API server, wholly decided before anybody is asked. Holds no secret: it is kept and shown. */
export interface PlannedChange {
  verb: 'patch' | 'delete' | 'evict';
  object: ObjectRef;
  /** Of a patch: the fields with absolute values. Empty for delete and evict. */
  fields: FieldChange[];
  /** What is sent: `body` as it is shown, secrets hidden, `sha256` of the whole. */
  request: {
    method: 'POST' | 'PATCH' | 'DELETE';
    path: string;
    contentType: 'application/json-patch+json' | 'application/json';
    body: unknown;
    sha256: string;
  };
}

export const STEP_STATES = [
  'pending',
  'running',
  /** A person must pick a revision first. */
  'choosing',
  /** A person must approve. */
  'waiting',
  'done',
  /** Failed, refused, rejected or expired: `outcome` says which, what was done and what was not. */
  'stopped',
  'skipped',
] as const;
export type StepState = (typeof STEP_STATES)[number];

export interface Choice {
  revision: string;
  /** "app: shop/web:1.4, seen available until 14:02". */
  text: string;
}

export interface RunStep {
  action: RunAction;
  risk: Risk;
  title: string;
  state: StepState;
  /** What a LOW step read, or what came of a change. */
  output: string | null;
  /** One sentence; null while it has not ended. */
  outcome: string | null;
  choices: Choice[];
  startedAt: string | null;
  endedAt: string | null;
  /** The approval that the step waits for, or was decided by. */
  approval: string | null;
  /** Whether what it did can be taken back now. */
  undoable: boolean;
}

export const RUN_STATES = ['running', 'waiting', 'done', 'stopped'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** One playbook carried out for one incident. Times are RFC 3339. */
export interface Run {
  id: string;
  incident: string;
  playbook: string;
  name: string;
  context: string;
  cluster: string;
  /** The workload or node it is about: one run per object at a time. */
  object: { kind: string; namespace: string; name: string };
  startedBy: 'person' | 'rule';
  state: RunState;
  steps: RunStep[];
  startedAt: string;
  endedAt: string | null;
}

export const APPROVAL_STATES = ['pending', 'approved', 'rejected', 'expired', 'refused'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

/** What a person decides on, once. */
export interface Approval {
  id: string;
  run: string;
  step: number;
  incident: string;
  context: string;
  cluster: string;
  playbook: string;
  title: string;
  /** Why it is proposed, in a sentence. */
  why: string;
  risk: Risk;
  /** What could go wrong, a sentence each. */
  dangers: string[];
  changes: PlannedChange[];
  /** The server-side dry run as a unified diff, secrets masked; one for each change. */
  diffs: string[];
  /** Hash of cluster, incident and `changes`: what is decided is what was shown. */
  hash: string;
  /** HIGH: to be typed by whoever approves; '' otherwise. */
  confirm: string;
  state: ApprovalState;
  /** One sentence once it is decided. */
  reason: string | null;
  createdAt: string;
  expiresAt: string;
  decidedAt: string | null;
}

/** A playbook as it is offered for an incident, each step explained and checked without anything being done. */
export interface PlaybookOffer {
  playbook: Playbook;
  builtIn: boolean;
  steps: { title: string; risk: Risk; explains: string; impossible: string | null }[];
  /** Why it cannot be started now; null when it can. */
  blocked: string | null;
}

export const AUDITED = [
  'started',
  'asked',
  'approved',
  'rejected',
  'expired',
  'refused',
  'sent',
  'applied',
  'failed',
  'ended',
] as const;

/** One row of the append-only audit log. */
export interface AuditEntry {
  seq: number;
  at: string;
  what: (typeof AUDITED)[number];
  run: string;
  approval: string | null;
  incident: string;
  context: string;
  cluster: string;
  /** The object that was, or was to be, changed; null for steps of the run as a whole. */
  object: ObjectRef | null;
  text: string;
}
