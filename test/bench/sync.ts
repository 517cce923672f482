import { defaultSettings } from '../../shared/settings.ts';
import { type Bench, type Measure, targetAt } from './bench-plan.ts';
import { ask, type ContestantName, endChild, startChild, startContestant } from './contestant-process.ts';
import type { Terms } from './contestants/contest.ts';
import type { Floor } from './contestants/floor.ts';
import type { Usage } from './contestants/usage.ts';
import { measurement, ratios } from './measurement.ts';

const PARSING = 'JSON.parse of the same bytes is the floor';

/** What the first look at a cluster costs, each time in a new process. */
export const measureSync: Measure = async (bench) => {
  const { cluster, rounds, say } = bench;
  const looks = new Map<string, Usage[]>();
  const floors: Floor[] = [];
  const run = async (key: string, name: ContestantName, terms: Partial<Terms>) => {
    say(`first sync: ${key}`);
    looks.set(key, [...(looks.get(key) ?? []), await lookOnce(bench, name, terms)]);
  };
  for (let round = 0; round < rounds; round++) {
    await run('dogwatch, plain', 'dogwatch', { gzip: false });
    await run('poll, plain', 'poll', { gzip: false });
    await run('dogwatch', 'dogwatch', {});
    await run('poll', 'poll', {});
    await run('informer', 'informer', {});
    await run('blocks', 'dogwatch', { watchBlocks: true });
    floors.push(await parsingAlone(cluster.kubeconfig));
  }
  const of = <K extends keyof Usage>(key: string, what: K) =>
    (looks.get(key) ?? []).map((look) => Number(look[what]));
  const { pods } = cluster;
  const row = (name: string, values: number[], more: Parameters<typeof measurement>[3] = {}) =>
    measurement(name, pods, values, more);
  const target = (value: number) => ({
    target: targetAt(bench, value),
    missed: 'a page is held as text and as objects until it is read',
  });
  const parsing = floors.map(({ cpuMs }) => cpuMs);
  const floorOf = (poll: number[]) => ({ floor: measurement('', 0, ratios(parsing, poll)).value });
  const megabytes = (values: number[]) => values.map((bytes) => bytes / 2 ** 20);
  return [
    row(
      'first sync, CPU vs one typed poll, plain',
      ratios(of('dogwatch, plain', 'cpuMs'), of('poll, plain', 'cpuMs')),
      {
        ...target(0.55),
        missed: PARSING,
        ...floorOf(of('poll, plain', 'cpuMs')),
      },
    ),
    row('first sync, CPU vs one typed poll, gzip', ratios(of('dogwatch', 'cpuMs'), of('poll', 'cpuMs')), {
      ...target(0.65),
      missed: PARSING,
      ...floorOf(of('poll', 'cpuMs')),
    }),
    row('first sync, CPU vs informer', ratios(of('dogwatch', 'cpuMs'), of('informer', 'cpuMs'))),
    row(
      'first sync, peak memory vs one typed poll',
      ratios(of('dogwatch', 'peakBytes'), of('poll', 'peakBytes')),
      target(1 / 4),
    ),
    row(
      'first sync, peak memory vs informer',
      ratios(of('dogwatch', 'peakBytes'), of('informer', 'peakBytes')),
      target(1 / 4),
    ),
    row(
      'retained heap after sync vs informer',
      ratios(of('dogwatch', 'retainedBytes'), of('informer', 'retainedBytes')),
      { ...target(1 / 25), missed: 'the views of all objects stay' },
    ),
    row('first sync, longest block of the event loop', of('blocks', 'longestBlockMs'), {
      unit: 'ms',
      target: 50,
      missed: 'a page is parsed in one piece: the floor is JSON.parse of the largest',
      floor: Math.max(...floors.map(({ longestMs }) => longestMs)),
    }),
    row('first sync, CPU', of('dogwatch', 'cpuMs'), { unit: 'ms', floor: measurement('', 0, parsing).value }),
    row('first sync, CPU of one typed poll', of('poll', 'cpuMs'), { unit: 'ms' }),
    row('first sync, CPU of informer', of('informer', 'cpuMs'), { unit: 'ms' }),
    row('first sync, peak memory', megabytes(of('dogwatch', 'peakBytes')), { unit: 'MiB' }),
    row('first sync, peak memory of one typed poll', megabytes(of('poll', 'peakBytes')), { unit: 'MiB' }),
    row('retained heap after sync', megabytes(of('dogwatch', 'retainedBytes')), { unit: 'MiB' }),
    row('retained heap after sync of informer', megabytes(of('informer', 'retainedBytes')), { unit: 'MiB' }),
  ];
};

async function lookOnce({ cluster }: Bench, name: ContestantName, terms: Partial<Terms>): Promise<Usage> {
  const contestant = startContestant(name, cluster.kubeconfig, terms);
  try {
    return await contestant.look();
  } finally {
    await contestant.end();
  }
}

async function parsingAlone(kubeconfig: string): Promise<Floor> {
  const child = startChild('floor', { kubeconfig, pageSize: defaultSettings().watch.pageSize });
  try {
    return await ask<Floor>(child, 'parse');
  } finally {
    await endChild(child);
  }
}
