import { createReadStream, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { conditionWords, decisionWords, outcomeWords } from '../shared/rule-words.ts';
import type { RuleExplanation, RuleFacts } from '../shared/rules.ts';
import { openAppSettings } from './app/app-settings.ts';
import { cpuTime } from './app/cpu-time.ts';
import type { Log } from './app/log.ts';
import { resolvePaths } from './app/paths.ts';
import { parseRules } from './rules/parse-rules.ts';
import { createRuleBook } from './rules/rule-book.ts';
import { type TestedLine, testLines } from './rules/test-lines.ts';

/** The host that tries rules on what was exported: reads files, writes none. */

const USAGE = 'rules --test EVENTS.jsonl [--rules FILE] [--json] [--data-dir DIR]';

interface Options {
  test: string;
  /** undefined: the one in the config folder, if there is one. */
  rules: string | undefined;
  json: boolean;
  dataDir: string | undefined;
}

/** @throws Error with one sentence. */
function optionsOf(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      test: { type: 'string' },
      rules: { type: 'string' },
      json: { type: 'boolean' },
      'data-dir': { type: 'string' },
    },
  });
  if (values.test === undefined) throw new Error(`name the events to test: ${USAGE}`);
  return {
    test: values.test,
    rules: values.rules,
    json: values.json === true,
    dataDir: values['data-dir'],
  };
}

function readRules(file: string, isNamed: boolean): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!isNamed && (error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new Error(`${file} cannot be read (${(error as Error).message})`, { cause: error });
  }
}

async function main(): Promise<void> {
  const options = optionsOf(process.argv.slice(2));
  const { env, platform } = process;
  const paths = resolvePaths({ platform, env, home: homedir(), dataDir: options.dataDir });
  const settings = openAppSettings(join(paths.config, 'settings.json'), env, quiet);
  const file = options.rules ?? join(paths.config, 'rules.yaml');
  const { rules, problems } = parseRules(readRules(file, options.rules !== undefined));
  if (problems.length > 0)
    throw new Error(
      problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'),
    );
  const book = createRuleBook(settings.get, cpuTime);
  book.use(rules);
  const chunks = createReadStream(options.test, 'utf8');
  try {
    for await (const tested of testLines(chunks, book.explain))
      await print(options.json ? JSON.stringify(tested) : asText(options.test, tested));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      code === undefined ? `${options.test}:${message}.` : `${options.test} cannot be read (${message}).`,
      { cause: error },
    );
  }
}

function asText(file: string, { line, facts, said }: TestedLine): string {
  const head = `${file}:${line}: ${subjectWords(facts)}`;
  if (said === null) return `${head}\n  - a recovery: rules are asked of trouble only\n`;
  const words = decisionWords(said.decision).join(', ');
  return [head, ...said.rules.flatMap(ruleLines), `  = ${words}`, ''].join('\n');
}

function subjectWords({ severity, type, context, namespace, kind, name }: RuleFacts): string {
  const place = [context, namespace].filter(Boolean).join(' / ');
  return `${severity} ${type} of ${kind} ${name} in ${place}`;
}

function ruleLines(explanation: RuleExplanation): string[] {
  const mark = explanation.outcome === 'matched' ? '+' : '-';
  const conditions =
    explanation.outcome === 'stopped' || explanation.outcome === 'disabled' ? [] : explanation.conditions;
  const shown = conditions.map(
    (condition) => `      ${condition.matches ? 'yes' : ' no'}  ${conditionWords(condition)}`,
  );
  return [`  ${mark} ${explanation.rule}: ${outcomeWords(explanation)}`, ...shown];
}

const print = (text: string) =>
  new Promise<void>((resolve, reject) =>
    process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve())),
  );

const quiet: Log = { error() {}, warn() {}, info() {}, debug() {} };

process.stdout.on('error', () => process.exit(0));
main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`, () => process.exit(2));
  },
);
