import type { Pattern } from '../../../shared/diagnosis.ts';
import { crashing } from './cases.ts';
import { play } from './scenario.ts';

/** What a program says before it ends, what that means, what must be named, and its exit code (1 unless told). */
export type Words = readonly [
  says: string | readonly string[],
  pattern: Pattern | readonly Pattern[],
  names: readonly string[],
  exitCode?: number,
];

/** Each of them as the log of a container that crashes again and again. */
export function playWords(topic: string, words: readonly Words[]): void {
  play(
    topic,
    words.map(([says, pattern, names, exitCode = 1]) => {
      const lines = typeof says === 'string' ? [says] : says;
      const isGuess = [pattern].flat()[0] === 'Unknown';
      return {
        name: lines.find((line) => line.trim() !== '')?.slice(0, 90) ?? 'nothing',
        case: crashing(lines, { exitCode }),
        pattern,
        names,
        confidence: isGuess ? ([0, 0.5] as const) : ([0.55, 1] as const),
      };
    }),
  );
}
