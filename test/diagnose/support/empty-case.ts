import { type Case, NOTHING_READ } from '../../../electron/diagnose/case.ts';

/** A case of a pod that nothing is known of, but what a test says. */
export function emptyCase(part: Partial<Case> = {}): Case {
  return {
    now: '2026-06-01T12:00:00Z',
    context: 'prod',
    target: { kind: 'Pod', namespace: 'shop', name: 'web-1', uid: null },
    ...NOTHING_READ,
    ...part,
  };
}
