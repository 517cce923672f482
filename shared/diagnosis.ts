import { z } from 'zod';

/** What broke, in one word. Unknown is the right answer where nothing is provable. */
export const PATTERNS = [
  /** Only when the kubelet said OOMKilled. */
  'OOMKill',
  /** The program's own bug ends it; not merely "it restarts". */
  'CrashLoop',
  'ConfigError',
  'ImagePullError',
  'NetworkTimeout',
  'DependencyFailure',
  /** Quotas, full disks, and a runtime that exhausts its own heap or file handles. */
  'ResourceExhaustion',
  'ProbeFailure',
  /** What the process or its pod may not do, and whom a dependency does not let in. */
  'PermissionDenied',
  'NodePressure',
  'StorageFailure',
  'SchedulingFailure',
  'BadRollout',
  'Unknown',
] as const;
export type Pattern = (typeof PATTERNS)[number];

/** Lengths in characters. Quotes, not logs. */
export const DIAGNOSIS_LIMITS = { rootCause: 600, evidenceItem: 800, evidenceTotal: 4_000 } as const;

/** The answer to "why": `explain` prints it, the window shows it, the database keeps it. */
export const diagnosisSchema = z.strictObject({
  pattern: z.enum(PATTERNS),
  /** One sentence that names the concrete thing: variable, host, file, image, key, limit. */
  rootCause: z.string().min(1).max(DIAGNOSIS_LIMITS.rootCause),
  /** 0 to 1: 0.5 or less is a guess; 0.55 or more where kubelet, scheduler or admission itself states the cause. */
  confidence: z.number().min(0).max(1),
  /** Most telling first. `source` says where and when: "log of web-1/app (previous), 14:02:11", "exit code", "event FailedMount". */
  evidence: z.array(
    z.strictObject({ source: z.string().max(300), text: z.string().max(DIAGNOSIS_LIMITS.evidenceItem) }),
  ),
  /** `command`: a kubectl command to copy, or null. */
  nextSteps: z.array(z.strictObject({ text: z.string(), command: z.string().nullable() })),
});
export type Diagnosis = z.infer<typeof diagnosisSchema>;

/** A diagnosis of an incident as it is kept and shown. */
export interface KeptDiagnosis {
  diagnosis: Diagnosis;
  /** RFC 3339. */
  at: string;
  /** The incident's `reopened` when it was made: after another reopening it speaks of the time before. */
  opening: number;
  /** The model that had a word in it, as `name at host`; null for the rules alone. */
  model: string | null;
  /** What could not be read, and why a model that is switched on was not heard: one sentence each. */
  problems: string[];
}
