import { fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import type { PodFacts } from '../facts/pod-facts.ts';

/** What the namespace's Services say about an address that a program cannot reach; null when they say nothing. */
export function serviceNote(
  facts: CaseFacts,
  pod: PodFacts,
  about: readonly string[],
): { source: string; text: string } | null {
  const services = itemsOf(facts.case.services).map((service) => ({
    name: textOf(fieldsOf(service.metadata).name),
    spec: fieldsOf(service.spec),
  }));
  if (services.length === 0) return null;
  const source = `Services of namespace ${pod.namespace}`;
  for (const address of about) {
    const match =
      /^([a-z]([a-z0-9-]{0,62}))(?:\.([a-z0-9-]{1,63}))?(?:\.svc(?:\.[\w.]{1,200})?)?\.?(?::(\d{1,5}))?$/.exec(
        address,
      );
    const name = match?.[1] ?? '';
    const namespace = match?.[3];
    if (name === '' || name === 'localhost' || (namespace !== undefined && namespace !== pod.namespace))
      continue;
    const service = services.find((one) => one.name === name);
    if (service === undefined)
      return { source, text: `there is no Service ${name} in namespace ${pod.namespace}` };
    const ports = itemsOf(service.spec.ports).map(({ port }) => String(port));
    const port = match?.[4] ?? about.find((one) => /^\d{1,5}$/.test(one));
    if (port !== undefined && ports.length > 0 && !ports.includes(port)) {
      return { source, text: `the Service ${name} has no port ${port}, only ${ports.join(', ')}` };
    }
  }
  return null;
}
