import type { Database } from 'better-sqlite3';
import { asText } from './columns.ts';
import { timeOrderedId } from './time-ordered-id.ts';

/** What a message is about. `resolved` follows to wherever the opening went. */
export type DeliveryStep = 'opened' | 'worse' | 'resolved';

/** One message owed to one channel about one incident. Times are epoch ms. */
export interface Delivery {
  /** Also the idempotency key: the same however often it is tried. */
  id: string;
  incident: string;
  /** `native`, or a route of shared/route.ts. */
  channel: string;
  /** The burst it was found in: told as a part of that burst's summary. */
  burst: string | null;
  step: DeliveryStep;
  /** dropped: no longer worth telling. dead: given up, listed with its reason. */
  state: 'pending' | 'sent' | 'dropped' | 'dead';
  createdAt: number;
  /** Not to be told before this time (the dedup window, the next try). */
  notBefore: number;
  /** When it was told, dropped or given up; null while it is pending. */
  doneAt: number | null;
  attempts: number;
  /** Why the last try failed, one sentence; null while none did. */
  error: string | null;
  /** What the channel calls the thread that it is in. */
  remote: string | null;
}

/** A message that is to be told from now on, or from `notBefore`. */
export type OwedDelivery = Pick<Delivery, 'incident' | 'channel' | 'burst' | 'step' | 'notBefore'>;

interface DeliveryRow extends Omit<Delivery, 'createdAt' | 'notBefore' | 'doneAt'> {
  created_at: number;
  not_before: number;
  done_at: number | null;
}

function fromRow({ created_at, not_before, done_at, ...same }: DeliveryRow): Delivery {
  return { ...same, createdAt: created_at, notBefore: not_before, doneAt: done_at };
}

const NATIVE = 'native';
const COLUMNS =
  'id, incident, channel, burst, step, state, created_at, not_before, done_at, attempts, error, remote';
/** Messages of one channel looked through at once; after an outage there may be many. */
const MOST_PENDING = 2_000;

export function deliveryQueries(db: Database) {
  const insert = db.prepare<[OwedDelivery & { id: string; createdAt: number }]>(
    `INSERT INTO deliveries (id, incident, channel, burst, step, state, created_at, not_before)
     VALUES (@id, @incident, @channel, @burst, @step, 'pending', @createdAt, @notBefore)`,
  );
  const pending = db.prepare<[string, number], DeliveryRow>(
    `SELECT ${COLUMNS} FROM deliveries WHERE state = 'pending' AND channel = ? ORDER BY seq LIMIT ?`,
  );
  const channels = db
    .prepare<[], string>(`SELECT DISTINCT channel FROM deliveries WHERE state = 'pending'`)
    .pluck();
  const earlier = db.prepare<[string], DeliveryRow>(
    `SELECT ${COLUMNS} FROM deliveries WHERE incident = ${asText()} AND state <> 'dropped' ORDER BY seq DESC LIMIT 100`,
  );
  const finish = db.prepare<['sent' | 'dropped', number, string | null, string]>(
    `UPDATE deliveries SET state = ?, done_at = ?, remote = ?, error = NULL WHERE id = ? AND state = 'pending'`,
  );
  const retry = db.prepare<[number, number, string, string]>(
    `UPDATE deliveries SET attempts = attempts + ?, not_before = ?, error = ? WHERE id = ? AND state = 'pending'`,
  );
  const bury = db.prepare<[number, string, string]>(
    `UPDATE deliveries SET state = 'dead', done_at = ?, attempts = attempts + 1, error = ?
     WHERE id = ? AND state = 'pending'`,
  );
  const revive = db.prepare<[number, string]>(
    `UPDATE deliveries SET state = 'pending', done_at = NULL, not_before = ?, attempts = 0
     WHERE id = ? AND state = 'dead'`,
  );
  const dead = db.prepare<[number], DeliveryRow>(
    `SELECT ${COLUMNS} FROM deliveries WHERE state = 'dead' ORDER BY seq DESC LIMIT ?`,
  );
  const drop = db.prepare<[number, string]>(
    `UPDATE deliveries SET state = 'dropped', done_at = ?
     WHERE incident = ? AND state = 'pending' AND step <> 'resolved'`,
  );
  const counts = db.prepare<[], { channel: string; state: Delivery['state']; count: number }>(
    `SELECT channel, state, count(*) AS count FROM deliveries GROUP BY channel, state`,
  );

  return {
    /** `now`: epoch ms. */
    owe(delivery: OwedDelivery, now: number): void {
      insert.run({ ...delivery, id: timeOrderedId(now), createdAt: now });
    },
    /** Oldest first. */
    pending(channel: string): Delivery[] {
      return pending.all(channel, channel === NATIVE ? -1 : MOST_PENDING).map(fromRow);
    },
    /** The routes, beside this desktop, that something is owed to. */
    owedTo: (): string[] => channels.all().filter((channel) => channel !== NATIVE),
    /** What was told or is about to be told of an incident, newest first. */
    of(incident: string): Delivery[] {
      return earlier.all(incident).map(fromRow);
    },
    /** Nothing pending of this incident is told any more. */
    drop(incident: string, at: number): void {
      drop.run(at, incident);
    },
    finish(id: string, state: 'sent' | 'dropped', at: number, remote: string | null = null): void {
      finish.run(state, at, remote, id);
    },
    /** It failed, and is tried again at `at`. `counts`: whether it was the message's own try. */
    retryAt(id: string, at: number, error: string, tried: boolean): void {
      retry.run(tried ? 1 : 0, at, error, id);
    },
    bury(id: string, at: number, error: string): void {
      bury.run(at, error, id);
    },
    /** Sends a dead one again; false when it is not dead. */
    revive: (id: string, at: number): boolean => revive.run(at, id).changes === 1,
    /** Newest first. */
    dead: (limit: number): Delivery[] => dead.all(limit).map(fromRow),
    counts: () => counts.all(),
  };
}
