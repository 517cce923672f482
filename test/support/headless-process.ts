import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const bundle = fileURLToPath(new URL('../../out/headless.js', import.meta.url));
const START_LIMIT_MS = 20_000;

/** The built headless host, as a person starts it. */
export interface HeadlessProcess {
  /** The link it printed, with its token: good for one browser. */
  url: string;
  /** Everything it said on stdout and stderr so far. */
  output(): string;
  /** Resolves with the exit code, or null after a signal that it did not handle. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
}

/**
 * `program`: the built bundle, or electron/headless.ts as it stands.
 * @throws Error with its output when it ends, or prints no link in time.
 */
export async function startHeadless(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  program = bundle,
): Promise<HeadlessProcess> {
  const child = spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`the headless host ${why}:\n${output}`));
    const timer = setTimeout(() => fail('printed no link'), START_LIMIT_MS);
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const link = /http:\/\/\S+/.exec(output)?.[0];
      if (link === undefined) return;
      clearTimeout(timer);
      resolve(link);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => {
      clearTimeout(timer);
      fail('ended');
    });
  });
  return { url, output: () => output, end: (signal = 'SIGTERM') => end(child, signal) };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
  return child.exitCode;
}
