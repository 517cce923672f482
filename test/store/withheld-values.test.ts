import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '../../electron/store/migrations.ts';
import { createStore } from '../../electron/store/store.ts';
import { approval as scene } from '../support/playbook-scenes.ts';
import { tempFolder } from './support/temp-folder.ts';

/** The version that kept whole requests. */
const BEFORE = 10;
const template = (value: string) => ({
  spec: { containers: [{ name: 'app', env: [{ name: 'HOST', value }] }], filler: 'x'.repeat(20_000) },
});

/** As an earlier version left it: decided, so that a row was overwritten. */
function oldApproval(db: Database): void {
  const { changes, ...rest } = scene();
  const [change] = changes;
  const body = [{ op: 'replace', path: '/spec/template', value: template('hunter2') }];
  const whole = {
    ...rest,
    changes: [
      {
        ...change,
        fields: [
          { path: '/spec/template', before: template('hunter1'), after: template('hunter2') },
          { path: '/spec/replicas', before: 1, after: 2 },
        ],
        request: { method: 'PATCH', path: '/x', contentType: 'application/json', body },
      },
    ],
  };
  db.pragma('foreign_keys = OFF');
  db.prepare(`INSERT INTO approvals (id, run, state, approval) VALUES (?, ?, 'pending', ?)`).run(
    ...[rest.id, rest.run, JSON.stringify(whole)],
  );
  db.prepare(`UPDATE approvals SET state = 'approved', approval = ?`).run(JSON.stringify(whole));
  db.pragma(`user_version = ${BEFORE}`);
}

test('what earlier versions kept of requests is in the file no more', () => {
  const file = join(tempFolder(), 'dogwatch.db');
  const onDisk = () =>
    [file, `${file}-wal`].flatMap((one) => readFileSync(one, 'latin1').match(/hunter\d/g) ?? []);
  const db = new Sqlite(file);
  db.pragma('auto_vacuum = INCREMENTAL');
  db.pragma('journal_mode = WAL');
  migrate(db, file);
  oldApproval(db);
  db.pragma('wal_checkpoint(FULL)');
  expect(onDisk()).not.toEqual([]);

  migrate(db, file);
  expect(onDisk()).toEqual([]);
  expect(createStore(db).playbooks.approvals()).toMatchObject([
    {
      title: scene().title,
      changes: [
        {
          fields: [
            { before: { heldBy: null }, after: { heldBy: null } },
            { before: 1, after: 2 },
          ],
          request: { path: '/x', body: null },
        },
      ],
    },
  ]);
  db.close();
});
