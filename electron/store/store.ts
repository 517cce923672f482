import type { Database } from 'better-sqlite3';
import { contextQueries } from './contexts.ts';
import { deliveryQueries } from './deliveries.ts';
import { diagnosisQueries } from './diagnoses.ts';
import { eventQueries } from './events.ts';
import { evidenceQueries } from './evidence.ts';
import { exportQueries } from './export.ts';
import { firstSightQueries } from './first-sights.ts';
import { historyQueries } from './history.ts';
import { wordQueries } from './incident-words.ts';
import { incidentQueries } from './incidents.ts';
import { memberQueries } from './members.ts';
import { openCountQueries } from './open-counts.ts';
import { overviewQueries } from './overview.ts';
import { playbookQueries } from './playbook-runs.ts';
import { pruningQueries } from './pruning.ts';
import { silenceQueries } from './silences.ts';
import { storeError } from './store-error.ts';
import { timelineQueries } from './timeline.ts';

/** Everything Dogwatch remembers. Synchronous; what a call has returned from is on disk. */
export type Store = ReturnType<typeof createStore>;

export function createStore(db: Database) {
  const events = eventQueries(db);
  const words = wordQueries(db);
  return {
    incidents: incidentQueries(db),
    events,
    members: memberQueries(db),
    timeline: timelineQueries(db),
    evidence: evidenceQueries(db, events),
    diagnoses: diagnosisQueries(db),
    deliveries: deliveryQueries(db),
    firstSights: firstSightQueries(db),
    contexts: contextQueries(db),
    openCounts: openCountQueries(db),
    overview: overviewQueries(db),
    history: historyQueries(db),
    exports: exportQueries(db),
    playbooks: playbookQueries(db),
    pruning: pruningQueries(db),
    silences: silenceQueries(db),

    /**
     * All of `work` is written, or nothing of it.
     * @throws StoreError when SQLite refuses (disk full …); whatever else `work` throws, as it is.
     */
    transaction<T>(work: () => T): T {
      try {
        return db
          .transaction(() => {
            const done = work();
            words.index();
            return done;
          })
          .immediate();
      } catch (error) {
        throw error instanceof Error && error.name === 'SqliteError' ? storeError(error, db.name) : error;
      }
    },

    /** Writes the WAL back and lets go of the file. Idempotent. */
    close(): void {
      db.close();
    },
  };
}
