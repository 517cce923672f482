import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Measure } from './bench-plan.ts';
import { ask } from './contestant-process.ts';
import { measurement, quantile } from './measurement.ts';

const BUNDLE = fileURLToPath(new URL('../../out/headless.js', import.meta.url));
const BARE = fileURLToPath(new URL('./contestants/bare-server.ts', import.meta.url));
const PRELOAD = new URL('./contestants/cpu-on-request.ts', import.meta.url).href;
/** The first look, and what follows a start (caches, the optimising compiler), is no idling. */
const SETTLE_MS = 20_000;
const IDLE_MS = 60_000;

interface Program {
  process: ChildProcess;
  /** From its start to the page's last byte. */
  firstPageMs: number;
}

/** The whole program as `npm start -- --headless` runs it: how soon it is there, and what it takes when nothing happens. */
export const measureIdle: Measure = async ({ cluster, rounds, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'dogwatch-bench-'));
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, cluster.kubeconfig, { mode: 0o600 });
  const context = /^current-context: (\S+)/m.exec(cluster.kubeconfig)?.[1] ?? '';
  const args = ['--kubeconfig', kubeconfig, '--context', context, '--data-dir', folder];
  const start = () => startProgram([BUNDLE, ...args]);
  const startBare = () => startProgram([BARE]);
  try {
    const starts: number[] = [];
    const bareStarts: number[] = [];
    for (let round = 0; round < rounds; round++) {
      say('process start');
      starts.push(await startedIn(start));
      bareStarts.push(await startedIn(startBare));
    }
    say(`${IDLE_MS / 1000} s idle`);
    const programs = [await start(), await startBare()];
    const [share = Number.NaN, bareShare = Number.NaN] = await Promise.all(programs.map(idleShare));
    await Promise.all(programs.map(end));
    return [
      measurement('60 s idle, whole headless process, CPU of one core', cluster.pods, [share * 100], {
        unit: '%',
        target: 0.5,
        floor: bareShare * 100,
        missed: 'the floor is a Node process that serves a page and waits',
      }),
      measurement('process start → first page served', cluster.pods, starts, {
        unit: 'ms',
        target: 1000,
        floor: quantile(bareStarts, 0.5),
        missed: 'the floor is a Node process that serves an empty page',
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function startedIn(start: () => Promise<Program>): Promise<number> {
  const program = await start();
  await end(program);
  return program.firstPageMs;
}

async function startProgram(args: string[]): Promise<Program> {
  const startedAt = performance.now();
  const program = spawn(process.execPath, ['--import', PRELOAD, ...args], {
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  await openPage(await printedLink(program));
  return { process: program, firstPageMs: performance.now() - startedAt };
}

async function printedLink({ stdout }: ChildProcess): Promise<string> {
  let output = '';
  for await (const chunk of stdout ?? []) {
    output += chunk;
    const link = /http:\/\/\S+/.exec(output)?.[0];
    if (link !== undefined) return link;
  }
  throw new Error(`the headless host ended without a link: ${output}`);
}

/** As a browser does: the link's token becomes a cookie, the cookie opens the page; a bare server has neither. */
async function openPage(link: string): Promise<void> {
  const admission = await fetch(link, { redirect: 'manual' });
  const cookie = admission.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await fetch(new URL('/', link), { headers: { cookie } });
  if (!page.ok) throw new Error(`the page was answered with ${page.status}`);
  await page.text();
}

async function idleShare({ process: program }: Program): Promise<number> {
  await setTimeout(SETTLE_MS);
  const before = await ask<number>(program, 'cpu');
  await setTimeout(IDLE_MS);
  return ((await ask<number>(program, 'cpu')) - before) / IDLE_MS;
}

async function end({ process: program }: Program): Promise<void> {
  const exited = once(program, 'exit');
  program.kill();
  await exited;
}
