import { diagnose } from '../../electron/diagnose/diagnose.ts';
import { readCase } from '../../electron/diagnose/read-case.ts';
import { parseTarget } from '../../electron/diagnose/target.ts';
import { type Diagnosis, diagnosisSchema } from '../../shared/diagnosis.ts';
import type { RecordedLog, Recording } from './recorded-cluster.ts';
import { connectTo } from './watched-loop.ts';

/** A cluster in trouble and what should be said of it, as a file holds it. */
export interface RecordedScenario extends Recording {
  name: string;
  /** As `explain` takes it. */
  target: string;
  expect: {
    pattern: string;
    alsoAccept?: string[];
    names?: (string | string[])[];
    mustNotContain?: string[];
    minConfidence?: number;
    maxConfidence?: number;
  };
  /** RFC 3339: when it was recorded. */
  now: string;
  objects: object[];
  logs?: Record<string, RecordedLog>;
}

const WHOLE_TIME = /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d))"/g;

/** The same, as if recorded at `now`: every timestamp keeps its distance. */
export function movedTo(scenario: RecordedScenario, now: number): RecordedScenario {
  const shift = now - Date.parse(scenario.now);
  if (!Number.isFinite(shift)) return scenario;
  const moved = JSON.stringify(scenario.objects).replace(WHOLE_TIME, (_, time: string) => {
    const at = new Date(Date.parse(time) + shift).toISOString();
    return JSON.stringify(time.includes('.') ? at : at.replace(/\.\d{3}Z$/, 'Z'));
  });
  return { ...scenario, objects: JSON.parse(moved) as object[] };
}

/** As `explain` does it, in this process. */
export async function explained(kubeconfig: string, target: string): Promise<Diagnosis> {
  const connection = connectTo(kubeconfig);
  try {
    const { found } = await readCase({
      source: connection,
      context: 'demo',
      target: parseTarget(target),
      now: Date.now(),
      signal: AbortSignal.timeout(30_000),
    });
    return diagnosisSchema.parse(diagnose(found));
  } finally {
    await connection.close();
  }
}

/** Everything that is not as expected, one sentence each. */
export function failures({ expect }: RecordedScenario, diagnosis: Diagnosis): string[] {
  const { pattern, rootCause, confidence } = diagnosis;
  const accepted = [expect.pattern, ...(expect.alsoAccept ?? [])];
  const cause = rootCause.toLowerCase();
  const whole = JSON.stringify(diagnosis).toLowerCase();
  const { minConfidence = 0, maxConfidence = 1 } = expect;
  return [
    ...(accepted.includes(pattern) ? [] : [`is ${pattern}, not ${accepted.join(' or ')}`]),
    ...(expect.names ?? [])
      .filter((one) => ![one].flat().some((name) => cause.includes(name.toLowerCase())))
      .map((one) => `does not name ${[one].flat().join(' or ')}`),
    ...(expect.mustNotContain ?? [])
      .filter((one) => whole.includes(one.toLowerCase()))
      .map((one) => `shows ${one}`),
    ...(confidence < minConfidence || confidence > maxConfidence
      ? [`is ${confidence} sure, not ${minConfidence} to ${maxConfidence}`]
      : []),
  ];
}
