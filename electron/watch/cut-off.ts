import type { KubeErrorKind } from '../kube/kube-error.ts';
import type { Member } from './reflectors.ts';

const LOST: ReadonlySet<KubeErrorKind> = new Set(['unreachable', 'timeout', 'tls']);

/** The resources that lost the server. When it answers one again, the others need not wait out their backoff. */
export interface CutOff {
  failed(member: Member, kind: KubeErrorKind): void;
  recovered(member: Member): void;
  removed(member: Member): void;
}

export function createCutOff(): CutOff {
  const members = new Set<Member>();
  return {
    failed(member, kind) {
      if (LOST.has(kind)) members.add(member);
      else members.delete(member);
    },
    recovered(member) {
      if (!members.delete(member)) return;
      for (const other of members) other.reflector.hurry();
    },
    removed: (member) => members.delete(member),
  };
}
