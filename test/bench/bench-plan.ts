import type { BenchCluster } from './bench-cluster.ts';
import type { Contestants } from './contestants.ts';
import type { Measurement } from './measurement.ts';

/** What every measure is given. */
export interface Bench {
  cluster: BenchCluster;
  /** Interleaved repetitions of what is compared. */
  rounds: number;
  /** The size that the targets are for. */
  targetPods: number;
  /** Started when they are first wanted, and kept for all measures of one size. */
  contestants(): Promise<Contestants>;
  /** Tells whoever waits what is being done. */
  say(what: string): void;
}

export type Measure = (bench: Bench) => Promise<Measurement[]>;

/** A target that was set for the biggest cluster says nothing of a smaller one. */
export function targetAt({ cluster, targetPods }: Bench, target: number): number | null {
  return cluster.pods >= targetPods ? target : null;
}
