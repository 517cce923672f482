import { useState } from 'react';
import type { IncidentDetail } from '../../../shared/incident.ts';
import type { ObjectInspection } from '../../../shared/ipc.ts';
import { keptLogs } from './kept-logs.ts';
import { keyOf, type Subject } from './subjects.ts';

/** Whose log is looked at, and of which run. */
export interface LogChoice {
  /** All containers of the pod that are known, the failing ones first. */
  names: readonly string[];
  container: string | null;
  previous: boolean;
  pick(container: string): void;
  setPrevious(previous: boolean): void;
}

/** What a person chose, and for which subject. */
interface Chosen {
  of: string;
  container: string | null;
  previous: boolean | null;
}

/** Of a container that died, its last words are what one looks for; of a running one, what it says now. */
export function useLogChoice(
  detail: IncidentDetail,
  subject: Subject,
  looked: ObjectInspection | null,
): LogChoice {
  const names = containerNames(detail, subject, looked);
  const [choice, setChoice] = useState<Chosen>({ of: '', container: null, previous: null });
  const of = keyOf(subject);
  const own = choice.of === of ? choice : { of, container: null, previous: null };
  const container = own.container ?? names[0] ?? null;
  const state = looked?.containers.find(({ name }) => name === container);
  const died = state
    ? state.state !== 'running' && state.lastTermination !== null
    : keptLogs(detail, subject, container)?.previous != null;
  return {
    names,
    container,
    previous: own.previous ?? died,
    pick: (name) => setChoice({ ...own, container: name }),
    setPrevious: (previous) => setChoice({ ...own, previous }),
  };
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
