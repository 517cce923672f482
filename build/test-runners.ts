import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { own } from './paths.mjs';
import type { PlaywrightReport, Tally, VitestReport } from './tally.ts';
import { none, tallyPlaywright, tallyVitest, withExitCode } from './tally.ts';
import type { Layer } from './test-layers.ts';
import { runTool } from './tools.ts';

/** Runs one layer, showing its progress. */
export async function run(layer: Layer, filters: string[], env: NodeJS.ProcessEnv): Promise<Tally> {
  if (layer.runner === 'check') {
    const code = await runTool(layer.name === 'lint' ? 'lint' : 'tsc');
    return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
  }
  return withReport(async (report) => {
    const code = await (layer.runner === 'vitest' ? vitest : playwright)(layer, filters, env, report);
    const json = read(report);
    if (json === undefined) return withExitCode(none, code);
    const tally =
      layer.runner === 'vitest'
        ? tallyVitest(json as VitestReport)
        : tallyPlaywright(json as PlaywrightReport);
    return withExitCode(tally, code);
  });
}

/** How many tests a layer has that cannot run here; 0 when even listing them fails. */
export async function count(layer: Layer, filters: string[], env: NodeJS.ProcessEnv): Promise<number> {
  return withReport(async (report) => {
    if (layer.runner === 'vitest') {
      await runTool('vitest', ['list', ...forVitest(layer), `--json=${report}`, ...filters], {
        env,
        silent: true,
      });
      const listed = read(report);
      return Array.isArray(listed) ? listed.length : 0;
    }
    const args = ['test', '--list', ...forPlaywright(layer), '--reporter=json', ...filters];
    await runTool('playwright', args, { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report }, silent: true });
    const listed = read(report) as PlaywrightReport | undefined;
    return listed === undefined ? 0 : listed.stats.expected + listed.stats.skipped;
  });
}

function vitest(layer: Layer, filters: string[], env: NodeJS.ProcessEnv, report: string): Promise<number> {
  const args = ['run', ...forVitest(layer), '--passWithNoTests', '--reporter=default', '--reporter=json'];
  return runTool('vitest', [...args, `--outputFile.json=${report}`, ...filters], { env });
}

function playwright(
  layer: Layer,
  filters: string[],
  env: NodeJS.ProcessEnv,
  report: string,
): Promise<number> {
  const args = ['test', ...forPlaywright(layer), '--pass-with-no-tests', '--reporter=list,json'];
  return runTool('playwright', [...args, ...filters], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
}

function forVitest(layer: Layer): string[] {
  return ['--config', 'test/vitest.config.ts', '--project', layer.name];
}

function forPlaywright(layer: Layer): string[] {
  return ['--config', 'test/playwright.config.ts', '--project', layer.name];
}

async function withReport<T>(work: (report: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(own, 'report-'));
  try {
    return await work(join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(report: string): unknown {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return undefined;
  }
}
