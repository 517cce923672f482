import { CircuitState, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel';
import OpenAI from 'openai';
import type { Diagnosis } from '../../shared/diagnosis.ts';
import { plain } from '../../shared/plain-text.ts';
import { redact } from '../../shared/redact.ts';
import type { Case } from './case.ts';
import type { SecondOpinion } from './diagnoses.ts';
import { readAnswer } from './model-answer.ts';
import { kubeletSaysOom, modelRequest } from './model-request.ts';

export interface ModelSettings {
  enabled: boolean;
  /** Any OpenAI-compatible API: https://…/v1, http://127.0.0.1:11434/v1 (Ollama). */
  baseUrl: string;
  name: string;
  /** Blank IP addresses too. */
  hideAddresses: boolean;
}

/** After so many failures in a row the model is left alone for a while. */
const BREAK_AFTER = 3;
const HALF_OPEN_AFTER_MS = 5 * 60_000;

/**
 * A model's opinion, where one is switched on and does better than the rules. Whatever goes wrong, the rules' own
 * answer stands and `problem` says so in a sentence.
 */
export function createModel(
  settings: () => ModelSettings,
  /** The API key; '' where the API wants none. */
  key: () => Promise<string>,
): (found: Case, own: Diagnosis, signal: AbortSignal) => Promise<SecondOpinion> {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: HALF_OPEN_AFTER_MS,
    breaker: new ConsecutiveBreaker(BREAK_AFTER),
  });

  async function ask(found: Case, own: Diagnosis, signal: AbortSignal): Promise<Diagnosis> {
    const { baseUrl, name, hideAddresses } = settings();
    const { system, user } = modelRequest(found, own, { hideAddresses });
    // The library refuses to start without a key; local servers take any.
    const client = new OpenAI({ baseURL: baseUrl, apiKey: (await key()) || 'none', maxRetries: 0 });
    const answer = await client.chat.completions.create(
      {
        model: name,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
      },
      { signal },
    );
    const text = answer.choices[0]?.message.content ?? '';
    return readAnswer(text, user, own, kubeletSaysOom(found));
  }

  return async (found, own, signal) => {
    const { enabled, baseUrl, name } = settings();
    const alone = { diagnosis: own, model: null };
    if (!enabled) return { ...alone, problem: null };
    const host = URL.parse(baseUrl)?.host;
    if (host === undefined || name === '')
      return { ...alone, problem: 'The model is switched on, but its address or name is not set.' };
    const who = `${name} at ${host}`;
    if (breaker.state === CircuitState.Open)
      return { ...alone, problem: `${who} failed ${BREAK_AFTER} times and is left alone for 5 minutes.` };
    try {
      const diagnosis = await breaker.execute(() => ask(found, own, signal));
      // What the kubelet, the scheduler or admission states itself is no matter of opinion.
      if (diagnosis.confidence <= own.confidence) return { ...alone, problem: null };
      return { diagnosis, model: who, problem: null };
    } catch (error) {
      const reason = signal.aborted
        ? 'it took too long'
        : plain(redact(error instanceof Error ? error.message : String(error)), 200);
      return { ...alone, problem: `${who} was not heard: ${reason}.` };
    }
  };
}
