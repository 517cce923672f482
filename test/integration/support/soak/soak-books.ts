import type { Database } from 'better-sqlite3';
import { type Entry, FAULTS, type FaultyService, isLost } from './faulty-service.ts';

/** A delivery as it stands in the database at the end. */
interface Row {
  seq: number;
  id: string;
  incident: string;
  channel: string;
  step: 'opened' | 'worse' | 'resolved';
  state: 'pending' | 'sent' | 'dropped' | 'dead';
  done_at: number;
}

/** What the database says was told or given up, held against what the services took. */
export interface Books {
  messages: number;
  digests: number;
  dead: number;
  /** Taken more than once, and why. */
  repeats: { lost: number; hungUp: number; killed: number };
  /** A sentence each: there must be none. */
  wrong: string[];
}

/** When the process was killed: it was dead from some moment in between on, by the soak's clock. */
export interface Death {
  from: number;
  until: number;
}

/** Messages that were told at one moment are one message. */
const isGroup = (rows: readonly Row[]) => rows.length > 1;

/**
 * Reconciles every request with every delivery. A route's messages go one at a time, so what was marked between two
 * requests is what the first of them told.
 */
export function reconcile(db: Database, services: readonly FaultyService[], deaths: readonly Death[]): Books {
  const rows = db.prepare<[], Row>('SELECT * FROM deliveries ORDER BY seq').all();
  const books: Books = {
    messages: 0,
    digests: 0,
    dead: 0,
    repeats: { lost: 0, hungUp: 0, killed: 0 },
    wrong: [],
  };
  for (const { route, journal } of services) {
    const done = rows.filter(
      ({ channel, state }) => channel === route && (state === 'sent' || state === 'dead'),
    );
    const told = [...Map.groupBy(done, ({ done_at }) => done_at).entries()].toSorted(([a], [b]) => a - b);
    let next = 0;
    journal.forEach((entry, at) => {
      const until = journal[at + 1]?.at ?? Number.POSITIVE_INFINITY;
      const [marked, group] = told[next] ?? [];
      const isMarked = marked !== undefined && marked >= entry.at && marked < until;
      if (isMarked) next += 1;
      const wasKilled = diedWithin(entry.at, until);
      settle(entry, isMarked ? (group ?? []) : null, wasKilled);
    });
    for (const [, group] of told.slice(next)) wrong(`${route}: nobody received ${describe(group)}`);
    follow(route, journal, done);
    heed(route, journal);
  }
  for (const row of rows) if (row.state === 'pending') wrong(`${row.channel}: still owed ${row.id}`);
  return books;

  function diedWithin(from: number, until: number): boolean {
    return deaths.some((death) => death.until >= from && death.from < until);
  }

  function wrong(sentence: string): void {
    books.wrong.push(sentence);
  }

  function settle(entry: Entry, group: Row[] | null, wasKilled: boolean): void {
    const { takes } = FAULTS[entry.fault];
    const said = `${entry.fault} ${entry.step} of ${entry.incident ?? `${entry.about} incidents`}`;
    if (group === null) {
      if (!takes) return;
      if (isLost(entry)) books.repeats.lost += 1;
      else if (wasKilled) books.repeats.killed += 1;
      else if (!entry.followed) books.repeats.hungUp += 1;
      else wrong(`taken, and not known to be: ${said}`);
      return;
    }
    const state = group[0]?.state;
    if (state === 'sent' && !takes) wrong(`marked, and not taken: ${said}`);
    if (state === 'dead' && entry.fault !== 'unwelcome') wrong(`given up without need: ${said}`);
    if (state === 'dead') books.dead += group.length;
    else books.messages += 1;
    if (state === 'sent' && isGroup(group)) books.digests += 1;
    if (!fits(entry, group)) wrong(`${said} is not ${describe(group)}`);
  }

  /** A service that asked to be left alone is, for as long as it said. */
  function heed(route: string, journal: readonly Entry[]): void {
    journal.forEach(({ at, retryAfterMs }, index) => {
      const next = journal[index + 1]?.at ?? Number.POSITIVE_INFINITY;
      const hasForgotten = diedWithin(at, next);
      if (next < at + retryAfterMs && !hasForgotten) wrong(`${route}: did not wait for ${retryAfterMs} ms`);
    });
  }

  /** What a reader sees of each incident never goes back. */
  function follow(route: string, journal: readonly Entry[], done: readonly Row[]): void {
    const seqOf = new Map(rows.map(({ id, seq }) => [id, seq]));
    const latest = new Map<string, { seq: number; count: number }>();
    for (const { incident, key, count, fault } of journal) {
      if (incident === null || !FAULTS[fault].takes) continue;
      const before = latest.get(incident) ?? { seq: 0, count: 0 };
      const seq = key === null ? before.seq : (seqOf.get(key) ?? 0);
      if (seq < before.seq || (count ?? 0) < before.count) wrong(`${route}: out of order: ${incident}`);
      latest.set(incident, { seq, count: count ?? 0 });
    }
    for (const [incident, own] of Map.groupBy(done, (row) => row.incident))
      if (own.some(({ done_at }, at) => done_at < (own[at - 1]?.done_at ?? 0)))
        wrong(`${route}: told out of order: ${incident}`);
  }
}

function fits({ incident, step, about, key }: Entry, group: readonly Row[]): boolean {
  const incidents = new Set(group.map((row) => row.incident));
  if (isGroup(group)) return step === 'digest' && about === incidents.size;
  const [row] = group;
  return row?.incident === incident && row.step === step && (key === null || key === row.id);
}

const describe = (group: readonly Row[]) =>
  group.map(({ step, incident }) => `${step} ${incident}`).join(', ');
