/**
 * `npm run bench -- [--pods N] [--only sync,quiet,…] [--rounds N] [--json FILE] [--readme]`: prints a Markdown table, the
 * progress on stderr. `--readme` puts what has a target into the README.
 */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { type BenchCluster, startBenchCluster } from './bench-cluster.ts';
import type { Bench, Measure } from './bench-plan.ts';
import { measureChurn } from './churn.ts';
import { contestantsOnDemand } from './contestants.ts';
import { measureContexts } from './contexts.ts';
import { measureIdle } from './idle.ts';
import { measureLatency } from './latency.ts';
import { type Measurement, measurement, rowOf } from './measurement.ts';
import { flatness, measureQuiet } from './quiet.ts';
import { writeReadme } from './readme.ts';
import { measureRenderer } from './renderer.ts';
import { measureStore } from './store.ts';
import { measureStorm } from './storm.ts';
import { measureSync } from './sync.ts';
import { table } from './table.ts';

/** The size that the targets are for is the last. */
const SIZES = [1_000, 5_000, 10_000];
const TARGET_PODS = 10_000;
const ROUNDS = 3;
const EVENTS = 1_000_000;
const INCIDENTS = 100_000;

/** At every size. */
const AT_EVERY_SIZE: Record<string, Measure> = {
  sync: measureSync,
  quiet: measureQuiet,
  churn: measureChurn,
};
/** At the smallest: twenty times the biggest would be a bench of the API server. */
const AT_FIRST: Record<string, Measure> = { contexts: measureContexts };
const AT_LAST: Record<string, Measure> = { latency: measureLatency, idle: measureIdle };
/** On clusters of their own, or none. */
const APART: Record<string, (say: (what: string) => void) => Promise<Measurement[]>> = {
  renderer: measureRenderer,
  store: measureDatabase,
  storm: measureStorm,
};

const ALL = [AT_EVERY_SIZE, AT_FIRST, AT_LAST, APART].flatMap((part) => Object.keys(part));

const say = (what: string) => {
  const seconds = Math.round(performance.now() / 1000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  process.stderr.write(`bench: ${clock.padStart(5)} ${what}\n`);
};

const { values } = parseArgs({
  options: {
    pods: { type: 'string' },
    only: { type: 'string' },
    rounds: { type: 'string' },
    json: { type: 'string' },
    readme: { type: 'boolean', default: false },
  },
});
const chosen = new Set(values.only?.split(',') ?? ALL);
const unknown = [...chosen].filter((name) => !ALL.includes(name));
if (unknown.length > 0) throw new Error(`there is no ${unknown.join(', ')}: there are ${ALL.join(', ')}`);
const sizes = values.pods === undefined ? SIZES : [Number(values.pods)];
const rounds = Number(values.rounds ?? ROUNDS);

const { measurements, server } = await measured();
for (const [name, measure] of Object.entries(APART)) {
  if (chosen.has(name)) measurements.push(...(await measure(say)));
}
const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.versions.node}${server}`;
process.stdout.write(`${machine}\n\n${table(measurements)}`);
if (values.readme) writeReadme(machine, measurements);
if (values.json !== undefined) {
  writeFileSync(values.json, `${JSON.stringify({ machine, rows: measurements.map(rowOf) }, null, 2)}\n`);
}

/** What is measured on the bench's cluster, which grows from size to size; none is started for nothing. */
async function measured(): Promise<{ measurements: Measurement[]; server: string }> {
  const isOnCluster = [AT_EVERY_SIZE, AT_FIRST, AT_LAST].some((part) => pick(part).length > 0);
  if (!isOnCluster) return { measurements: [], server: '' };
  say('starting the API server');
  const cluster = await startBenchCluster();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void cluster.down().finally(() => process.exit(130)));
  }
  try {
    return { measurements: await measuredOn(cluster), server: `; ${cluster.name}` };
  } finally {
    await cluster.down();
  }
}

async function measuredOn(cluster: BenchCluster): Promise<Measurement[]> {
  const measurements: Measurement[] = [];
  for (const pods of sizes) {
    say(`growing to ${pods} pods`);
    await cluster.grow(pods);
    const contestants = contestantsOnDemand(cluster.kubeconfig);
    const bench: Bench = {
      cluster,
      rounds,
      targetPods: TARGET_PODS,
      contestants: contestants.started,
      say,
    };
    const measureAll = async (part: Record<string, Measure>) => {
      for (const measure of pick(part)) measurements.push(...(await measure(bench)));
    };
    try {
      await measureAll(AT_EVERY_SIZE);
    } finally {
      await contestants.end();
    }
    if (pods === sizes[0]) await measureAll(AT_FIRST);
    if (pods === sizes.at(-1)) await measureAll(AT_LAST);
  }
  const flat = flatness(measurements);
  return flat === null ? measurements : [...measurements, flat];
}

async function measureDatabase(): Promise<Measurement[]> {
  say(`store: ${EVENTS} events and ${INCIDENTS} incidents`);
  return measureStore(EVENTS, INCIDENTS).map(({ name, p50, p95, max, cpu, bare, unit, target }) => ({
    ...measurement(`store, ${name}${cpu === null ? '' : ', p95'}`, 0, [p95], {
      unit,
      target,
      floor: bare ?? cpu,
      note: storeNote(cpu, bare),
      missed: 'the disk and other programs took the rest',
    }),
    range: cpu === null ? null : [p50, max],
  }));
}

function storeNote(cpu: number | null, bare: number | null): string {
  if (cpu === null) return '';
  return bare === null
    ? 'median–max; floor: its CPU time'
    : `median–max; ${Math.round(cpu)} ms of CPU time; floor: SQLite alone, counting the matches or keeping the bare events`;
}

function pick(part: Record<string, Measure>): Measure[] {
  return Object.entries(part).flatMap(([name, measure]) => (chosen.has(name) ? [measure] : []));
}
