import type { Container, Pod } from './kubernetes-types.ts';

/** A pod's containers, or none where a malformed pod has something else in their place. */
export function containersOf({ spec }: Pod): Container[] {
  return wellFormed(spec?.containers);
}

export function initContainersOf({ spec }: Pod): Container[] {
  return wellFormed(spec?.initContainers);
}

function wellFormed(containers: unknown): Container[] {
  if (!Array.isArray(containers)) return [];
  return containers.filter((each): each is Container => typeof each?.name === 'string');
}
