import type { Diagnosis, Pattern } from '../../shared/diagnosis.ts';

export type Evidence = Diagnosis['evidence'][number];
export type Step = Diagnosis['nextSteps'][number];

/**
 * Who testifies. The kubelet, the scheduler, admission and the storage and node controllers state why they did what
 * they did; an exit code, a log and a change only suggest.
 */
export type Witness =
  | 'kubelet'
  | 'scheduler'
  | 'admission'
  | 'storage'
  | 'node'
  | 'controller'
  | 'probe'
  | 'exit'
  | 'log'
  | 'change';

/** What one witness says the cause is. */
export interface Finding {
  pattern: Pattern;
  /** One sentence that names the concrete thing. Not masked yet. */
  cause: string;
  by: Witness;
  /** 0 to 1: how far this witness alone proves the cause. */
  sure: number;
  /** The concrete things: keys, hosts, files, images. Two witnesses that name the same thing agree. */
  about: readonly string[];
  /** Null: of the pod, the workload or the node as a whole. */
  container: string | null;
  /** Most telling first. Not masked yet. */
  evidence: readonly Evidence[];
  /** What fits this cause better than the steps of its pattern. */
  steps?: readonly Step[];
}
