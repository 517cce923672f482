import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { modules, root } from './paths.mjs';

/** The command lines of what is installed here, each run under this very Node. */
export const tools = {
  tsc: ['typescript/bin/tsc', '--noEmit'],
  lint: ['@biomejs/biome/bin/biome', 'ci', '--no-errors-on-unmatched', '.'],
  format: ['@biomejs/biome/bin/biome', 'check', '--write', '--no-errors-on-unmatched', '.'],
  vitest: ['vitest/vitest.mjs'],
  playwright: ['playwright/cli.js'],
} as const;

export type Tool = keyof typeof tools;

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  /** Keep its output to yourself instead of showing it. */
  silent?: boolean;
  /** After so many minutes it is killed with all its children. */
  minutes?: number;
}

/** Runs a tool in the checkout and resolves with its exit code; 1 when a signal ended it. */
export function runTool(tool: Tool, args: string[] = [], options: RunOptions = {}): Promise<number> {
  const [script, ...fixed] = tools[tool];
  return runNode([join(modules, script), ...fixed, ...args], options);
}

export function runNode(args: string[], { env, silent, minutes }: RunOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const output = silent ? 'ignore' : 'inherit';
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: env ?? process.env,
      stdio: ['ignore', output, output],
      // A group of its own, because a worker in an endless loop outlives the runner that was killed.
      detached: process.platform !== 'win32',
    });
    let asked: NodeJS.Signals | undefined;
    const pass = (signal: NodeJS.Signals) => {
      asked = signal;
      killGroup(child, signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, pass);
    const giveUp = () => {
      process.stderr.write(`dogwatch: it hangs, and is stopped after ${minutes} minutes.\n`);
      killGroup(child, 'SIGKILL');
    };
    const limit = minutes === undefined ? undefined : setTimeout(giveUp, minutes * 60_000);
    const settle = () => {
      clearTimeout(limit);
      for (const signal of signals) process.off(signal, pass);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('exit', (code) => {
      settle();
      // Asked to end is asked of us too, not only of the tool that runs just now.
      if (asked !== undefined) process.kill(process.pid, asked);
      resolve(code ?? 1);
    });
  });
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It ended just now.
  }
}
