import { fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import type { PodFacts } from '../facts/pod-facts.ts';

/** What the namespace's Services say about an address that a program cannot reach; null when they say nothing. */
export function serviceNote(
  facts: CaseFacts,
  pod: PodFacts,
  about: readonly string[],
): { source: string; text: string } | null {
  const services = itemsOf(facts.case.services).map(serviceFacts);
  if (services.length === 0) return null;
  const source = `Services of namespace ${pod.namespace}`;
  for (const address of about) {
    const asked = asService(address, pod.namespace) ?? asClusterIp(address);
    if (asked === null) continue;
    const service = services.find(
      (one) => one.name === asked.name || (asked.ip !== '' && one.ip === asked.ip),
    );
    if (service === undefined) {
      if (asked.name === '') continue;
      return { source, text: `there is no Service ${asked.name} in namespace ${pod.namespace}` };
    }
    const port = asked.port || about.find((one) => /^\d{1,5}$/.test(one)) || '';
    if (port !== '' && service.ports.length > 0 && !service.ports.includes(port)) {
      return {
        source,
        text: `the Service ${service.name} has no port ${port}, only ${service.ports.join(', ')}`,
      };
    }
    if (hasNobody(facts, service.name))
      return { source, text: `the Service ${service.name} has no ready endpoint` };
    if (asked.name === '') return { source, text: `that is the Service ${service.name}` };
  }
  return null;
}

function serviceFacts(service: Readonly<Record<string, unknown>>) {
  const spec = fieldsOf(service.spec);
  return {
    name: textOf(fieldsOf(service.metadata).name),
    ip: textOf(spec.clusterIP),
    ports: itemsOf(spec.ports).map(({ port }) => String(port)),
  };
}

interface Asked {
  name: string;
  ip: string;
  port: string;
}

/** `db`, `db.shop`, `db.shop.svc.cluster.local:5432`: a Service of this namespace, by its DNS name. */
function asService(address: string, namespace: string): Asked | null {
  const match =
    /^(?<name>[a-z][a-z0-9-]{0,62})(?:\.(?<namespace>[a-z0-9-]{1,63}))?(?:\.svc(?:\.[\w.]{1,200})?)?\.?(?::(?<port>\d{1,5}))?$/.exec(
      address,
    )?.groups;
  if (match === undefined || match.name === 'localhost') return null;
  if (match.namespace !== undefined && match.namespace !== namespace) return null;
  return { name: match.name ?? '', ip: '', port: match.port ?? '' };
}

function asClusterIp(address: string): Asked | null {
  const match = /^(?<ip>\d{1,3}(?:\.\d{1,3}){3}):(?<port>\d{1,5})$/.exec(address)?.groups;
  return match === undefined ? null : { name: '', ip: match.ip ?? '', port: match.port ?? '' };
}

/** Its Endpoints are known, and hold no ready address. */
function hasNobody(facts: CaseFacts, name: string): boolean {
  const mine = itemsOf(facts.case.endpoints).filter(({ metadata }) => {
    const { name: own, labels } = fieldsOf(metadata);
    return own === name || fieldsOf(labels)['kubernetes.io/service-name'] === name;
  });
  if (mine.length === 0) return false;
  return mine.every(
    ({ subsets, endpoints }) =>
      itemsOf(subsets).every(({ addresses }) => itemsOf(addresses).length === 0) &&
      itemsOf(endpoints).every(({ conditions }) => fieldsOf(conditions).ready === false),
  );
}
