import { WATCHED_KINDS } from '../../electron/watch/watched-kinds.ts';
import { type Measure, targetAt } from './bench-plan.ts';
import type { Usage } from './contestants/usage.ts';
import { type Measurement, measurement, ratios } from './measurement.ts';

const QUIET_CPU = 'quiet cycle, CPU';

export const measureQuiet: Measure = async (bench) => {
  const { cluster, rounds, say } = bench;
  const contestants = await bench.contestants();
  say('quiet cycles');
  const { dogwatch, poll, informer, 'floor-watch': watch } = await contestants.interleaved(rounds);
  const cpu = (usages: Usage[]) => usages.map(({ cpuMs }) => cpuMs);
  const { pods } = cluster;
  return [
    measurement(
      'quiet cycle, bytes received for each resource',
      pods,
      dogwatch.map(({ bytes }) => bytes / WATCHED_KINDS.length),
      { unit: 'B', target: 1000, missed: 'the head of an answer is most of it' },
    ),
    measurement(
      'quiet cycle, bytes received by poll',
      pods,
      poll.map(({ bytes }) => bytes / 1e6),
      { unit: 'MB' },
    ),
    measurement('quiet cycle, CPU vs poll', pods, ratios(cpu(dogwatch), cpu(poll)), {
      target: targetAt(bench, 1 / 100),
      floor: measurement('', pods, ratios(cpu(watch), cpu(poll))).value,
      missed: 'seven requests a cycle have a price of their own: the floor is three watches that never end',
    }),
    measurement(QUIET_CPU, pods, cpu(dogwatch), { unit: 'ms' }),
    measurement(`${QUIET_CPU} of poll`, pods, cpu(poll), { unit: 'ms' }),
    measurement(`${QUIET_CPU} of informer`, pods, cpu(informer), { unit: 'ms' }),
  ];
};

/** The dearest quiet cycle in terms of the cheapest, over all sizes measured; null for fewer than two. */
export function flatness(measurements: readonly Measurement[]): Measurement | null {
  const costs = measurements.filter(({ name }) => name === QUIET_CPU);
  const values = costs.map(({ value }) => value);
  if (values.length < 2) return null;
  const sizes = costs.map(({ pods }) => pods.toLocaleString('en')).join(', ');
  const ratio = Math.max(...values) / Math.min(...values);
  return measurement(
    'quiet cycle, dearest vs cheapest size',
    Math.max(...costs.map(({ pods }) => pods)),
    [ratio],
    {
      target: FLAT,
      note: `CPU at ${sizes} pods`,
      floor: 1,
      missed: 'other programs took their turns',
    },
  );
}

/** What two medians of the same work differ by on a machine with other things to do. */
const FLAT = 1.5;
