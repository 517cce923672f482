import { containerMetadata, containerTitle, inShort } from './container-facts.ts';
import type { ContainerView } from './container-view.ts';
import type { Look, Verdict } from './finding.ts';
import { afterGrace } from './judgement.ts';
import { refOf } from './object-view.ts';
import type { PodView } from './pod-view.ts';
import { begunAt } from './times.ts';

/** The kubelet's words: pkg/kubelet/images/types.go. InvalidImageName is a mistake in the spec: container-config-error.ts. */
const PULL_REASONS = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);

/** A container whose image does not arrive; registries hiccup, so it has a grace. Null where it waits for nothing such. */
export function imagePullFailed(pod: PodView, container: ContainerView, look: Look): Verdict | null {
  const { state } = container;
  if (state.is !== 'waiting' || !PULL_REASONS.has(state.reason)) return null;
  const since = begunAt(look.now, state.since);
  const why = state.message === '' ? '' : `: ${inShort(state.message)}`;
  return afterGrace(since, look.settings.grace.image_pull_failed, look.now, () => ({
    type: 'image_pull_failed',
    severity: 'warning',
    subject: refOf(pod),
    container: container.name,
    occurrence: `${pod.uid}/${container.name}@${state.since ?? 'unknown'}`,
    since,
    message: `${containerTitle(container)} cannot pull its image ${container.image ?? ''}`.trimEnd() + why,
    metadata: containerMetadata(pod, container, container.lastTermination, state.reason, state.message),
  }));
}
