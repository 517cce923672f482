import type { IncidentDetail } from '../../shared/incident.ts';
import type { Payload } from '../../shared/ipc.ts';
import type { LogPlace, PodLogs } from '../../shared/pod-logs.ts';
import type { ClusterConnection } from '../kube/connection.ts';
import { RESOURCES, resourcePath } from '../kube/resources.ts';
import { mayInspect } from './inspect-object.ts';
import type { Session } from './session-ports.ts';
import { freshLines, stampedLines } from './stamped-log.ts';

const TIMEOUT_MS = 15_000;
/** In bytes. */
const LONGEST_LOG = 2 * 1024 * 1024;
/** Read again before `since`, in ms: the API takes whole seconds, and secrets are known by the lines before them. */
const OVERLAP_MS = 5_000;

/**
 * The last lines of one container of an incident's pod, secrets redacted; with `since`, those written after that place.
 * Nothing is held between two readings: following a log is asking again, and ends when nobody asks.
 * @throws KubeError, or Error with one sentence when the pod is none of the incident's.
 */
export async function podLogs(
  session: Pick<Session, 'connectionOf'>,
  detail: IncidentDetail,
  { namespace, name, container, previous, lines, since }: Omit<Payload<'pod.logs'>, 'incident'>,
): Promise<PodLogs> {
  if (!mayInspect(detail, { kind: 'Pod', namespace, name }))
    throw new Error(`${name} is no pod of this incident.`);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const connection = await session.connectionOf(detail.incident, signal);
  const query = new URLSearchParams({ container, previous: String(previous), timestamps: 'true' });
  if (since !== null) query.set('sinceTime', new Date(Date.parse(since.at) - OVERLAP_MS).toISOString());
  const path = `${resourcePath(RESOURCES.pods, namespace, name)}/log?${query}`;
  const read = await readTail(connection, path, lines, signal);
  const fresh = freshLines(read.lines, since);
  // As many lines as were asked for means that there were more before them, which `since` may have known.
  const truncated = read.cut && (since === null || !reaches(read.lines, since));
  return { text: fresh.text, until: fresh.until, truncated };
}

const reaches = (lines: readonly { at: string }[], since: LogPlace) => (lines[0]?.at ?? '') <= since.at;

/** The end of a log is what counts: where its lines are too long to be read all, fewer of them. */
async function readTail(connection: ClusterConnection, path: string, asked: number, signal: AbortSignal) {
  for (let count = asked; ; count = Math.ceil(count / 10)) {
    const text = await connection.getText(`${path}&tailLines=${count}`, { signal, maxBytes: LONGEST_LOG });
    // A character cut in two at the bound is one byte or more short of it.
    if (Buffer.byteLength(text) < LONGEST_LOG - 4 || count === 1) {
      const lines = stampedLines(text);
      return { lines, cut: count < asked || lines.length >= count };
    }
  }
}
