import { parseArgs } from 'node:util';
import { type Diagnosis, diagnosisSchema } from '../shared/diagnosis.ts';
import { plain } from '../shared/plain-text.ts';
import { redact } from '../shared/redact.ts';
import { pickContext } from './app/pick-context.ts';
import { diagnose } from './diagnose/diagnose.ts';
import { readCase } from './diagnose/read-case.ts';
import { parseTarget, type Target } from './diagnose/target.ts';
import { connect } from './kube/connect.ts';

/** What reading may take of RCA_TIMEOUT_SECONDS (30 unless set); judging takes milliseconds. */
const DEFAULT_TIMEOUT_S = 30;

const USAGE =
  'say what is to be explained: explain [--json] [--kubeconfig FILE] [--context NAME] NAMESPACE/POD | node/NAME | KIND/NAMESPACE/NAME';

interface Explanation {
  diagnosis: Diagnosis;
  /** False when the object could not be looked at. */
  looked: boolean;
  problems: readonly string[];
}

/** The one-shot host that answers "why": reads only, opens no database, runs beside anything. */
async function explain(target: Target, args: Arguments): Promise<Explanation> {
  const { context, error } = pickContext(args);
  if (context === null) return nothingKnown(error);
  const interrupted = new AbortController();
  process.once('SIGINT', () => interrupted.abort());
  const connection = connect(context, { env: process.env });
  try {
    const signal = AbortSignal.any([interrupted.signal, AbortSignal.timeout(timeoutMs(process.env))]);
    const { found, target: seen } = await readCase({
      source: connection,
      context: context.name,
      target,
      now: Date.now(),
      signal,
    });
    const where = `${target.kind} ${target.namespace === '' ? '' : `${target.namespace}/`}${target.name}`;
    // Of what is gone its Events may still tell.
    if (seen !== 'present' && found.events.length === 0) {
      const why =
        seen === 'absent' ? `there is no ${where} in context ${context.name}` : (found.problems[0] ?? where);
      return nothingKnown(why, found.problems);
    }
    return { diagnosis: diagnosisSchema.parse(diagnose(found)), looked: true, problems: found.problems };
  } finally {
    await connection.close();
  }
}

function nothingKnown(why: string, problems: readonly string[] = []): Explanation {
  const sentence = plain(redact(why), 500).replace(/\.?$/, '.');
  return {
    diagnosis: {
      pattern: 'Unknown',
      rootCause: `Nothing could be looked at: ${sentence}`,
      confidence: 0,
      evidence: [],
      nextSteps: [],
    },
    looked: false,
    problems,
  };
}

/** RCA_TIMEOUT_SECONDS bounds the whole; nonsense means the default. */
function timeoutMs(env: NodeJS.ProcessEnv): number {
  const seconds = Number(env.RCA_TIMEOUT_SECONDS);
  return (seconds >= 1 && seconds <= 3600 ? seconds : DEFAULT_TIMEOUT_S) * 1000;
}

interface Arguments {
  json: boolean;
  context: string | undefined;
  kubeconfig: string | undefined;
}

/** @throws Error with one sentence */
function readArguments(argv: string[]): { target: Target; args: Arguments } {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, context: { type: 'string' }, kubeconfig: { type: 'string' } },
  });
  const [text, surplus] = positionals;
  if (text === undefined) throw new Error(USAGE);
  if (surplus !== undefined) throw new Error(`one thing at a time: "${plain(surplus, 100)}" is too much`);
  const { json = false, context, kubeconfig } = values;
  return { target: parseTarget(text), args: { json, context, kubeconfig } };
}

/** For a person at a terminal. */
function asText({ diagnosis, problems }: Explanation): string {
  const { pattern, rootCause, confidence, evidence, nextSteps } = diagnosis;
  return [
    rootCause,
    `${pattern}, ${Math.round(confidence * 100)} % sure`,
    ...(evidence.length > 0 ? ['', 'Evidence'] : []),
    ...evidence.map(({ source, text }) => `  ${source}\n    ${text.replaceAll('\n', '\n    ')}`),
    ...(nextSteps.length > 0 ? ['', 'Next'] : []),
    ...nextSteps.map(({ text, command }) => `  ${text}${command === null ? '' : `\n    ${command}`}`),
    ...(problems.length > 0 ? ['', 'Not read', ...problems.map((problem) => `  ${problem}`)] : []),
  ].join('\n');
}

function print(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
}

async function main(argv: string[]): Promise<number> {
  let explanation: Explanation;
  try {
    const { target, args } = readArguments(argv);
    explanation = await explain(target, args);
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    explanation = nothingKnown(sentence);
  }
  const isJson = argv.includes('--json');
  await print(isJson ? JSON.stringify(explanation.diagnosis) : asText(explanation));
  return explanation.looked ? 0 : 2;
}

process.exitCode = 2;
process.exit(await main(process.argv.slice(2)));
