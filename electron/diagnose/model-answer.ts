import { z } from 'zod';
import { DIAGNOSIS_LIMITS, type Diagnosis, PATTERNS } from '../../shared/diagnosis.ts';
import { plain } from '../../shared/plain-text.ts';

/** What a model may answer; it is asked for less, and what it says beyond is dropped. */
const answerSchema = z.object({
  pattern: z.enum(PATTERNS),
  rootCause: z.string().min(1).max(2_000),
  confidence: z.number().min(0).max(1),
  evidence: z
    .array(z.object({ source: z.string(), text: z.string() }))
    .max(50)
    .default([]),
  nextSteps: z
    .array(z.object({ text: z.string() }))
    .max(50)
    .default([]),
});

/** A model is never surer than this: it has seen text, not the cluster. */
const SUREST = 0.8;
const MOST = 5;

/**
 * A model's answer as a diagnosis. Only quotes that are in what was sent count as evidence, and no command is taken
 * from it: what a log talked it into must not be a click away from a shell.
 * @throws Error with one sentence when it is no answer to what was asked
 */
export function readAnswer(text: string, sent: string, own: Diagnosis, kubeletSaysOom: boolean): Diagnosis {
  const answer = answerSchema.safeParse(parsed(text));
  if (!answer.success) throw new Error('its answer is not what was asked for');
  const { pattern, rootCause, confidence, evidence, nextSteps } = answer.data;
  if (pattern === 'OOMKill' && !kubeletSaysOom) throw new Error('it says OOMKill and the kubelet does not');
  const quotes = evidence
    .filter((item) => item.text.trim() !== '' && sent.includes(item.text))
    .slice(0, MOST)
    .map(({ source, text: quote }) => ({
      source: plain(source, 300) || 'observed',
      text: quote.slice(0, DIAGNOSIS_LIMITS.evidenceItem),
    }));
  if (quotes.length === 0 && pattern !== 'Unknown') throw new Error('it quotes nothing that was observed');
  const advice = nextSteps
    .slice(0, MOST)
    .map((step) => ({ text: plain(step.text, 300), command: null }))
    .filter((step) => step.text !== '');
  return {
    pattern,
    rootCause: plain(rootCause, DIAGNOSIS_LIMITS.rootCause),
    confidence: Math.min(confidence, SUREST),
    evidence: quotes,
    nextSteps: [...advice, ...own.nextSteps.filter(({ command }) => command !== null)],
  };
}

/** Models like to wrap JSON into a code block. */
function parsed(text: string): unknown {
  const [block] = /\{[\s\S]*\}/.exec(text) ?? [];
  try {
    return JSON.parse(block ?? '');
  } catch {
    return null;
  }
}
