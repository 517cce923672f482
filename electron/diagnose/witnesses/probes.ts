import { fieldsOf, itemsOf, textOf } from '../../../shared/api-fields.ts';
import { type CaseFacts, eventsOfContainer, logOf } from '../facts/case-facts.ts';
import type { ContainerFacts } from '../facts/container-facts.ts';
import type { EventFacts } from '../facts/event-facts.ts';
import type { PodFacts } from '../facts/pod-facts.ts';
import { endedBySignal } from '../facts/runs.ts';
import type { Evidence, Finding } from '../finding.ts';
import { logLines } from '../log/log-lines.ts';
import { eventEvidence, titleOf } from '../sources.ts';
import { probeKilled } from './exits.ts';

type ProbeKind = 'liveness' | 'readiness' | 'startup';

/** A probe that fails while its program is fine, or that nobody knows to be a consequence of something else. */
export function probes(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): Finding[] {
  const unhealthy = eventsOfContainer(facts, pod, container.name).filter(
    ({ reason, message }) => reason === 'Unhealthy' || (reason === 'ProbeWarning' && /failed/.test(message)),
  );
  const event = telling(unhealthy, container);
  const killed = probeKilled(facts, pod, container);
  if (event === null && !killed) return silentlyUnready(pod, container);
  const kind = event === null ? 'liveness' : kindOf(event.message);
  const { what, listens } = probed(facts, pod, container, kind, event?.message ?? '');
  const consequence = kind === 'readiness' ? 'it gets no traffic' : 'the kubelet restarts it';
  const often = event !== null && event.count > 1 ? ` (${event.count} times)` : '';
  const why = event === null ? '' : `: ${answerIn(event.message)}`;
  const killing = eventsOfContainer(facts, pod, container.name).filter(
    ({ reason, message }) => reason === 'Killing' && /probe/.test(message),
  );
  return [
    {
      pattern: 'ProbeFailure',
      cause: `the ${kind} probe of ${titleOf(container)} ${what} fails${often}${why}${listens === null ? '' : `; ${listens.text}`}; ${consequence}.`,
      by: 'probe',
      sure: sureness(container, killed, event) + (listens === null ? 0 : 0.05),
      about: [what],
      container: container.name,
      evidence: [
        ...(event === null ? [] : [eventEvidence(event)]),
        ...(listens === null ? [] : [listens]),
        ...killing.slice(-1).map(eventEvidence),
      ],
    },
  ];
}

/** A program that ends by itself cannot answer: then its probes fail because of that. */
function sureness(container: ContainerFacts, killed: boolean, event: EventFacts | null): number {
  const { end, state, ready } = container;
  if (state === 'running' && ready) return event !== null && killed ? 0.6 : 0.3;
  if (end === null || killed) return 0.72;
  if (endedBySignal(container)) return 0.64;
  return state === 'running' ? 0.5 : 0.35;
}

/** The failing probe that matters most: the one that kills, then the latest. */
function telling(events: readonly EventFacts[], container: ContainerFacts): EventFacts | null {
  const current = events.filter(
    ({ at }) => at === null || container.runningSince === null || at >= container.runningSince - 3_600_000,
  );
  const killing = current.findLast(({ message }) => kindOf(message) !== 'readiness');
  return (container.end === null ? null : killing) ?? current.at(-1) ?? null;
}

function kindOf(message: string): ProbeKind {
  const word = /^(Liveness|Readiness|Startup) probe/i.exec(message)?.[1]?.toLowerCase();
  return word === 'liveness' || word === 'startup' ? word : 'readiness';
}

function answerIn(message: string): string {
  return message
    .replace(/^\w{1,20} probe (?:failed|errored)[^:]{0,60}: ?/i, '')
    .slice(0, 220)
    .trim();
}

/** What the probe asks for, and what the program's log says it offers instead. */
function probed(
  facts: CaseFacts,
  pod: PodFacts,
  container: ContainerFacts,
  kind: ProbeKind,
  message: string,
): { what: string; listens: Evidence | null } {
  const probe = fieldsOf(container.spec[`${kind}Probe`]);
  const { httpGet, tcpSocket, grpc, exec, timeoutSeconds } = probe;
  const http = fieldsOf(httpGet);
  const rawPort = http.port ?? fieldsOf(tcpSocket).port ?? fieldsOf(grpc).port;
  const named = itemsOf(container.spec.ports).find(({ name }) => name === rawPort)?.containerPort ?? rawPort;
  const port =
    typeof named === 'number' || typeof named === 'string'
      ? String(named)
      : (/:(\d{2,5})\b/.exec(message)?.[1] ?? '');
  const path = textOf(http.path) || (/https?:\/\/[^\s/"]{1,100}(\/[^\s"]{0,200})/.exec(message)?.[1] ?? '');
  const command = itemsText(fieldsOf(exec).command);
  const within = /deadline exceeded|Client\.Timeout|timed out|timeout/i.test(message)
    ? ` within ${typeof timeoutSeconds === 'number' ? timeoutSeconds : 1} s`
    : '';
  const what =
    command !== ''
      ? `(exec ${command.slice(0, 120)})${within}`
      : `(${[path === '' ? '' : `GET ${path}`, port === '' ? '' : `port ${port}`].filter((part) => part !== '').join(' on ') || 'probe'})${within}`;
  return { what, listens: /refused/.test(message) ? listensElsewhere(facts, pod, container, port) : null };
}

const LISTENS =
  /(?:listening|listen|serving|started|running|bound|available|server|http)\b[^\n]{0,80}?(?:\bport(?:s|\(s\))?:? |:)(?<port>\d{2,5})\b(?!:\d)/i;

function listensElsewhere(
  facts: CaseFacts,
  pod: PodFacts,
  container: ContainerFacts,
  port: string,
): Evidence | null {
  if (port === '') return null;
  const log = logOf(facts, pod, container.name, false) ?? logOf(facts, pod, container.name, true);
  const found =
    log === null
      ? []
      : logLines(log.text).flatMap(({ quote, text }) => {
          const listened = LISTENS.exec(text)?.groups?.port;
          return listened === undefined ? [] : [{ quote, listened }];
        });
  if (found.length === 0 || found.some(({ listened }) => listened === port)) return null;
  const last = found.at(-1);
  return last === undefined
    ? null
    : {
        source: `log of ${pod.name}/${container.name}`,
        text: `the program listens on port ${last.listened}, not ${port}: ${last.quote.slice(0, 160)}`,
      };
}

function itemsText(value: unknown): string {
  return Array.isArray(value) ? value.slice(0, 20).map(textOf).join(' ') : '';
}

/** Running but not ready, and its readiness probe's Events are gone. */
function silentlyUnready(pod: PodFacts, container: ContainerFacts): Finding[] {
  const { state, ready, role, spec, name } = container;
  const hasProbe = spec.readinessProbe !== undefined || spec.startupProbe !== undefined;
  if (state !== 'running' || ready || role !== 'container' || !hasProbe) return [];
  return [
    {
      pattern: 'ProbeFailure',
      cause: `${titleOf(container)} runs but is not ready: its ${spec.startupProbe === undefined ? 'readiness' : 'startup or readiness'} probe does not succeed.`,
      by: 'probe',
      sure: 0.5,
      about: [],
      container: name,
      evidence: [{ source: `state of ${pod.name}/${name}`, text: 'running, not ready' }],
    },
  ];
}
