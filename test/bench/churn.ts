import { setTimeout } from 'node:timers/promises';
import { type Bench, type Measure, targetAt } from './bench-plan.ts';
import { INTERVAL_MS } from './contestant-process.ts';
import type { Cycles } from './contestants.ts';
import { measurement, quantile, ratios } from './measurement.ts';

/** One pod in so many changes in each cycle. */
const CHANGING = 100;
/** A contestant collects its garbage before its cycle begins. */
const HEAD_START_MS = 600;

export const measureChurn: Measure = async (bench) => {
  const { cluster, rounds, say } = bench;
  const contestants = await bench.contestants();
  say('1 % of pods changing per cycle');
  let turn = 0;
  const cycles = await contestants.interleaved(rounds, () => churn(bench, ++turn));
  const cpu = (name: keyof Cycles) => cycles[name].map(({ cpuMs }) => cpuMs);
  const [dogwatch, poll, informer, floor] = [
    cpu('dogwatch'),
    cpu('poll'),
    cpu('informer'),
    cpu('floor-watch'),
  ];
  const { pods } = cluster;
  const name = '1 % changing per cycle, CPU';
  const floorOf = (values: number[]) => quantile(values, 0.5);
  return [
    measurement(`${name} vs poll`, pods, ratios(dogwatch, poll), {
      target: targetAt(bench, 1 / 20),
      floor: floorOf(ratios(floor, poll)),
      missed: 'waking for one change at a time is most of it: the floor is three bare watches and JSON.parse',
    }),
    measurement(`${name} vs informer`, pods, ratios(dogwatch, informer), {
      floor: floorOf(ratios(floor, informer)),
    }),
    measurement(name, pods, dogwatch, { unit: 'ms', floor: floorOf(floor) }),
    measurement(`${name} of informer`, pods, informer, { unit: 'ms' }),
  ];
};

/** Changes its share of the pods, spread over most of one interval. */
async function churn({ cluster }: Bench, turn: number): Promise<void> {
  const changes = Math.ceil(cluster.pods / CHANGING);
  const pauseMs = (INTERVAL_MS * 0.8) / changes;
  await setTimeout(HEAD_START_MS);
  const startedAt = performance.now();
  for (let change = 0; change < changes; change++) {
    await cluster.writePod((turn * changes + change) % cluster.pods, 'running', turn);
    await setTimeout(Math.max(0, startedAt + (change + 1) * pauseMs - performance.now()));
  }
}
