import { WATCHED_KINDS } from '../../electron/watch/watched-kinds.ts';
import type { Measure } from './bench-plan.ts';
import { startContestant } from './contestant-process.ts';
import type { Usage } from './contestants/usage.ts';
import { measurement, ratios } from './measurement.ts';

const CONTEXTS = 20;

interface Watching {
  look: Usage;
  cycle: Usage;
}

/** Many clusters at once, all quiet, against one. */
export const measureContexts: Measure = async ({ cluster, rounds, say }) => {
  const { kubeconfig, pods } = cluster;
  const one: Watching[] = [];
  const many: Watching[] = [];
  for (let round = 0; round < rounds; round++) {
    say(`${CONTEXTS} contexts`);
    one.push(await watching(kubeconfig, 1));
    many.push(await watching(kubeconfig, CONTEXTS));
  }
  const factor = (of: (watching: Watching) => number) => ratios(many.map(of), one.map(of));
  const linear = {
    target: CONTEXTS,
    unit: '×',
    missed: 'each context has its own connections, view of its cluster and timers',
  };
  return [
    measurement(
      `${CONTEXTS} contexts, quiet, CPU vs one`,
      pods,
      factor(({ cycle }) => cycle.cpuMs),
      linear,
    ),
    measurement(
      `${CONTEXTS} contexts, heap vs one`,
      pods,
      factor(({ look }) => look.retainedBytes),
      linear,
    ),
    measurement(
      `${CONTEXTS} contexts, sockets of each`,
      pods,
      many.map(({ cycle }) => cycle.sockets / CONTEXTS),
      {
        target: WATCHED_KINDS.length + 2,
        floor: WATCHED_KINDS.length,
        note: `${WATCHED_KINDS.length} resources are watched`,
        missed: 'a watch occupies its socket, and lists need others',
      },
    ),
    measurement(
      `${CONTEXTS} contexts, quiet cycle, CPU`,
      pods,
      many.map(({ cycle }) => cycle.cpuMs),
      { unit: 'ms' },
    ),
  ];
};

async function watching(kubeconfig: string, contexts: number): Promise<Watching> {
  const dogwatch = startContestant('dogwatch', kubeconfig, { contexts });
  try {
    const look = await dogwatch.look();
    // The first listen after a silence is a short one.
    await dogwatch.cycle();
    return { look, cycle: await dogwatch.cycle() };
  } finally {
    await dogwatch.end();
  }
}
