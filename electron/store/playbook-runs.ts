import type { Database } from 'better-sqlite3';
import type { Approval, AuditEntry, Run } from '../../shared/playbook.ts';
import { toJson, toMs, toTime } from './columns.ts';

interface AuditRow extends Omit<AuditEntry, 'at' | 'object'> {
  at: number;
  object: string | null;
}

/** Names what a run is about: one cluster's object. */
export const subjectOf = ({ cluster, object: { kind, namespace, name } }: Pick<Run, 'cluster' | 'object'>) =>
  JSON.stringify([cluster, kind, namespace, name]);

/** Approvals shown at once. */
const APPROVALS_SHOWN = 200;

export function playbookQueries(db: Database) {
  const saveRun = db.prepare<[string, string, string, string, string]>(
    `INSERT INTO runs (id, incident, state, subject, run) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, run = excluded.run`,
  );
  const oneRun = db.prepare<[string], string>('SELECT run FROM runs WHERE id = ?').pluck();
  const active = db
    .prepare<[], string>(`SELECT run FROM runs WHERE state IN ('running', 'waiting') ORDER BY seq`)
    .pluck();
  const ofIncident = db
    .prepare<[string], string>('SELECT run FROM runs WHERE incident = ? ORDER BY seq DESC LIMIT 20')
    .pluck();
  const activeOn = db
    .prepare<[string], string>(`SELECT run FROM runs WHERE subject = ? AND state IN ('running', 'waiting')`)
    .pluck();

  const addApproval = db.prepare<[string, string, string]>(
    `INSERT INTO approvals (id, run, state, approval) VALUES (?, ?, 'pending', ?)`,
  );
  const oneApproval = db.prepare<[string], string>('SELECT approval FROM approvals WHERE id = ?').pluck();
  const decide = db.prepare<[string, string, string]>(
    `UPDATE approvals SET state = ?, approval = ? WHERE id = ? AND state = 'pending'`,
  );
  const pending = db
    .prepare<[], string>(`SELECT approval FROM approvals WHERE state = 'pending' ORDER BY seq`)
    .pluck();
  const latest = db
    .prepare<[number], string>('SELECT approval FROM approvals ORDER BY seq DESC LIMIT ?')
    .pluck();

  const addAudit = db.prepare<[AuditRow]>(
    `INSERT INTO audit (at, what, run, approval, incident, context, cluster, object, text)
     VALUES (@at, @what, @run, @approval, @incident, @context, @cluster, @object, @text)`,
  );
  const auditPage = db.prepare<[number, number], AuditRow>(
    'SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT ?',
  );

  const seeRevision = db.prepare<[string, string, string, number]>(
    `INSERT INTO revisions_seen (cluster, workload, revision, at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at`,
  );
  const seen = db
    .prepare<[string, string], string>(
      'SELECT revision FROM revisions_seen WHERE cluster = ? AND workload = ?',
    )
    .pluck();

  const parsed = <T>(text: string) => JSON.parse(text) as T;
  return {
    /** @throws SqliteError when another run on the same object is under way */
    saveRun(run: Run): void {
      saveRun.run(run.id, run.incident, run.state, subjectOf(run), toJson(run));
    },
    run(id: string): Run | null {
      const text = oneRun.get(id);
      return text === undefined ? null : parsed<Run>(text);
    },
    /** Those not at their end, oldest first. */
    activeRuns: (): Run[] => active.all().map(parsed<Run>),
    /** The latest first. */
    runsOf: (incident: string): Run[] => ofIncident.all(incident).map(parsed<Run>),
    activeOn(of: Pick<Run, 'cluster' | 'object'>): Run | null {
      const text = activeOn.get(subjectOf(of));
      return text === undefined ? null : parsed<Run>(text);
    },

    addApproval(approval: Approval): void {
      addApproval.run(approval.id, approval.run, toJson(approval));
    },
    approval(id: string): Approval | null {
      const text = oneApproval.get(id);
      return text === undefined ? null : parsed<Approval>(text);
    },
    /** Decides once, ever: false when it was decided before. */
    decide(approval: Approval): boolean {
      return decide.run(approval.state, toJson(approval), approval.id).changes === 1;
    },
    pendingApprovals: (): Approval[] => pending.all().map(parsed<Approval>),
    /** The latest first, decided ones too. */
    approvals: (): Approval[] => latest.all(APPROVALS_SHOWN).map(parsed<Approval>),

    audit(entry: Omit<AuditEntry, 'seq'>): void {
      const object = entry.object === null ? null : toJson(entry.object);
      addAudit.run({ ...entry, seq: 0, at: toMs(entry.at), object });
    },
    /** Newest first, those before `before` (its `seq`; null for the newest). */
    auditPage(before: number | null, limit: number): AuditEntry[] {
      return auditPage.all(before ?? Number.MAX_SAFE_INTEGER, limit).map((row) => ({
        ...row,
        at: toTime(row.at),
        object: row.object === null ? null : parsed<AuditEntry['object']>(row.object),
      }));
    },

    /** `workload`: its UID, for one of the same name that comes after it begins anew. `at`: epoch ms. */
    revisionSeen(cluster: string, workload: string, revision: string, at: number): void {
      seeRevision.run(cluster, workload, revision, at);
    },
    /** Those of the workload with this UID, in no order. */
    revisionsSeen: (cluster: string, workload: string): string[] => seen.all(cluster, workload),
  };
}
