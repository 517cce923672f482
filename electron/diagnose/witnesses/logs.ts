import { fieldsOf, itemsOf as items, textOf } from '../../../shared/api-fields.ts';
import type { CaseLog } from '../case.ts';
import { type CaseFacts, logOf } from '../facts/case-facts.ts';
import type { ContainerFacts } from '../facts/container-facts.ts';
import type { PodFacts } from '../facts/pod-facts.ts';
import type { Finding } from '../finding.ts';
import { type Ending, type Reading, readRun } from '../log/read-run.ts';
import { endEvidence, logSource, titleOf } from '../sources.ts';
import { endedBySignal } from './exits.ts';
import { serviceNote } from './services.ts';

/** What the container's own last words say. */
export function logs(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): Finding[] {
  const runs = [lastRun(facts, pod, container), ...currentRun(facts, pod, container)].filter(
    (run) => run !== null,
  );
  const found = runs.flatMap((run) =>
    readRun(run.log.text, run.ending)
      .slice(0, 4)
      .map((reading) => ({ ...run, reading })),
  );
  return found
    .map(({ log, ending, reading, factor, source }) =>
      finding(facts, pod, container, log, ending, reading, factor, source),
    )
    .sort((a, b) => b.sure - a.sure);
}

interface Run {
  log: CaseLog;
  ending: Ending;
  factor: number;
  source: string | null;
}

/** The run that ended last: its log, else what the kubelet kept of it as the termination message. */
function lastRun(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): Run | null {
  const { end, state, name } = container;
  if (end === null) return null;
  const ending: Ending = endedBySignal(container) ? 'killed' : 'failed';
  const previous = logOf(facts, pod, name, true);
  const current = logOf(facts, pod, name, false);
  // While it is down, "current" is the run that ended; "previous" may be that one or the one before.
  const log =
    state === 'running' ? previous : state === 'terminated' ? (current ?? previous) : (previous ?? current);
  if (log !== null) return { log, ending, factor: 1, source: null };
  if (end.message.trim() === '' || /OCI runtime|failed to create/.test(end.message)) return null;
  const kept: CaseLog = {
    namespace: pod.namespace,
    pod: pod.name,
    container: name,
    previous: true,
    text: end.message,
  };
  return { log: kept, ending, factor: 1, source: `termination message of ${pod.name}/${name}` };
}

/** The run that goes on, where it does not do what it should. */
function currentRun(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): Run[] {
  const { state, ready, role, name } = container;
  if (state !== 'running' || (ready && role !== 'init')) return [];
  const log = logOf(facts, pod, name, false);
  return log === null ? [] : [{ log, ending: 'running', factor: 1, source: null }];
}

function finding(
  facts: CaseFacts,
  pod: PodFacts,
  container: ContainerFacts,
  log: CaseLog,
  ending: Ending,
  reading: Reading,
  factor: number,
  source: string | null,
): Finding {
  const { signature, cause, about, line } = reading;
  const note =
    signature.pattern === 'DependencyFailure' || signature.pattern === 'NetworkTimeout'
      ? serviceNote(facts, pod, about)
      : null;
  const storage = onClaim(pod, container, signature.name, about);
  const code = ending === 'failed' && container.end?.exitCode ? ` (exit code ${container.end.exitCode})` : '';
  const verb = ending === 'running' ? 'does not become ready' : 'fails';
  return {
    pattern: storage === null ? signature.pattern : 'StorageFailure',
    cause: `${titleOf(container)} ${verb}: ${cause}${storage ?? ''}${note === null ? '' : `; ${note.text}`}${code}.`,
    by: 'log',
    sure: Math.min(0.9, reading.sure * factor + (note === null ? 0 : 0.04)),
    about,
    container: container.name,
    evidence: [
      { source: source ?? logSource(log, line.at), text: line.quote },
      ...(ending === 'running' ? [] : [endEvidence(pod, container)]),
      ...(note === null ? [] : [{ source: note.source, text: note.text }]),
    ],
  };
}

/** A full disk that is a claimed volume is the volume's trouble. */
function onClaim(
  pod: PodFacts,
  container: ContainerFacts,
  signature: string,
  about: readonly string[],
): string | null {
  if (signature !== 'disk-full') return null;
  const claims = new Map(
    items(pod.spec.volumes).flatMap((volume) => {
      const claim = fieldsOf(volume.persistentVolumeClaim).claimName;
      return typeof claim === 'string' ? [[textOf(volume.name), claim] as const] : [];
    }),
  );
  const mounts = items(container.spec.volumeMounts)
    .map((mount) => ({ path: textOf(mount.mountPath), claim: claims.get(textOf(mount.name)) }))
    .filter(
      ({ path }) =>
        path !== '' && about.some((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`)),
    )
    .sort((a, b) => b.path.length - a.path.length);
  const claim = mounts[0]?.claim;
  return claim === undefined ? null : `; it is the volume of PersistentVolumeClaim ${claim}`;
}
