import type { ChildProcess, spawn } from 'node:child_process';
import { KubeError } from './kube-error.ts';
import { foreignText } from './redact.ts';

export interface PluginCommand {
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  /** What the kubeconfig's author wants said when the program is missing. */
  installHint: string | null;
}

const LONGEST_OUTPUT = 1024 * 1024;

function missing({ command, installHint }: PluginCommand): KubeError {
  const hint = foreignText(installHint);
  return new KubeError('credentials', `plugin ${command} not found on PATH${hint && `: ${hint}`}`);
}

function lastLine(text: string): string {
  const said = foreignText(text.trimEnd().split(/\r?\n/).at(-1));
  return said && `: ${said}`;
}

/** With what it started itself: a shell script's programs outlive the script otherwise. */
function kill(child: ChildProcess): void {
  try {
    if (child.pid === undefined || process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone.
  }
}

/**
 * Runs a credential plugin without a terminal and returns what it printed, which is a secret.
 * @throws KubeError `credentials` when it is missing, fails, or takes longer than `timeoutMs`.
 */
export function runPlugin(
  plugin: PluginCommand,
  deps: { spawn: typeof spawn; timeoutMs: number },
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const name = foreignText(plugin.command);
  const child = deps.spawn(plugin.command, plugin.args, {
    env: plugin.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    // A process group of its own, so that it can be ended whole.
    detached: process.platform !== 'win32',
  });
  const endWithUs = () => kill(child);
  process.once('exit', endWithUs);
  const fail = (text: string) => {
    reject(new KubeError('credentials', text));
    kill(child);
    // What left the group may hold the pipes open; they must not keep this process busy.
    child.stdout.destroy();
    child.stderr.destroy();
  };
  const timer = setTimeout(
    () => fail(`plugin ${name} did not answer within ${deps.timeoutMs / 1000} s`),
    deps.timeoutMs,
  );

  const output: Buffer[] = [];
  let outputBytes = 0;
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output.push(chunk);
    outputBytes += chunk.length;
    if (outputBytes > LONGEST_OUTPUT) fail(`plugin ${name} printed more than 1 MiB`);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-LONGEST_OUTPUT);
  });
  child.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') reject(missing(plugin));
    else fail(`plugin ${name} could not be started (${error.code ?? 'unknown reason'})`);
  });
  child.on('close', (code, signal) => {
    if (code === 0) resolve(Buffer.concat(output).toString());
    else
      fail(`plugin ${name} failed (${code === null ? signal : `exit code ${code}`})${lastLine(complaint)}`);
  });
  return promise.finally(() => {
    clearTimeout(timer);
    process.off('exit', endWithUs);
  });
}
