import { describe, expect, it } from 'vitest';
import type { Case } from '../../../electron/diagnose/case.ts';
import { diagnose } from '../../../electron/diagnose/diagnose.ts';
import { type Diagnosis, diagnosisSchema, type Pattern } from '../../../shared/diagnosis.ts';

export interface Scenario {
  name: string;
  case: Case;
  /** Any of them. */
  pattern: Pattern | readonly Pattern[];
  /** What rootCause must name. */
  names: readonly (string | RegExp)[];
  /** Lowest and highest confidence; without it that of the pattern: a guess for Unknown, 0.55 or more for the rest. */
  confidence?: readonly [number, number];
  /** What may stand nowhere in the answer. */
  never?: readonly (string | RegExp)[];
  /** What the evidence must quote. */
  quotes?: readonly (string | RegExp)[];
  /** What a next step's command must hold. */
  command?: string | RegExp;
}

const holds = (text: string, words: string | RegExp) =>
  typeof words === 'string' ? text.toLowerCase().includes(words.toLowerCase()) : words.test(text);

/** Everything about a diagnosis that is not as the scenario wants it, one sentence each. */
export function misses(scenario: Scenario, diagnosis: Diagnosis): string[] {
  const { pattern, rootCause, confidence, evidence } = diagnosis;
  const patterns: readonly string[] = [scenario.pattern].flat();
  const isGuess = patterns.every((one) => one === 'Unknown');
  const [low, high] = scenario.confidence ?? (isGuess ? [0, 0.5] : [0.55, 1]);
  const quoted = evidence.map(({ source, text }) => `${source}: ${text}`).join('\n');
  const commands = diagnosis.nextSteps.map(({ command }) => command ?? '').join('\n');
  const whole = JSON.stringify(diagnosis);
  return [
    ...(patterns.includes(pattern) ? [] : [`is ${pattern}, not ${patterns.join(' or ')}`]),
    ...scenario.names.filter((one) => !holds(rootCause, one)).map((one) => `does not name ${one}`),
    ...(confidence < low || confidence > high ? [`is ${confidence} sure, not ${low} to ${high}`] : []),
    ...(scenario.never ?? []).filter((one) => holds(whole, one)).map((one) => `shows ${one}`),
    ...(scenario.quotes ?? []).filter((one) => !holds(quoted, one)).map((one) => `does not quote ${one}`),
    ...(scenario.command === undefined || holds(commands, scenario.command)
      ? []
      : [`has no command ${scenario.command}`]),
  ];
}

export function play(topic: string, scenarios: readonly Scenario[]): void {
  describe(topic, () => {
    it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))('%s', (_, scenario) => {
      const diagnosis = diagnosisSchema.parse(diagnose(scenario.case));
      expect(misses(scenario, diagnosis), JSON.stringify(diagnosis, null, 2)).toEqual([]);
    });
  });
}
