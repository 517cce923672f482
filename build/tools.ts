import { spawn } from 'node:child_process';
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
}

/** Runs a tool in the checkout and resolves with its exit code; 1 when a signal ended it. */
export function runTool(tool: Tool, args: string[] = [], options: RunOptions = {}): Promise<number> {
  const [script, ...fixed] = tools[tool];
  return runNode([join(modules, script), ...fixed, ...args], options);
}

export function runNode(
  args: string[],
  { env = process.env, silent = false }: RunOptions = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: silent ? 'ignore' : 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
