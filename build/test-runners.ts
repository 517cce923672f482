import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { own } from './paths.mjs';
import type { PlaywrightReport, Tally, VitestReport } from './tally.ts';
import { none, tallyPlaywright, tallyVitest, withExitCode } from './tally.ts';
import type { Layer } from './test-layers.ts';
import { runTool } from './tools.ts';

/** Runs one layer, showing its progress. */
export async function run(layer: Layer, filters: string[], env: NodeJS.ProcessEnv): Promise<Tally> {
  const { runner, minutes } = layer;
  if (runner === 'check') {
    const code = await runTool(layer.name === 'lint' ? 'lint' : 'tsc', [], { minutes });
    return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
  }
  return withReport(env, async (report) => {
    const args =
      runner === 'vitest'
        ? [
            'run',
            '--passWithNoTests',
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${report.file}`,
          ]
        : ['test', '--pass-with-no-tests', '--reporter=list,json'];
    const code = await runTool(runner, [...args, ...select(layer, filters)], { env: report.env, minutes });
    const json = report.read();
    if (json === undefined) return withExitCode(none, code);
    const tally =
      runner === 'vitest' ? tallyVitest(json as VitestReport) : tallyPlaywright(json as PlaywrightReport);
    return withExitCode(tally, code);
  });
}

/** How many tests a layer has that cannot run here; 0 when even listing them fails. */
export async function count(layer: Layer, filters: string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { runner } = layer;
  if (runner === 'check') return 1;
  return withReport(env, async (report) => {
    const args =
      runner === 'vitest' ? ['list', `--json=${report.file}`] : ['test', '--list', '--reporter=json'];
    const options = { env: report.env, silent: true, minutes: 2 };
    await runTool(runner, [...args, ...select(layer, filters)], options);
    const listed = report.read();
    if (runner === 'vitest') return Array.isArray(listed) ? listed.length : 0;
    const stats = (listed as PlaywrightReport | undefined)?.stats;
    return stats === undefined ? 0 : stats.expected + stats.skipped;
  });
}

function select({ runner, name }: Layer, filters: string[]): string[] {
  return ['--config', `test/${runner}.config.ts`, `--project=${name}`, ...filters];
}

interface Report {
  file: string;
  /** Playwright takes the file's name from its environment. */
  env: NodeJS.ProcessEnv;
  /** Undefined when the runner wrote none. */
  read(): unknown;
}

async function withReport<T>(env: NodeJS.ProcessEnv, work: (report: Report) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(own, 'report-'));
  const file = join(folder, 'report.json');
  try {
    return await work({
      file,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      read: () => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
