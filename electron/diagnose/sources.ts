import { rfc3339 } from '../../shared/api-fields.ts';
import type { CaseLog } from './case.ts';
import type { ContainerFacts } from './facts/container-facts.ts';
import type { EventFacts } from './facts/event-facts.ts';
import type { Condition, PodFacts } from './facts/pod-facts.ts';
import type { Evidence } from './finding.ts';

/** Where a quote is from, and when it was said. */

export const moment = (at: number | null) =>
  at === null ? '' : `, ${rfc3339(Math.floor(at / 1000) * 1000)}`;

export function eventEvidence(event: EventFacts): Evidence {
  const times = event.count > 1 ? ` (${event.count} times)` : '';
  return {
    source: `event ${event.reason} on ${event.kind} ${event.name}${times}${moment(event.at)}`,
    text: event.message,
  };
}

export function conditionEvidence(of: string, { type, status, reason, message, since }: Condition): Evidence {
  return {
    source: `condition ${type} of ${of}${moment(since)}`,
    text: `${type}=${status}${reason === '' ? '' : ` (${reason})`}${message === '' ? '' : `: ${message}`}`,
  };
}

export function waitingEvidence(pod: PodFacts, container: ContainerFacts): Evidence {
  const { name, waitingReason, waitingMessage } = container;
  return {
    source: `state of ${pod.name}/${name}`,
    text: `waiting: ${waitingReason}${waitingMessage === '' ? '' : `: ${waitingMessage}`}`,
  };
}

export function endEvidence(pod: PodFacts, container: ContainerFacts): Evidence {
  const { end, restarts, name } = container;
  const code =
    end?.exitCode === null || end === null ? 'without an exit code' : `with exit code ${end.exitCode}`;
  const reason = end?.reason ? ` (${end.reason})` : '';
  const often = restarts > 0 ? `; ${restarts} ${restarts === 1 ? 'restart' : 'restarts'} so far` : '';
  return {
    source: `exit code of ${pod.name}/${name}${moment(end?.finishedAt ?? null)}`,
    text: `${name} ended ${code}${reason}${often}${end?.message ? `; ${end.message}` : ''}`,
  };
}

export function logSource(log: Pick<CaseLog, 'pod' | 'container' | 'previous'>, at: number | null): string {
  return `log of ${log.pod}/${log.container}${log.previous ? ' (previous)' : ''}${moment(at)}`;
}

/** "container app", "init container migrate", "sidecar proxy". */
export function titleOf({ name, role }: ContainerFacts): string {
  if (role === 'init') return `init container ${name}`;
  return role === 'sidecar' ? `sidecar ${name}` : `container ${name}`;
}
