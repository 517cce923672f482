import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import type { DieAt } from './playbook-boundaries.ts';

const PROGRAM = fileURLToPath(new URL('playbook-life.ts', import.meta.url));

/** What a process is to do: a playbook for an incident, and then to take a step of it back. */
export interface Life {
  /** The file. */
  database: string;
  /** Its text. */
  kubeconfig: string;
  event: Partial<ClusterEvent> & { name: string };
  playbook: string;
  /** The step that is taken back at the end. */
  takeBack: number | null;
  /** The revision of the incident's workload that was seen available. */
  seen: string | null;
  dieAt: DieAt | null;
}

/** How it ended, in words. */
export interface LifeStory {
  runs: { of: string; state: string; steps: string[] }[];
  /** Newest first. */
  audit: string[];
}

/** Starts a process of its own. `ended`: its story, or null when it was killed. */
export function live(life: Life): { kill(): void; ended: Promise<LifeStory | null> } {
  const running = spawn(process.execPath, [PROGRAM], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void running.kill('SIGKILL'));
  running.stdin.end(JSON.stringify(life));
  const ended = Promise.all([text(running.stdout), once(running, 'exit')]).then(([story, [code, signal]]) => {
    if (signal === 'SIGKILL') return null;
    if (code !== 0) throw new Error(`the process ended with ${code}`);
    return JSON.parse(story) as LifeStory;
  });
  return { kill: () => void running.kill('SIGKILL'), ended };
}
