import { containerConfigError } from './container-config-error.ts';
import type { ContainerView } from './container-view.ts';
import { crashLoop } from './crash-loop.ts';
import type { Look, Verdict } from './finding.ts';
import { imagePullFailed } from './image-pull-failed.ts';
import { guarded, judgeEach, NOTHING, type OnError, rethrow, together } from './judgement.ts';
import { oomKilled } from './oom-killed.ts';
import { podUnschedulable } from './pod-unschedulable.ts';
import type { PodView } from './pod-view.ts';

/** One word for a container's trouble; null where it does not describe it. */
interface Word {
  type: 'oom_killed' | 'container_config_error' | 'image_pull_failed' | 'crash_loop';
  judge: (pod: PodView, container: ContainerView, look: Look) => Verdict | null;
}

/** The most specific first: the first word that describes a container is the only one said about it. */
const WORDS: readonly Word[] = [
  { type: 'oom_killed', judge: oomKilled },
  { type: 'container_config_error', judge: containerConfigError },
  { type: 'image_pull_failed', judge: imagePullFailed },
  { type: 'crash_loop', judge: crashLoop },
];

/** How a Job's attempts end is its retries, and they are no trouble until the Job itself fails. */
const WORDS_FOR_JOBS = WORDS.filter(({ type }) => type !== 'oom_killed' && type !== 'crash_loop');

/** A pod that failed for good is nobody's to restart: only why it died is worth a word, and not for days. */
const WORDS_FOR_FAILED = WORDS.filter(({ type }) => type === 'oom_killed');

const POD_CONDITIONS = [{ type: 'pod_unschedulable', judge: podUnschedulable }] as const;

/**
 * Every trouble a pod has now, container by container. A condition that throws is told to `onError` and the others
 * are judged all the same; without `onError` it throws.
 */
export function judgePod(pod: PodView, look: Look, onError: OnError = rethrow): Verdict {
  if (isOver(pod) || pod.ignored) return NOTHING;
  const words = wordsFor(pod);
  return together([
    pod.phase === 'Failed' ? NOTHING : judgeEach(POD_CONDITIONS, pod, look, onError),
    ...pod.containers.map((container) => judgeContainer(words, pod, container, look, onError)),
  ]);
}

/** Nobody needs to mend a pod that did its work or is being removed. */
function isOver({ phase, deleting, evicted, disruptionTarget }: PodView): boolean {
  return deleting || evicted || disruptionTarget || phase === 'Succeeded';
}

function wordsFor({ controller, phase }: PodView): readonly Word[] {
  const allowed = controller?.kind === 'Job' ? WORDS_FOR_JOBS : WORDS;
  return phase === 'Failed' ? allowed.filter((word) => WORDS_FOR_FAILED.includes(word)) : allowed;
}

function judgeContainer(
  words: readonly Word[],
  pod: PodView,
  container: ContainerView,
  look: Look,
  onError: OnError,
): Verdict {
  for (const { type, judge } of words) {
    const verdict = guarded(type, onError, null, () => judge(pod, container, look));
    // A word that is switched off still names the trouble: a lesser word would report it under a wrong name.
    if (verdict !== null) return look.settings.off.includes(type) ? NOTHING : verdict;
  }
  return NOTHING;
}
