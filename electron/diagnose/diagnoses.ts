import { type Diagnosis, diagnosisSchema, type KeptDiagnosis } from '../../shared/diagnosis.ts';
import type { Incident, IncidentDetail } from '../../shared/incident.ts';
import type { Clock } from '../app/clock.ts';
import type { Log } from '../app/log.ts';
import { type Case, NOTHING_READ } from './case.ts';
import type { CaseSource } from './case-reader.ts';
import { diagnose } from './diagnose.ts';
import { targetOf, withKept } from './incident-case.ts';
import { readCase } from './read-case.ts';

/** Of the time for a diagnosis, what is kept back for judging and writing. */
const JUDGING_MS = 500;

/** A model's opinion beside the rules' own; `problem` says why it was not heard. */
export interface SecondOpinion {
  diagnosis: Diagnosis;
  /** `name at host`; null when the answer is the rules' alone. */
  model: string | null;
  problem: string | null;
}

export interface DiagnosesDeps {
  /** @throws Error with one sentence when the incident's own cluster cannot be asked. */
  connectionOf(incident: Incident, signal: AbortSignal): Promise<CaseSource>;
  detail(id: string): IncidentDetail | null;
  save(incident: string, diagnosis: KeptDiagnosis): void;
  /** Asks the model that the settings name, if any. Never rejects. */
  secondOpinion(found: Case, own: Diagnosis, signal: AbortSignal): Promise<SecondOpinion>;
  /** In ms: RCA_TIMEOUT_SECONDS. */
  timeoutMs(): number;
  clock: Clock;
  log: Log;
}

/** Answers why incidents broke. */
export interface Diagnoses {
  /**
   * Looks, judges and keeps the answer. While one runs, the same incident starts no second one: both get its answer.
   * What cannot be read is named in `problems`; a cluster that cannot be asked leaves what the incident kept.
   * @throws Error with one sentence when there is no such incident.
   */
  diagnose(id: string): Promise<KeptDiagnosis>;
  /** Ends what is under way. */
  stop(): Promise<void>;
}

export function createDiagnoses(deps: DiagnosesDeps): Diagnoses {
  const { clock, log } = deps;
  const underWay = new Map<string, Promise<KeptDiagnosis>>();
  const stopping = new AbortController();

  async function run(detail: IncidentDetail): Promise<KeptDiagnosis> {
    const { incident } = detail;
    const reading = limited(clock, Math.max(deps.timeoutMs() - JUDGING_MS, JUDGING_MS), stopping.signal);
    try {
      const target = targetOf(detail);
      const { context } = incident;
      let found: Case;
      try {
        const source = await deps.connectionOf(incident, reading.signal);
        ({ found } = await readCase({ source, context, target, now: clock.now(), signal: reading.signal }));
      } catch (error) {
        found = unreadCase(context, target, clock.now(), error);
      }
      const whole = withKept(found, detail);
      const own = judged(whole);
      const { diagnosis, model, problem } = await deps.secondOpinion(whole, own, reading.signal);
      const kept: KeptDiagnosis = {
        diagnosis,
        model,
        at: new Date(clock.now()).toISOString(),
        opening: incident.reopened,
        problems: [...whole.problems, ...(problem === null ? [] : [problem])],
      };
      if (!stopping.signal.aborted) deps.save(incident.id, kept);
      return kept;
    } finally {
      reading.end();
    }
  }

  function judged(found: Case): Diagnosis {
    try {
      return diagnosisSchema.parse(diagnose(found));
    } catch (error) {
      log.error('A diagnosis failed.', { target: found.target.name, error });
      const rootCause = 'Dogwatch could not judge this: its log says why.';
      return { pattern: 'Unknown', rootCause, confidence: 0, evidence: [], nextSteps: [] };
    }
  }

  return {
    async diagnose(id) {
      const running = underWay.get(id);
      if (running !== undefined) return running;
      const detail = deps.detail(id);
      if (detail === null) throw new Error('This incident is not in the database (any more).');
      const started = run(detail).finally(() => underWay.delete(id));
      underWay.set(id, started);
      return started;
    },
    async stop() {
      stopping.abort(new Error('Dogwatch is stopping.'));
      await Promise.allSettled(underWay.values());
    },
  };
}

/** Nothing of the cluster: the incident's own evidence is all there is. */
function unreadCase(
  context: string,
  target: Case['target'] | Omit<Case['target'], 'uid'>,
  now: number,
  error: unknown,
): Case {
  return {
    now: new Date(now).toISOString(),
    context,
    target: { uid: null, ...target },
    ...NOTHING_READ,
    problems: [error instanceof Error ? error.message : String(error)],
  };
}

/** A signal that aborts after a while on the given clock, or with another. */
function limited(clock: Clock, ms: number, outer: AbortSignal): { signal: AbortSignal; end(): void } {
  const limit = new AbortController();
  const cancel = clock.after(ms, () => limit.abort(new Error('the time for the diagnosis was over')));
  return { signal: AbortSignal.any([limit.signal, outer]), end: cancel };
}
