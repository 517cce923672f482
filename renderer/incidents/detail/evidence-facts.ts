import type { EventMetadata } from '../../../shared/cluster-event.ts';
import type { ContainerEvidence, IncidentDetail, Termination } from '../../../shared/incident.ts';
import { counted } from '../../../shared/plain-text.ts';
import { duration } from '../../../shared/relative-time.ts';
import { bytesInWords } from '../../parts/bytes.ts';

/** One thing that is known, in plain words. */
export interface Fact {
  label: string;
  text: string;
  /** The part that needs the reader's eye. */
  tone: 'critical' | 'warning' | 'plain';
}

const HOUR = 3_600_000;
/** Year-1 times mean "not recorded"; nothing runs for 100 years. */
const CENTURY = 3.2e12;

/** "Exit 137, OOMKilled, 14 s after start, limit 512Mi". */
export function exitInWords(exit: Termination, memoryLimit: string | null): string {
  const lasted = Date.parse(exit.finishedAt ?? '') - Date.parse(exit.startedAt ?? '');
  return [
    exit.exitCode === null ? null : `Exit ${exit.exitCode}`,
    exit.signal === null || exit.signal === 0 ? null : `signal ${exit.signal}`,
    exit.reason,
    lasted >= 0 && lasted < CENTURY ? `${duration(lasted)} after start` : null,
    exit.reason === 'OOMKilled' && memoryLimit !== null ? `limit ${memoryLimit}` : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** What is known of an incident beyond its title, the most telling first. Says nothing it does not know. */
export function evidenceFacts({ incident, evidence }: IncidentDetail, now: number): Fact[] {
  const { metadata } = incident;
  const kept =
    evidence?.containers.find(({ container }) => container === incident.container) ?? evidence?.containers[0];
  return [
    lastExit(metadata, kept),
    replicas(metadata),
    node(metadata),
    plain('Why', metadata.detail ?? null),
    memory(metadata, kept),
    restarts(metadata, kept, evidence?.restartHistory ?? [], now),
    incident.type === 'image_pull_failed' ? plain('Image', metadata.image ?? null) : null,
  ].filter((fact) => fact !== null);
}

function plain(label: string, text: string | null): Fact | null {
  return text === null || text === '' ? null : { label, text, tone: 'plain' };
}

function lastExit(metadata: EventMetadata, kept: ContainerEvidence | undefined): Fact | null {
  const { exitCode = null, signal = null, reason = null, startedAt = null, finishedAt = null } = metadata;
  const told: Termination = { exitCode, signal, reason, startedAt, finishedAt, message: null };
  const exit = kept?.lastTermination ?? (exitCode === null ? null : told);
  const text = exit ? exitInWords(exit, metadata.memoryLimit ?? kept?.memoryLimit ?? null) : '';
  return text === '' ? null : { label: 'Last exit', text, tone: 'critical' };
}

function replicas({ wants, available, paused }: EventMetadata): Fact | null {
  if (wants === undefined) return null;
  const text = `${available ?? 0} of ${wants} available${paused ? ', rollout paused' : ''}`;
  return { label: 'Replicas', text, tone: (available ?? 0) === 0 ? 'critical' : 'warning' };
}

function node({ ready, cordoned, pressures = [] }: EventMetadata): Fact | null {
  const parts = [
    ready === 'Unknown' ? 'The kubelet stopped reporting (Ready is Unknown)' : null,
    ready === 'False' ? 'The kubelet says it is not ready (Ready is False)' : null,
    cordoned ? 'cordoned' : null,
    ...pressures,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : { label: 'Node state', text: parts.join(', '), tone: 'critical' };
}

function memory(metadata: EventMetadata, kept: ContainerEvidence | undefined): Fact | null {
  const limit = metadata.memoryLimit ?? kept?.memoryLimit ?? null;
  const request = metadata.memoryRequest ?? kept?.memoryRequest ?? null;
  const peak = kept?.memoryPeakBytes ?? null;
  const parts = [
    peak === null ? null : `highest seen ${bytesInWords(peak)}`,
    limit === null ? null : `limit ${limit}`,
    request === null ? null : `request ${request}`,
  ].filter((part) => part !== null);
  return plain('Memory', parts.join(', '));
}

function restarts(
  metadata: EventMetadata,
  kept: ContainerEvidence | undefined,
  history: { at: string; restartCount: number }[],
  now: number,
): Fact | null {
  const count = metadata.restartCount ?? kept?.restartCount ?? null;
  if (count === null) return null;
  const before = history.findLast(({ at }) => now - Date.parse(at) >= HOUR);
  const recent = before === undefined ? 0 : count - before.restartCount;
  const text = `${counted(count, 'restart')}${recent > 0 ? `, ${recent} in the last hour` : ''}`;
  return { label: 'Restarts', text, tone: 'plain' };
}
