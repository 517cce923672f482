import type { Approval, Run, RunStep } from '../../shared/playbook.ts';
import { incidentTitle } from '../../shared/wording.ts';
import { dryRun } from './dry-run.ts';
import type { ExecutorDeps } from './executor-ports.ts';
import { hashOf, planned } from './planned-change.ts';
import { ifPermitted, planStep } from './planners.ts';
import { sentence } from './sentence.ts';
import type { Plan, StepContext } from './step.ts';
import { planUndo } from './undo.ts';

/** What a step that changes something comes to: a question to a person, or the reason why there is none. */
export type Proposal = Exclude<Plan, { kind: 'change' }> | { kind: 'approval'; approval: Approval };

/** Plans a step and has the server try each request without keeping it. Never rejects: what fails is impossible. */
export async function proposeStep(
  deps: Pick<ExecutorDeps, 'store' | 'clock' | 'newId' | 'approvalTimeout'>,
  { run, at, step }: { run: Run; at: number; step: RunStep },
  context: StepContext,
): Promise<Proposal> {
  try {
    const plan = await planOf(deps, step, context);
    if (plan.kind !== 'change') return plan;
    const { cluster, signal } = context;
    const diffs = await Promise.all(plan.changes.map((change) => dryRun(cluster, change, signal)));
    return { kind: 'approval', approval: approvalOf(deps, { run, at, step }, plan, diffs, context) };
  } catch (error) {
    return { kind: 'impossible', reason: `Nothing was changed: ${sentence(error)}` };
  }
}

async function planOf({ store }: Pick<ExecutorDeps, 'store'>, { action }: RunStep, context: StepContext) {
  if (action.do !== 'undo') return planStep(action, context);
  const former = store.playbooks.run(action.run)?.steps[action.step]?.approval ?? null;
  const approval = former === null ? null : store.playbooks.approval(former);
  return ifPermitted(await planUndo(approval, context), context);
}

function approvalOf(
  deps: Pick<ExecutorDeps, 'clock' | 'newId' | 'approvalTimeout'>,
  { run, at, step }: { run: Run; at: number; step: RunStep },
  plan: Extract<Plan, { kind: 'change' }>,
  diffs: string[],
  { detail: { incident } }: StepContext,
): Approval {
  const now = deps.clock.now();
  const risk = plan.risk ?? step.risk;
  const { title, dangers } = plan;
  const changes = plan.changes.map(planned);
  return {
    ...{ id: deps.newId(now), run: run.id, step: at, incident: incident.id },
    ...{ context: run.context, cluster: run.cluster, playbook: run.name, title },
    why: incidentTitle(incident, now),
    ...{ risk, dangers, changes, diffs },
    hash: hashOf(run.cluster, incident.id, changes),
    confirm: risk === 'HIGH' ? nameToType(run, plan) : '',
    ...{ state: 'pending', reason: null, decidedAt: null },
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + deps.approvalTimeout() * 1000).toISOString(),
  };
}

/** The object's own name; the node's when its pods are what is changed. */
function nameToType(run: Run, { changes }: Extract<Plan, { kind: 'change' }>): string {
  const [first] = changes;
  return first === undefined || first.verb === 'evict' ? run.object.name : first.object.name;
}
