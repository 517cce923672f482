import type { Action } from '../../shared/playbook.ts';
import { planCordon } from './actions/cordon.ts';
import { planDrain } from './actions/drain.ts';
import { planRaise } from './actions/raise-memory-limit.ts';
import { planRestart } from './actions/restart-pod.ts';
import { planRollback } from './actions/rollback.ts';
import { planScale } from './actions/scale.ts';
import { notPermitted } from './permission.ts';
import type { Plan, Planner, StepContext } from './step.ts';

const PLANNERS: Partial<Record<Action['do'], Planner>> = {
  'restart-pod': planRestart,
  'raise-memory-limit': planRaise,
  rollback: planRollback,
  cordon: planCordon,
  drain: planDrain,
  scale: planScale,
};

/** What a step would change, if the user may. Steps that only read have no plan. @throws KubeError */
export async function planStep(action: Action, context: StepContext): Promise<Plan> {
  const planner = PLANNERS[action.do];
  if (planner === undefined) return { kind: 'nothing', text: 'It only reads.' };
  return ifPermitted(await planner(action, context), context);
}

/** The plan, or why the user may not carry it out. @throws KubeError when it cannot be asked */
export async function ifPermitted(plan: Plan, context: StepContext): Promise<Plan> {
  if (plan.kind !== 'change' && plan.kind !== 'choose') return plan;
  const refused = await notPermitted(context.cluster, plan.permissions, context.signal);
  return refused === null
    ? plan
    : { kind: 'impossible', reason: `You are ${refused} in ${context.cluster.context}.` };
}
