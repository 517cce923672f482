import { subscribe } from 'node:diagnostics_channel';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';

/** What a piece of work cost this process. */
export interface Usage {
  /** User and system, all threads (garbage collection included). */
  cpuMs: number;
  wallMs: number;
  /** Received by all sockets, TLS taken off. */
  bytes: number;
  /** Open when the work was done. */
  sockets: number;
  /** Most resident memory during the work, above what there was before. */
  peakBytes: number;
  /** Heap in use after the work and a garbage collection, above what there was before. */
  retainedBytes: number;
  /** Null when it was not watched: watching costs CPU itself. */
  longestBlockMs: number | null;
}

const TIMER_MS = 5;
/** A collection's helper threads sweep on for a while, which is none of the work. */
const SWEEP_MS = 300;

const open = new Set<Socket>();
let bytesOfClosed = 0;

/** Every contestant reaches the API through undici: client-node does, and so does Dogwatch. */
subscribe('undici:client:connected', (message) => {
  const { socket } = message as { socket: Socket };
  open.add(socket);
  socket.once('close', () => {
    open.delete(socket);
    bytesOfClosed += socket.bytesRead;
  });
});

const received = () => [...open].reduce((sum, { bytesRead }) => sum + bytesRead, bytesOfClosed);

export async function usageOf(work: () => Promise<void>, watchBlocks: boolean): Promise<Usage> {
  const heap = heapInUse();
  await setTimeout(SWEEP_MS);
  const resident = process.memoryUsage.rss();
  resetPeak();
  const delay = watchBlocks ? monitorEventLoopDelay({ resolution: TIMER_MS }) : null;
  const bytes = received();
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  delay?.enable();
  await work();
  delay?.disable();
  const { user, system } = process.cpuUsage(cpu);
  const peakBytes = peak() - resident;
  return {
    cpuMs: (user + system) / 1000,
    wallMs: performance.now() - startedAt,
    bytes: received() - bytes,
    sockets: open.size,
    peakBytes,
    retainedBytes: heapInUse() - heap,
    longestBlockMs: delay && Math.max(0, delay.max / 1e6 - TIMER_MS),
  };
}

function heapInUse(): number {
  // Twice: what finalizers let go of is collected by the second.
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Linux keeps the peak of resident memory and can start it anew (proc(5), clear_refs); elsewhere it is the whole life's. */
function resetPeak(): void {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5');
}

function peak(): number {
  const kilobytes =
    process.platform === 'linux'
      ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
      : process.resourceUsage().maxRSS;
  return kilobytes * 1024;
}
