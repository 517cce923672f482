import type { IncidentDetail } from '../../shared/incident.ts';
import type { Payload, PodLogs } from '../../shared/ipc.ts';
import { redact } from '../../shared/redact.ts';
import { RESOURCES, resourcePath } from '../kube/resources.ts';
import { mayInspect } from './inspect-object.ts';
import type { Session } from './session.ts';

const TIMEOUT_MS = 15_000;
const LONGEST_LOG = 2 * 1024 * 1024;

/**
 * The last lines of one container of an incident's pod, secrets redacted.
 * @throws KubeError, or Error with one sentence when the pod is none of the incident's.
 */
export async function podLogs(
  session: Session,
  detail: IncidentDetail,
  { namespace, name, container, previous, lines }: Omit<Payload<'pod.logs'>, 'incident'>,
): Promise<PodLogs> {
  if (!mayInspect(detail, { kind: 'Pod', namespace, name }))
    throw new Error(`${name} is no pod of this incident.`);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const connection = await session.connectionOf(detail.incident, signal);
  const query = new URLSearchParams({ container, previous: String(previous), tailLines: String(lines) });
  const path = `${resourcePath(RESOURCES.pods, namespace, name)}/log?${query}`;
  const text = redact(await connection.getText(path, { signal, maxBytes: LONGEST_LOG }));
  // As many lines as were asked for means that there were more before them.
  return { text, truncated: text.length >= LONGEST_LOG || text.trimEnd().split('\n').length >= lines };
}
