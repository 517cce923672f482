import {
  CONTESTANTS,
  type ContestantName,
  type ContestantProcess,
  startContestant,
} from './contestant-process.ts';
import type { Usage } from './contestants/usage.ts';

export type Cycles = Record<ContestantName | 'floor-watch', Usage[]>;

/** All contestants, each of which has learned the same cluster. */
export interface Contestants {
  /** One cycle of each, round after round; `during` runs beside each cycle. */
  interleaved(rounds: number, during?: (round: number) => Promise<void>): Promise<Cycles>;
  end(): Promise<void>;
}

/** Contestants that are started when they are first wanted, and learn the cluster then. */
export function contestantsOnDemand(kubeconfig: string) {
  let contestants: Promise<Contestants> | null = null;
  return {
    started(): Promise<Contestants> {
      contestants ??= startContestants(kubeconfig);
      return contestants;
    },
    async end(): Promise<void> {
      await (await contestants)?.end();
    },
  };
}

async function startContestants(kubeconfig: string): Promise<Contestants> {
  const processes = new Map<ContestantName, ContestantProcess>();
  const floor = startContestant('floor-watch', kubeconfig);
  const end = async () => {
    for (const contestant of [...processes.values(), floor]) await contestant.end();
  };
  try {
    await floor.look();
    for (const name of CONTESTANTS) {
      const contestant = startContestant(name, kubeconfig);
      processes.set(name, contestant);
      await contestant.look();
      // The first listen after a silence is a short one.
      await contestant.cycle();
    }
  } catch (error) {
    await end();
    throw error;
  }
  return {
    async interleaved(rounds, during = async () => {}) {
      const cycles: Cycles = { dogwatch: [], poll: [], informer: [], 'floor-watch': [] };
      for (let round = 0; round < rounds; round++) {
        for (const [name, contestant] of processes) {
          // The floor takes next to nothing: beside an informer it costs the bench no time of its own.
          const beside = name === 'informer' ? [floor.cycle()] : [];
          const [usage, , ...floors] = await Promise.all([contestant.cycle(), during(round), ...beside]);
          cycles[name].push(usage);
          cycles['floor-watch'].push(...floors);
        }
      }
      return cycles;
    },
    end,
  };
}
