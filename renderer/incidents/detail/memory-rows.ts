import type { Evidence } from '../../../shared/incident.ts';
import type { ObjectInspection } from '../../../shared/ipc.ts';
import { bytesOf } from '../../../shared/quantity.ts';
import { bytesInWords } from '../../parts/bytes.ts';

/** The memory of one container. Bytes are working sets as metrics.k8s.io samples them; null is not known. */
export interface MemoryRow {
  container: string;
  now: number | null;
  /** The highest sample seen while the incident was watched. */
  highest: number | null;
  /** As it stands in the pod's spec. */
  limit: string | null;
  limitBytes: number | null;
}

/** From here on it is near its limit, from the second on it may be killed any moment. */
const NEAR = 0.75;
const VERY_NEAR = 0.9;

/**
 * Containers whose memory is known, of the pod as it is now and as the incident saw it; and those in `asked`, of which
 * it is to be said that nothing is known.
 */
export function memoryRows(
  looked: ObjectInspection | null,
  evidence: Evidence | null,
  pod: string,
  asked: readonly string[],
): MemoryRow[] {
  const gathered = evidence?.pod?.name === pod ? evidence.containers : [];
  const present = looked?.name === pod ? looked.containers : [];
  const names = new Set([...present.map(({ name }) => name), ...gathered.map(({ container }) => container)]);
  return [...names].flatMap((container) => {
    const now = present.find(({ name }) => name === container);
    const before = gathered.find((one) => one.container === container);
    const bytes = now?.memoryBytes ?? null;
    const peak = before?.memoryPeakBytes ?? null;
    if (bytes === null && peak === null && !asked.includes(container)) return [];
    const limit = now?.memoryLimit ?? before?.memoryLimit ?? null;
    const highest = peak === null ? null : Math.max(peak, bytes ?? 0);
    return [{ container, now: bytes, highest, limit, limitBytes: bytesOf(limit) }];
  });
}

/** "45 MiB now (9 %), 192 MiB at most (38 %), limit 512Mi". */
export function memoryWords({ now, highest, limit, limitBytes }: MemoryRow): string {
  const share = (bytes: number) => (limitBytes ? ` (${Math.round((bytes / limitBytes) * 100)} %)` : '');
  return [
    now === null ? 'no sample now' : `${bytesInWords(now)}${share(now)} now`,
    highest === null ? null : `highest seen ${bytesInWords(highest)}${share(highest)}`,
    limit === null ? 'no limit' : `limit ${limit}`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** How near it comes, or came, to its limit; null where that is no worry, or not known. */
export function nearness({
  now,
  highest,
  limitBytes,
}: MemoryRow): { tone: 'warning' | 'critical'; words: string } | null {
  const most = Math.max(now ?? 0, highest ?? 0);
  if (!limitBytes || most < NEAR * limitBytes) return null;
  const came = most === now ? 'is' : 'came';
  return most < VERY_NEAR * limitBytes
    ? { tone: 'warning', words: `${came} near its limit` }
    : { tone: 'critical', words: `${came} very near its limit` };
}

/** What a full bar stands for, in bytes: the limit, or where there is none a little more than the most. */
export function fullScale({ now, highest, limitBytes }: MemoryRow): number {
  return limitBytes || Math.max(now ?? 0, highest ?? 0, 1) * 1.25;
}
