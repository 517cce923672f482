import { fieldsOf, itemsOf as items, textOf } from '../../../shared/api-fields.ts';
import type { CaseFacts } from '../facts/case-facts.ts';
import type { ContainerFacts } from '../facts/container-facts.ts';
import type { PodFacts } from '../facts/pod-facts.ts';
import { currentRun, endedRun, type Run } from '../facts/runs.ts';
import type { Finding } from '../finding.ts';
import { type Reading, readRun } from '../log/read-run.ts';
import { ownWords } from '../own-words.ts';
import { endEvidence, logSource, titleOf } from '../sources.ts';
import { serviceNote } from './services.ts';

/** What the container's own last words say. */
export function logs(facts: CaseFacts, pod: PodFacts, container: ContainerFacts): Finding[] {
  const runs = [endedRun(facts, pod, container), currentRun(facts, pod, container)].filter(
    (run) => run !== null,
  );
  return runs
    .flatMap((run) =>
      readRun(run.log.text, run.ending)
        .filter(({ sure }) => sure >= FAINTEST)
        .slice(0, MOST_READINGS)
        .map((reading) => finding(facts, pod, container, run, reading)),
    )
    .sort((a, b) => b.sure - a.sure);
}

const MOST_READINGS = 4;
/** What was got over, or only talked about, is no cause: that nothing says why is the better answer. */
const FAINTEST = 0.36;

function finding(
  facts: CaseFacts,
  pod: PodFacts,
  container: ContainerFacts,
  { log, ending, source }: Run,
  reading: Reading,
): Finding {
  const { signature, cause, about, line, words, context } = reading;
  const note =
    signature.pattern === 'DependencyFailure' || signature.pattern === 'NetworkTimeout'
      ? serviceNote(facts, pod, about)
      : null;
  const storage = onClaim(pod, container, signature.name, about);
  const code = ending === 'failed' && container.end?.exitCode ? ` (exit code ${container.end.exitCode})` : '';
  const quoted = ownWords(cause, context, { mask: facts.mask, around: words });
  const verb = ending === 'running' ? 'does not become ready' : 'fails';
  return {
    pattern: storage === null ? signature.pattern : 'StorageFailure',
    cause: `${titleOf(container)} ${verb}: ${cause}${storage ?? ''}${note === null ? '' : `; ${note.text}`}${code}${quoted}.`,
    by: 'log',
    sure: Math.min(0.9, reading.sure + (note === null ? 0 : 0.04)),
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
