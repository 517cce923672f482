import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type Diagnosis, diagnosisSchema } from '../../../shared/diagnosis.ts';
import { NOW } from '../../support/kube-metadata.ts';
import {
  type RecordedCluster,
  type RecordedLog,
  startRecordedCluster,
} from '../../support/recorded-cluster.ts';

const path = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url));
// The bundle starts in a tenth of the time; without it the program runs as it stands.
const program = [path('out/explain.js'), path('electron/explain.ts')].find(existsSync) ?? '';
const WHOLE_TIME = /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)"/g;

/** A cluster in trouble, and `npm run explain` as a person starts it. */
export interface Explained extends RecordedCluster {
  /** The path of its kubeconfig. */
  file: string;
  explain(target: string, options?: { env?: Record<string, string>; json?: boolean }): Promise<Explanation>;
}

export interface Explanation {
  status: number | null;
  stdout: string;
  stderr: string;
  /** Of --json. */
  diagnosis: Diagnosis;
  /** Wall clock, ms. */
  took: number;
}

/** Objects of the builders, whose present is NOW, as if it were all happening now. */
export function atPresent(objects: readonly object[]): object[] {
  const shift = Date.now() - NOW;
  const moved = JSON.stringify(objects).replace(
    WHOLE_TIME,
    (_, time: string) => `"${new Date(Date.parse(time) + shift).toISOString()}"`,
  );
  return JSON.parse(moved) as object[];
}

export async function troubled(
  objects: readonly object[],
  logs: Record<string, RecordedLog> = {},
): Promise<Explained> {
  const cluster = await startRecordedCluster({ objects: atPresent(objects), logs });
  const folder = mkdtempSync(join(tmpdir(), 'dogwatch-explain-'));
  onTestFinished(async () => {
    await cluster.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = join(folder, 'kubeconfig');
  writeFileSync(file, cluster.kubeconfig, { mode: 0o600 });
  return {
    ...cluster,
    file,
    explain: (target, { env = {}, json = true } = {}) =>
      run([...(json ? ['--json'] : []), '--kubeconfig', file, target], env),
  };
}

async function run(args: string[], env: Record<string, string>): Promise<Explanation> {
  const started = Date.now();
  const child = spawn(process.execPath, [program, ...args], { env: { PATH: '', ...env } });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.stderr += chunk.toString();
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const read = args.includes('--json') ? JSON.parse(said.stdout) : { nothing: 'read' };
  return {
    status,
    ...said,
    took: Date.now() - started,
    get diagnosis() {
      return diagnosisSchema.parse(read);
    },
  };
}
