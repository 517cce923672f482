import { fieldsOf, textOf } from '../../../shared/api-fields.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import { conditionsOf } from '../facts/pod-facts.ts';
import type { Finding } from '../finding.ts';
import { conditionEvidence } from '../sources.ts';

/** What the Job controller says. It tells that a Job failed, rarely why. */
export function jobs(facts: CaseFacts): Finding[] {
  const workload = fieldsOf(facts.case.workload);
  const all = [
    ...(facts.workload?.kind === 'Job' ? [workload] : []),
    ...(Array.isArray(facts.case.jobs) ? facts.case.jobs : []),
  ];
  for (const job of all) {
    const { metadata, status, spec } = fieldsOf(job);
    const name = textOf(fieldsOf(metadata).name);
    const conditions = conditionsOf(fieldsOf(status).conditions);
    const failed = conditions.find(
      ({ type, status: is }) => (type === 'Failed' || type === 'FailureTarget') && is === 'True',
    );
    // A later run that did well makes an earlier failure old news.
    if (conditions.some(({ type, status: is }) => type === 'Complete' && is === 'True')) return [];
    if (failed === undefined) continue;
    const base = {
      by: 'controller',
      pattern: 'Unknown',
      container: null,
      about: [name],
      evidence: [conditionEvidence(`Job ${name}`, failed)],
    } as const;
    if (failed.reason === 'DeadlineExceeded') {
      const seconds = fieldsOf(spec).activeDeadlineSeconds;
      const limit = typeof seconds === 'number' ? ` of ${seconds} s` : '';
      return [
        {
          ...base,
          sure: 0.5,
          cause: `Job ${name} ran longer than its activeDeadlineSeconds${limit} allows; why it took so long is not known.`,
        },
      ];
    }
    return [
      {
        ...base,
        sure: 0.3,
        cause: `Job ${name} failed (${failed.reason || 'no reason'}): ${failed.message.slice(0, 200)}; its pods do not say why.`,
      },
    ];
  }
  return [];
}
