import type { Database } from 'better-sqlite3';

/** One message owed to one channel about one incident. Times are epoch ms. */
export interface Delivery {
  id: string;
  incident: string;
  channel: string;
  /** The burst it was found in: told as a part of that burst's summary. */
  burst: string | null;
  /** dropped: no longer worth telling (the incident was resolved or taken care of first). */
  state: 'pending' | 'sent' | 'dropped';
  createdAt: number;
  /** Not to be told before this time (the dedup window). */
  notBefore: number;
  /** When it was told or dropped; null while it is pending. */
  doneAt: number | null;
}

interface DeliveryRow extends Omit<Delivery, 'createdAt' | 'notBefore' | 'doneAt'> {
  created_at: number;
  not_before: number;
  done_at: number | null;
}

function fromRow({ created_at, not_before, done_at, ...same }: DeliveryRow): Delivery {
  return { ...same, createdAt: created_at, notBefore: not_before, doneAt: done_at };
}

const COLUMNS = 'id, incident, channel, burst, state, created_at, not_before, done_at';

export function deliveryQueries(db: Database) {
  const insert = db.prepare<[DeliveryRow]>(
    `INSERT INTO deliveries (${COLUMNS})
     VALUES (@id, @incident, @channel, @burst, @state, @created_at, @not_before, @done_at)`,
  );
  const pending = db.prepare<[string], DeliveryRow>(
    `SELECT ${COLUMNS} FROM deliveries WHERE state = 'pending' AND channel = ? ORDER BY seq`,
  );
  const earlier = db.prepare<[string], DeliveryRow>(
    `SELECT ${COLUMNS} FROM deliveries WHERE incident = ? AND state <> 'dropped' ORDER BY seq DESC LIMIT 100`,
  );
  const finish = db.prepare<['sent' | 'dropped', number, string]>(
    `UPDATE deliveries SET state = ?, done_at = ? WHERE id = ? AND state = 'pending'`,
  );

  const drop = db.prepare<[number, string]>(
    `UPDATE deliveries SET state = 'dropped', done_at = ? WHERE incident = ? AND state = 'pending'`,
  );

  return {
    add({ createdAt, notBefore, doneAt, ...same }: Delivery): void {
      insert.run({ ...same, created_at: createdAt, not_before: notBefore, done_at: doneAt });
    },
    /** Oldest first. */
    pending(channel: string): Delivery[] {
      return pending.all(channel).map(fromRow);
    },
    /** What was told or is about to be told of an incident, newest first. */
    of(incident: string): Delivery[] {
      return earlier.all(incident).map(fromRow);
    },
    /** Nothing pending of this incident is told any more. */
    drop(incident: string, at: number): void {
      drop.run(at, incident);
    },
    finish(id: string, state: 'sent' | 'dropped', at: number): void {
      finish.run(state, at, id);
    },
  };
}
