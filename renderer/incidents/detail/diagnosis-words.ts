import type { Diagnosis, Pattern } from '../../../shared/diagnosis.ts';
import { momentInWords } from '../../parts/moment.ts';

const PATTERN_WORDS: Record<Pattern, string> = {
  OOMKill: 'Out of memory',
  CrashLoop: 'The program’s own fault',
  ConfigError: 'Configuration',
  ImagePullError: 'Image',
  NetworkTimeout: 'No answer in time',
  DependencyFailure: 'Something it depends on',
  ResourceExhaustion: 'Used up',
  ProbeFailure: 'Probe',
  PermissionDenied: 'Not permitted',
  NodePressure: 'Node',
  StorageFailure: 'Storage',
  SchedulingFailure: 'No place to run',
  BadRollout: 'A change',
  Unknown: 'Not known',
};

/** The kind of cause in words, the term of the report beside them. */
export function patternInWords(pattern: Pattern): string {
  return pattern === 'Unknown' ? PATTERN_WORDS.Unknown : `${PATTERN_WORDS[pattern]} (${pattern})`;
}

/** Where evidence comes from, its times as the person's own clock has them. `now` in epoch ms. */
export function sourceInWords(source: string, now: number): string {
  return source.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, (iso) => momentInWords(iso, now));
}

/** What a confidence means: half or less is a guess (shared/diagnosis.ts). */
export function confidenceInWords({
  pattern,
  confidence,
}: Pick<Diagnosis, 'pattern' | 'confidence'>): string {
  if (pattern === 'Unknown') return 'nothing proves a cause';
  const percent = `${Math.round(confidence * 100)} %`;
  if (confidence > 0.85) return `quite sure, ${percent}`;
  return confidence > 0.5 ? `likely, ${percent}` : `a guess, ${percent}`;
}
