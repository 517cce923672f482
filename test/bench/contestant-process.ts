import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { defaultSettings } from '../../shared/settings.ts';
import type { Terms } from './contestants/contest.ts';
import type { Usage } from './contestants/usage.ts';

export const CONTESTANTS = ['dogwatch', 'poll', 'informer'] as const;
export type ContestantName = (typeof CONTESTANTS)[number];

/** A contestant in a process of its own. */
export interface ContestantProcess {
  /** First sight of the cluster. @throws Error when the process ends instead */
  look(): Promise<Usage>;
  /** One interval. @throws Error when the process ends instead */
  cycle(): Promise<Usage>;
  end(): Promise<void>;
}

export const INTERVAL_MS = 5_000;

export function startContestant(
  name: ContestantName | 'floor-watch',
  kubeconfig: string,
  terms: Partial<Terms> = {},
): ContestantProcess {
  const all: Terms = {
    kubeconfig,
    intervalMs: INTERVAL_MS,
    gzip: true,
    contexts: 1,
    pageSize: defaultSettings().watch.pageSize,
    watchBlocks: false,
    ...terms,
  };
  const child = startChild(name, all);
  return {
    look: () => ask<Usage>(child, 'look'),
    cycle: () => ask<Usage>(child, 'cycle'),
    end: () => endChild(child),
  };
}

/** Starts contestants/NAME.ts with what it must know. */
export function startChild(name: string, terms: object): ChildProcess {
  const file = fileURLToPath(new URL(`./contestants/${name}.ts`, import.meta.url));
  return fork(file, {
    execArgv: ['--expose-gc', ...(process.env.DOGWATCH_BENCH_NODE?.split(' ') ?? [])],
    env: { ...process.env, DOGWATCH_BENCH: JSON.stringify(terms) },
  });
}

/** Sends a task and resolves with its answer. @throws Error when the process ends first */
export function ask<T>(child: ChildProcess, task: string): Promise<T> {
  child.send(task);
  return heardFrom<T>(child);
}

/** The next message. @throws Error when the process ends first */
export async function heardFrom<T>(child: ChildProcess): Promise<T> {
  const gone = new AbortController();
  const ended = once(child, 'exit', { signal: gone.signal }).then(([code]) => {
    throw new Error(`a contestant ended with code ${code} before it was done`);
  });
  // Its rejection by our own abort is of no interest.
  ended.catch(() => {});
  try {
    const [answer] = (await Promise.race([once(child, 'message'), ended])) as [T];
    return answer;
  } finally {
    gone.abort();
  }
}

export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.disconnect();
  await exited;
}
