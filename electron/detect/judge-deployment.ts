import type { DeploymentView } from './deployment-view.ts';
import type { Look, Verdict } from './finding.ts';
import { judgeEach, NOTHING, type OnError } from './judgement.ts';
import { rolloutStuck } from './rollout-stuck.ts';
import { zeroReplicas } from './zero-replicas.ts';

const CONDITIONS = [
  { type: 'zero_replicas', judge: zeroReplicas },
  { type: 'rollout_stuck', judge: rolloutStuck },
] as const;

/** Every trouble a Deployment has now. On a condition that throws, see judgePod. */
export function judgeDeployment(deployment: DeploymentView, look: Look, onError?: OnError): Verdict {
  return deployment.deleting || deployment.ignored
    ? NOTHING
    : judgeEach(CONDITIONS, deployment, look, onError);
}
