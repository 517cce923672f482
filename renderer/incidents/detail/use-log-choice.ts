import { useState } from 'react';
import type { IncidentDetail } from '../../../shared/incident.ts';
import type { ObjectInspection } from '../../../shared/ipc.ts';
import { keptLogs } from './kept-logs.ts';
import type { Subject } from './subjects.ts';

/** Whose log is looked at, and of which run. */
export interface LogChoice {
  /** All containers of the pod that are known, the failing ones first. */
  names: readonly string[];
  container: string | null;
  previous: boolean;
  pick(container: string): void;
  setPrevious(previous: boolean): void;
}

/** Of a container that died, its last words are what one looks for; of a running one, what it says now. */
export function useLogChoice(
  detail: IncidentDetail,
  subject: Subject,
  looked: ObjectInspection | null,
): LogChoice {
  const names = containerNames(detail, subject, looked);
  const [picked, pick] = useState<string | null>(null);
  const [chosen, setPrevious] = useState<boolean | null>(null);
  const container = picked ?? names[0] ?? null;
  const state = looked?.containers.find(({ name }) => name === container);
  const died = state
    ? state.state !== 'running' && state.lastTermination !== null
    : keptLogs(detail, subject, container)?.previous != null;
  return { names, container, previous: chosen ?? died, pick, setPrevious };
}

function containerNames(detail: IncidentDetail, subject: Subject, looked: ObjectInspection | null): string[] {
  const kept =
    detail.evidence?.pod?.name === subject.name
      ? detail.evidence.containers.map(({ container }) => container)
      : [];
  return [
    ...new Set([...subject.containers, ...(looked?.containers.map(({ name }) => name) ?? []), ...kept]),
  ];
}
