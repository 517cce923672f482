/** `node test/bench/store.ts [events] [incidents]`: what the database's answers cost when it is full. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Database } from 'better-sqlite3';
import { createIncidents } from '../../electron/incidents/incidents.ts';
import { planDeliveries } from '../../electron/notify/plan-deliveries.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { type IncidentFilter, matchOf } from '../../electron/store/incident-search.ts';
import { startRetention } from '../../electron/store/retention.ts';
import { createStore } from '../../electron/store/store.ts';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { builtInAttention } from '../incidents/support/attention.ts';
import { quantile } from './measurement.ts';
import { event, fill, NOW, workloadOf } from './store-content.ts';

/** What a person types: names, half of a name, words of a message; also what is nowhere. */
const SEARCHED = [
  'checkout-17',
  'payments-41',
  'sess',
  'not ready',
  'team-3 gateway',
  'back-off 117',
  'nowhere',
];

const FILTERS: IncidentFilter[] = [
  { namespace: 'team-3' },
  { severities: ['warning'] },
  { types: ['crash_loop', 'node_not_ready'], severities: ['critical'] },
  { states: ['open', 'acknowledged'], namespace: 'team-7' },
  { namespace: 'nowhere' },
];

/** One measure: milliseconds, except where its unit says otherwise. `target` is on `p95`. */
export interface StoreMeasure {
  name: string;
  p50: number;
  p95: number;
  max: number;
  /** CPU time of a round on the average, in ms: what the wall shows beyond it, disk and other programs took. */
  cpu: number | null;
  /** p95 of the same work with nothing of Dogwatch around it, where there is such a thing. */
  bare: number | null;
  unit: string;
  target: number | null;
}

const LOG = { error() {}, warn() {}, info() {}, debug() {} };
/** While filling (negative: in KiB), so that a million rows in no order do not wait for the disk. */
const FILLING_CACHE_KIB = -1_000_000;
const QUERY_MS = 20;
const STORM_MS = 500;
/** Of fewer, the p95 would be the worst of them. */
const STORMS = 20;
const ROUNDS = 100;
/** As renderer/frame/store.ts asks. */
const ACTIVE_LIMIT = 5000;
const RESOLVED_PAGE = 200;

/** Fills a database in a folder of its own and measures it. */
export function measureStore(events: number, incidents: number): StoreMeasure[] {
  const folder = mkdtempSync(join(tmpdir(), 'dogwatch-bench-'));
  try {
    return measured(join(folder, 'dogwatch.db'), events, incidents);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measured(file: string, events: number, incidentCount: number): StoreMeasure[] {
  let now = NOW;
  let step: (() => void) | null = null;
  const clock = {
    now: () => now,
    after: (_: number, task: () => void) => {
      step = task;
      return () => {};
    },
  };
  const { db } = openDatabase(file, { clock, log: LOG });
  const store = createStore(db);
  const cacheSize = db.pragma('cache_size', { simple: true });
  db.pragma('synchronous = OFF');
  db.pragma(`cache_size = ${FILLING_CACHE_KIB}`);
  const ids = fill(store, incidentCount, Math.round(events / incidentCount));
  db.pragma('synchronous = FULL');
  db.pragma(`cache_size = ${cacheSize}`);
  db.pragma('wal_checkpoint(TRUNCATE)');
  const bytesPerEvent = statSync(file).size / events;

  const defaults = defaultSettings();
  const settings = () => defaults;
  const incidents = createIncidents({
    store,
    clock,
    log: LOG,
    settings,
    attention: builtInAttention(store, settings, LOG),
    follow: planDeliveries(settings),
    sight: () => null,
  });
  const someId = (round: number) => ids[(round * 7919) % ids.length] ?? '';
  const page = (context: string | null, state: 'active' | 'resolved' | 'all', limit: number) => () =>
    incidents.list({ context, state, limit, before: null });
  const deep = { lastSeen: new Date(NOW - 20 * 86_400_000).toISOString(), id: '' };
  const found = (filter: IncidentFilter) =>
    incidents.list({ context: 'prod', state: 'all', limit: RESOLVED_PAGE, before: null, ...filter });
  const searched = (round: number) => SEARCHED[round % SEARCHED.length] ?? '';
  const countMatches = db.prepare<[string]>(
    'SELECT count(*) FROM incident_words WHERE incident_words MATCH ?',
  );
  const storm = (round: number) => {
    const found = Array.from({ length: 1000 }, (_, index) => event(1e7 + round * 1000 + index, 0, NOW));
    return found.map((one) => ({ ...one, context: 'prod', owner: { ...one.owner, name: one.name } }));
  };
  const storms = Array.from({ length: STORMS }, (_, round) => storm(round));

  const results = [
    rounds('newest page, all contexts', page(null, 'all', RESOLVED_PAGE)),
    rounds('newest page, one context', page('prod', 'all', RESOLVED_PAGE)),
    rounds('unresolved of a context, as the window asks', page('prod', 'active', ACTIVE_LIMIT)),
    rounds('resolved of a context, as the window asks', page('prod', 'resolved', RESOLVED_PAGE)),
    rounds('resolved of a context, far down', () =>
      incidents.list({ context: 'prod', state: 'resolved', limit: RESOLVED_PAGE, before: deep }),
    ),
    rounds('text search', (round) => found({ text: searched(round) }), {
      bare: (round) => countMatches.get(matchOf(searched(round))),
    }),
    rounds('text search for a word that every incident has', () => found({ text: 'restarting' }), {
      target: null,
    }),
    rounds('filters of the window', (round) => found(FILTERS[round % FILTERS.length] ?? {})),
    rounds('one incident with timeline and events', (round) => incidents.get(someId(round))),
    rounds('tray: open incidents and their counts', () => [
      store.incidents.open('prod', 'c0ffee00-0000-4000-8000-000000000000', 10),
      store.openCounts.all(),
    ]),
    rounds('history of a workload', (round) => store.history.workload(workloadOf(round * 2), NOW)),
    rounds(
      'storm: 1,000 incidents persisted',
      (round) =>
        incidents.record({ context: 'prod', cluster: 'c', events: storms[round] ?? [], burst: null }),
      { times: storms.length, target: STORM_MS, bare: (round) => writeBare(db, storms[round] ?? []) },
    ),
    rounds('export: a page of events', pagesOf(store.exports.pages({ ...EVERYTHING, what: 'events' }))),
  ];
  now += 15 * 86_400_000;
  startRetention({ store, clock, log: LOG, limits: () => settings().history });
  results.push(rounds('pruning: one step', () => step?.(), { times: 2000 }));
  store.close();
  const size = {
    p50: bytesPerEvent,
    p95: bytesPerEvent,
    max: bytesPerEvent,
    cpu: null,
    bare: null,
    unit: 'bytes',
    target: null,
  };
  return [...results, { name: 'size on disk per event, all else included', ...size }];
}

const EVERYTHING = { format: 'csv', context: null, from: null, to: null } as const;
const pagesOf = (pages: Iterator<string>) => () => pages.next();

function rounds(
  name: string,
  work: (round: number) => unknown,
  {
    times = ROUNDS,
    target = QUERY_MS,
    bare,
  }: { times?: number; target?: number | null; bare?: (round: number) => unknown } = {},
): StoreMeasure {
  const timesOf = (some: (round: number) => unknown) =>
    Array.from({ length: times }, (_, round) => {
      const started = performance.now();
      some(round);
      return performance.now() - started;
    });
  const cpuBefore = process.cpuUsage();
  const took = timesOf(work);
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpu = (user + system) / 1000 / times;
  const [p50, p95] = [quantile(took, 0.5), quantile(took, 0.95)];
  const floor = bare ? quantile(timesOf(bare), 0.95) : null;
  return { name, p50, p95, max: Math.max(...took), cpu, bare: floor, unit: 'ms', target };
}

/** Events as they are, into a table without an index, in one transaction. */
function writeBare(db: Database, events: readonly ClusterEvent[]): void {
  db.exec('CREATE TABLE IF NOT EXISTS bare (event TEXT)');
  const insert = db.prepare<[string]>('INSERT INTO bare (event) VALUES (?)');
  db.transaction(() => {
    for (const one of events) insert.run(JSON.stringify(one));
  })();
}

function line({ name, p50, p95, max, cpu, unit, target }: StoreMeasure): string {
  const numbers = [p50, p95, max, cpu].map((value) => (value?.toFixed(1) ?? '').padStart(9)).join('');
  const verdict = target === null ? '' : p95 <= target ? `  met (${target})` : `  MISSED (${target})`;
  return `${name.padEnd(46)}${numbers} ${unit}${verdict}\n`;
}

if (import.meta.main) {
  const [events = 1_000_000, incidents = 100_000] = process.argv.slice(2).map(Number);
  process.stdout.write(
    `${''.padEnd(46)}${['p50', 'p95', 'max', 'cpu'].map((each) => each.padStart(9)).join('')}\n`,
  );
  for (const measure of measureStore(events, incidents)) process.stdout.write(line(measure));
}
