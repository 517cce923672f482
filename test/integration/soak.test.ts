import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Sqlite, { type Database } from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createRandom } from '../../electron/demo/random.ts';
import { temporaryFolder } from './support/dogwatch.ts';
import { type FaultyService, isLost, startFaultyService } from './support/soak/faulty-service.ts';
import { ntfyShape, slackShape, telegramShape, webhookShape } from './support/soak/service-shapes.ts';
import { type Death, reconcile } from './support/soak/soak-books.ts';
import { soakClock, soakTime } from './support/soak/soak-clock.ts';
import type { SoakTerms } from './support/soak/soak-dogwatch.ts';
import { namespaceOf, soakFeed } from './support/soak/soak-feed.ts';
import { startSoakProcess } from './support/soak/soak-process.ts';

/**
 * The promise of the outbox, kept under everything at once: what was recorded is told, whatever the services do and
 * however often the process dies.
 */

const SEED = 20_261_122;
const EVENTS = 10_000;
const KILLS = 20;
/** So many of them while nothing new happens any more and the rest is delivered. */
const LATE_KILLS = 4;
/** Hours pass in a minute: backoff, circuits, limits, cooldowns and what is no news any more. */
const SPEED = 240;
/** By the machine's own time. */
const ANSWER_MS = 1_500;
/** What a process sent before it died is read within this time: the next one has not started by then. */
const LAST_WORDS_MS = 50;
const SECRETS = {
  'webhook-ops-secret': 'between us',
  'slack-token': 'xoxb-soak',
  'telegram-token': '4242:soak',
  'ntfy-token': 'tk_soak',
};
const RULES = `version: 1
rules:
  - { id: pay, when: { namespace: pay }, then: { notify: "slack:C0PAYMENTS" } }
  - { id: batch, when: { namespace: "ba*" }, then: { notify: "telegram:4242" } }
  - { id: edge, when: { namespace: "/^edge$/" }, then: { notify: "ntfy:edge" } }
  - { id: pulls, when: { type: image_pull_failed, restarts: ">= 2" }, then: { severity: critical } }
`;
const ROUTES: Record<string, string> = { pay: 'slack:C0PAYMENTS', batch: 'telegram:4242', edge: 'ntfy:edge' };
const random = createRandom(SEED);

test(`${EVENTS} events over channels that fail in every way, killed ${KILLS} times: nothing is lost, nothing out of order`, {
  timeout: 480_000,
}, async () => {
  const folder = temporaryFolder();
  const time = soakTime(Date.parse('2026-11-20T08:00:00Z'), SPEED);
  const clock = soakClock(time);
  const started = performance.now();
  const serve = (route: string, shape: Parameters<typeof startFaultyService>[1]) =>
    startFaultyService(route, shape, { random: createRandom(SEED + route.length), clock });
  const webhook = await serve('webhook:ops', webhookShape(SECRETS['webhook-ops-secret']));
  const slack = await serve('slack:C0PAYMENTS', slackShape);
  const telegram = await serve('telegram:4242', telegramShape);
  const ntfy = await serve('ntfy:edge', ntfyShape);
  const services = [webhook, slack, telegram, ntfy];
  onTestFinished(() => Promise.all(services.map((service) => service.close())).then(() => {}));

  const terms: SoakTerms = {
    ...{ folder, rules: RULES, time, seed: SEED, events: EVENTS, paceMs: 10, answerMs: ANSWER_MS },
    urls: { slack: slack.url, telegram: telegram.url, ntfy: ntfy.url },
    secrets: { ...SECRETS, 'webhook-ops-url': `${webhook.url}/hook` },
  };
  const weather = badWeather(services);
  const deaths = await runAndKill(terms, () => clock.now());
  await weather.over();

  const db = new Sqlite(join(folder, 'dogwatch.db'), { readonly: true });
  onTestFinished(() => void db.close());
  const { wrong, repeats, ...counts } = reconcile(db, services, deaths);
  const repeated = repeats.lost + repeats.hungUp + repeats.killed;
  const seconds = Math.round((performance.now() - started) / 1000);
  process.stdout.write(
    `soak: ${EVENTS} events, ${deaths.length} kills, ${counts.messages} messages (${counts.digests} digests), ` +
      `${counts.dead} given up as the service wanted, ${repeated} repeats (${repeats.lost} answers lost, ${repeats.hungUp} given up waiting, ` +
      `${repeats.killed} killed before it was marked), ${faultsOf(services)}; ${seconds} s\n`,
  );

  expect(wrong.slice(0, 20)).toEqual([]);
  const lost = services.flatMap(({ journal }) => journal).filter(isLost).length;
  expect(repeated).toBeLessThanOrEqual(lost + repeats.hungUp + deaths.length * services.length);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expectEachEventOnce(db);
  expectEveryoneTold(db);
  // It is no soak of channels that never fail, nor of digests alone.
  expect(counts.messages - counts.digests).toBeGreaterThan(1_000);
  expect(counts.digests).toBeGreaterThan(10);
  for (const service of services) expect(service.refusals()).toBeGreaterThan(0);
});

/** Lets it run, kills it at moments of chance, starts it again; the last time until nothing is owed. */
async function runAndKill(terms: SoakTerms, now: () => number): Promise<Death[]> {
  const deaths: Death[] = [];
  const early = KILLS - LATE_KILLS;
  for (let kill = 1; kill <= KILLS; kill++) {
    const dogwatch = startSoakProcess(terms);
    const until = kill <= early ? Math.floor((EVENTS * (kill - random.next())) / early) : EVENTS;
    await dogwatch.reports(({ recorded }) => recorded >= until);
    await setTimeout(random.between(0, kill <= early ? 60 : 400));
    const from = now();
    await dogwatch.kill();
    deaths.push({ from, until: now() + LAST_WORDS_MS * SPEED });
  }
  const last = startSoakProcess(terms);
  const { errors } = await last.reports(({ recorded, owed }) => recorded === EVENTS && owed === 0);
  expect(errors).toEqual([]);
  await last.end();
  return deaths;
}

/** Each service refuses connections now and then, and the last one for longer than news stays news. */
function badWeather(services: readonly FaultyService[]) {
  const over = new AbortController();
  const rest = (ms: number) => setTimeout(ms, undefined, { signal: over.signal }).catch(() => {});
  const spells = services.map(async (service, index) => {
    const chance = createRandom(SEED + index);
    if (index === services.length - 1) await service.refuse(18_000);
    while (!over.signal.aborted) {
      await rest(chance.between(2_000, 6_000));
      if (!over.signal.aborted) await service.refuse(chance.between(100, 1_200));
    }
  });
  return {
    async over() {
      over.abort();
      await Promise.all(spells);
    },
  };
}

function expectEachEventOnce(db: Database): void {
  const stored = db.prepare<[], string>('SELECT id FROM events').pluck().all();
  const fed = soakFeed(SEED, EVENTS).flatMap((batch) => batch.map(({ id }) => id));
  expect(stored.toSorted()).toEqual(fed.toSorted());
}

interface Told {
  namespace: string;
  name: string;
  state: string;
  flapping_since: number | null;
  channel: string;
  first: string;
  last: string;
}

/** Every incident was owed to each of its routes, and what was told last is how it is: an end is, once it does not flap. */
function expectEveryoneTold(db: Database): void {
  const told = db
    .prepare<[], Told>(
      `SELECT namespace, name, incidents.state, flapping_since, channel,
         min(step) FILTER (WHERE step = 'opened') AS first, max(deliveries.seq), step AS last
       FROM deliveries JOIN incidents ON incidents.id = incident
       WHERE deliveries.state <> 'dropped' GROUP BY incident, channel`,
    )
    .all();
  const routesOf = Map.groupBy(told, ({ name }) => name);
  const workloads = new Set(soakFeed(SEED, EVENTS).flatMap((batch) => batch.map((one) => one.workload)));
  for (const workload of workloads) {
    const routes = (routesOf.get(`app-${workload}`) ?? []).map(({ channel }) => channel).toSorted();
    const named = ROUTES[namespaceOf(workload)];
    expect(routes).toEqual([...(named === undefined ? [] : [named]), 'webhook:ops'].toSorted());
  }
  const untrue = told.filter(({ state, flapping_since, first, last }) => {
    const isOver = state === 'resolved' && flapping_since === null;
    return first === null || (last === 'resolved' ? state !== 'resolved' : isOver);
  });
  expect(untrue).toEqual([]);
}

function faultsOf(services: readonly FaultyService[]): string {
  const drawn = services.flatMap(({ journal }) => journal).map(({ fault }) => fault);
  const counts = [...Map.groupBy(drawn, (fault) => fault)].map(([fault, all]) => `${all.length} ${fault}`);
  const refusals = services.reduce((sum, service) => sum + service.refusals(), 0);
  return [...counts, `${refusals} spells of refusal`].join(', ');
}
