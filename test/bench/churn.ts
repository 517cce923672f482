import { setTimeout } from 'node:timers/promises';
import { type Bench, type Measure, targetAt } from './bench-plan.ts';
import { INTERVAL_MS } from './contestant-process.ts';
import type { Usage } from './contestants/usage.ts';
import { measurement, ratios } from './measurement.ts';
import { interleavedCycles } from './quiet.ts';

/** One pod in so many changes in each cycle. */
const CHANGING = 100;

export const measureChurn: Measure = async (bench) => {
  const { cluster, rounds, say } = bench;
  say('1 % of pods changing per cycle');
  let turn = 0;
  const { dogwatch, poll, informer } = await interleavedCycles(cluster.kubeconfig, rounds, () =>
    churn(bench, ++turn),
  );
  const cpu = (usages: Usage[]) => usages.map(({ cpuMs }) => cpuMs);
  const { pods } = cluster;
  const name = '1 % changing per cycle, CPU';
  return [
    measurement(`${name} vs poll`, pods, ratios(cpu(dogwatch), cpu(poll)), {
      target: targetAt(bench, 1 / 20),
    }),
    measurement(`${name} vs informer`, pods, ratios(cpu(dogwatch), cpu(informer))),
    measurement(name, pods, cpu(dogwatch), { unit: 'ms' }),
    measurement(`${name} of informer`, pods, cpu(informer), { unit: 'ms' }),
  ];
};

/** Changes its share of the pods, spread over most of one interval. */
async function churn({ cluster }: Bench, turn: number): Promise<void> {
  const changes = Math.ceil(cluster.pods / CHANGING);
  const pauseMs = (INTERVAL_MS * 0.8) / changes;
  const startedAt = performance.now();
  for (let change = 0; change < changes; change++) {
    await cluster.writePod((turn * changes + change) % cluster.pods, 'running', turn);
    await setTimeout(startedAt + (change + 1) * pauseMs - performance.now());
  }
}
