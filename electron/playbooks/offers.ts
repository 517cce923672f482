import { type Action, type Playbook, type PlaybookOffer, RISK_OF, type Run } from '../../shared/playbook.ts';
import { planStep } from './planners.ts';
import { sentence } from './sentence.ts';
import type { StepContext } from './step.ts';
import { stepExplained, stepTitle } from './step-words.ts';

/** A cluster that cannot be asked: everything is explained, nothing can be done. */
export interface Unread {
  unread: string;
  detail: StepContext['detail'];
}

/** A playbook with each step explained and checked: what cannot be done is said before anything is started. */
export async function offerOf(
  { playbook, builtIn }: { playbook: Playbook; builtIn: boolean },
  context: StepContext | Unread,
  active: Run | null,
): Promise<PlaybookOffer> {
  const { incident } = context.detail;
  const steps = await Promise.all(
    playbook.steps.map(async (action) => ({
      title: stepTitle(action, incident),
      risk: RISK_OF[action.do],
      explains: stepExplained(action),
      impossible: RISK_OF[action.do] === 'LOW' ? null : await whyImpossible(action, context),
    })),
  );
  const blocked =
    active !== null
      ? `${active.name} is under way for the same object.`
      : incident.state === 'resolved'
        ? 'The incident is over.'
        : (steps.find((step) => step.impossible !== null)?.impossible ?? null);
  return { playbook, builtIn, steps, blocked };
}

async function whyImpossible(action: Action, context: StepContext | Unread): Promise<string | null> {
  if ('unread' in context) return context.unread;
  try {
    const plan = await planStep(action, context);
    return plan.kind === 'impossible' ? plan.reason : null;
  } catch (error) {
    return sentence(error);
  }
}
