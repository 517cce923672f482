import type { Approval, PlaybookOffer, Run, RunStep } from '../../shared/playbook.ts';

/** Fixes of the scenes' first incident, as the main side tells them. */

const AT = '2026-11-22T14:00:00.000Z';
const FAR = '2999-01-01T00:00:00.000Z';
const of = {
  run: '0b9c7b0e-aaaa-4222-8333-444455556661',
  approval: '0b9c7b0e-aaaa-4222-8333-444455556662',
};

export function approval(part: Partial<Approval> = {}): Approval {
  return {
    ...{ id: of.approval, run: of.run, step: 1, incident: of.run },
    ...{ context: 'prod-eu', cluster: 'prod', playbook: 'Raise the memory limit' },
    title: 'Raise the memory limit of app in Deployment payments-api to 768Mi',
    why: 'payments-api ran out of memory (limit 512Mi)',
    risk: 'HIGH',
    dangers: ['A rollout replaces the pods of payments-api, as its update strategy says.'],
    changes: [
      {
        verb: 'patch',
        object: { kind: 'Deployment', namespace: 'payments', name: 'payments-api', uid: 'uid-1' },
        fields: [{ path: '/spec/replicas', before: '512Mi', after: '768Mi' }],
        request: {
          ...{ method: 'PATCH', path: '/apis/apps/v1/namespaces/payments/deployments/payments-api' },
          contentType: 'application/json-patch+json',
          body: [{ op: 'replace', path: '/spec/memory', value: '768Mi' }],
          sha256: 'b'.repeat(64),
        },
      },
    ],
    diffs: [
      '--- Deployment payments/payments-api\tnow\n+++ Deployment payments/payments-api\tthen\n@@ -1,3 +1,3 @@\n limits:\n-  memory: 512Mi\n+  memory: 768Mi\n',
    ],
    ...{ hash: 'a'.repeat(64), confirm: 'payments-api', state: 'pending', reason: null },
    ...{ createdAt: AT, expiresAt: FAR, decidedAt: null },
    ...part,
  };
}

export function step(part: Partial<RunStep> = {}): RunStep {
  return {
    action: { do: 'describe' },
    ...{ risk: 'LOW', title: 'Look at it', state: 'pending', output: null, outcome: null },
    ...{ choices: [], startedAt: null, endedAt: null, approval: null, undoable: false },
    ...part,
  };
}

export function run(steps: RunStep[], part: Partial<Run> = {}): Run {
  return {
    ...{ id: of.run, incident: of.run, playbook: 'rollback', name: 'Roll back', context: 'prod-eu' },
    ...{ cluster: 'prod', object: { kind: 'Deployment', namespace: 'payments', name: 'payments-api' } },
    ...{ startedBy: 'person', state: 'running', steps, startedAt: AT, endedAt: null },
    ...part,
  };
}

export function offer(impossible: string | null): PlaybookOffer {
  return {
    playbook: {
      ...{ id: 'rollback', name: 'Roll back', description: 'Goes back to a revision that worked.' },
      ...{ for: ['crash_loop'], steps: [{ do: 'history' }, { do: 'rollback' }] },
    },
    builtIn: true,
    steps: [
      { title: 'List the revisions', risk: 'LOW', explains: 'Reads the revisions.', impossible: null },
      { title: 'Take it back', risk: 'HIGH', explains: 'Restores the pod template.', impossible },
    ],
    blocked: impossible,
  };
}
