import { fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import type { Finding } from '../finding.ts';

/** No pod exists and a quota of the namespace is used up: a guess, for nobody says that it is why. */
export function usedUpQuotas(facts: CaseFacts): Finding[] {
  if (facts.pods.length > 0 || facts.workload === null) return [];
  const { kind, name } = facts.workload;
  const { spec } = fieldsOf(facts.case.workload);
  if (fieldsOf(spec).replicas === 0 || kind === 'CronJob') return [];
  return itemsOf(facts.case.quotas).flatMap((quota): Finding[] => {
    const quotaName = textOf(fieldsOf(quota.metadata).name);
    const { hard, used } = fieldsOf(quota.status);
    const full = Object.entries(fieldsOf(hard)).find(
      ([key, limit]) => limit !== '0' && fieldsOf(used)[key] === limit,
    );
    if (full === undefined) return [];
    const [resource, limit] = full;
    const text = `${resource}: used ${textOf(limit)} of ${textOf(limit)}`;
    return [
      {
        pattern: 'ResourceExhaustion',
        cause: `${kind} ${name} has no pods, and the ResourceQuota ${quotaName} is used up (${text}).`,
        by: 'controller',
        sure: 0.5,
        about: [quotaName, resource],
        container: null,
        evidence: [{ source: `ResourceQuota ${quotaName}`, text }],
      },
    ];
  });
}
