import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { addFlapping } from '../../electron/store/flapping.ts';
import type { IncidentFilter } from '../../electron/store/incident-search.ts';
import { migrate } from '../../electron/store/migrations.ts';
import { createSchema } from '../../electron/store/schema.ts';
import { addHistory } from '../../electron/store/schema-history.ts';
import type { Incident } from '../../shared/incident.ts';
import { at, batch, crash, crashOf, endOf } from '../incidents/support/cluster-events.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';

const EVERYTHING = { context: null, state: 'all', limit: 100, before: null } as const;
const owner = (kind: string, namespace: string, name: string) => ({
  kind,
  namespace,
  name,
  uid: `uid-${name}`,
});
const checkout = crashOf('checkout-api', {
  namespace: 'shop',
  container: 'payments',
  message: 'back-off 5m0s restarting failed container',
  metadata: { reason: 'CrashLoopBackOff', node: 'node-3', image: 'registry.example/shop/checkout:2.3.1' },
  detectedAt: at(3),
});
const ledger = crash('ledger-0', {
  type: 'oom_killed',
  severity: 'warning',
  namespace: 'bücher',
  owner: owner('StatefulSet', 'bücher', 'ledger'),
  message: 'ran over its limit',
  metadata: { reason: 'OOMKilled' },
  detectedAt: at(2),
});
const node = crash('node-3', {
  type: 'node_not_ready',
  kind: 'Node',
  namespace: '',
  owner: owner('Node', '', 'node-3'),
  container: null,
  message: 'Kubelet stopped posting node status',
  metadata: { ready: 'Unknown' },
  detectedAt: at(1),
});
const elsewhere = crashOf('checkout-api', { context: 'stage', metadata: {}, detectedAt: at(0) });

let room: ReturnType<typeof incidentRoom>;
beforeEach(() => {
  room = incidentRoom();
  for (const event of [elsewhere, node, ledger, checkout]) room.incidents.record(batch([event]));
});

const list = (query: Parameters<typeof room.incidents.list>[0]) => room.incidents.list(query);
const found = (filter: IncidentFilter, context: string | null = null) => {
  const { incidents, total } = list({ ...EVERYTHING, ...filter, context });
  expect(total).toBe(incidents.length);
  return incidents.map(({ context, name }: Incident) => `${context}/${name}`);
};
const PROD = { checkout: 'prod/checkout-api', ledger: 'prod/ledger', node: 'prod/node-3' };
const STAGE = 'stage/checkout-api';

describe('text', () => {
  it.each([
    ['a name', 'checkout-api', [PROD.checkout, STAGE]],
    ['a name still being typed', 'checkout-a', [PROD.checkout, STAGE]],
    ['a word within a name', 'api', [PROD.checkout, STAGE]],
    ['any case', 'LEDGER', [PROD.ledger]],
    ['a namespace, also without its accents', 'bucher', [PROD.ledger]],
    ['a kind', 'statefulset', [PROD.ledger]],
    ['a container', 'payments', [PROD.checkout]],
    ['a type', 'not_ready', [PROD.node]],
    ['the Kubernetes word', 'OOMKilled', [PROD.ledger]],
    ['words of the message', 'kubelet status', [PROD.node]],
    ['the node of a pod, and the node', 'node-3', [PROD.checkout, PROD.node]],
    ['an image and its tag', 'checkout:2.3', [PROD.checkout]],
    ['words in any order', 'api shop restarting', [PROD.checkout, STAGE]],
    ['words that are not all there', 'checkout ledger', []],
    ['the middle of a word', 'eckout', []],
    ['nothing but blanks: everything', '  \t ', [PROD.checkout, PROD.ledger, PROD.node, STAGE]],
  ])('finds %s', (_, text, expected) => {
    expect(found({ text })).toEqual(expected);
  });

  it.each([
    'checkout AND ledger',
    'checkout OR ledger',
    'checkout NOT api',
    'NEAR(checkout api)',
    'name:checkout ledger',
    '^ledger api',
    'checkout*ledger',
    '{name} : ledger api',
  ])('is words, never operators: %s', (text) => {
    expect(found({ text })).toEqual([]);
  });

  it.each(['"', '""', '*', '-', '(', "'", '\0', '\ud800', '…', '; DROP TABLE incidents'])(
    'without a word that occurs finds nothing: %j',
    (text) => {
      expect(found({ text })).toEqual([]);
    },
  );

  it.each(['"checkout-api"', '(checkout)', 'checkout\0api', '- checkout', '*checkout*', '+checkout ""'])(
    'is read past its signs: %j',
    (text) => {
      expect(found({ text })).toEqual([PROD.checkout, STAGE]);
    },
  );

  it('may be anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(list({ ...EVERYTHING, text }).total).toBeLessThanOrEqual(4);
      }),
    );
  });

  it('finds what an incident says now, not what it said', () => {
    const later = { occurrence: 'later', message: 'exec format error', detectedAt: at(9) };
    room.incidents.record(batch([{ ...checkout, ...later, id: crash().id }]));
    expect(found({ text: 'exec format' })).toEqual([PROD.checkout]);
    expect(found({ text: '5m0s' })).toEqual([]);
  });

  it('forgets an incident with its row', () => {
    room.db.exec(`DELETE FROM incidents WHERE name = 'ledger'`);
    expect(found({ text: 'ledger' })).toEqual([]);
    expect(room.db.prepare('SELECT count(*) FROM incident_words').pluck().get()).toBe(3);
  });
});

describe('filters', () => {
  beforeEach(() => {
    room.incidents.record(batch([endOf(ledger, 'recovery', { detectedAt: at(10) })]));
  });

  it.each<[string, IncidentFilter, string[]]>([
    ['types', { types: ['oom_killed', 'node_not_ready'] }, [PROD.ledger, PROD.node]],
    ['severities', { severities: ['warning'] }, [PROD.ledger]],
    ['states', { states: ['resolved', 'snoozed'] }, [PROD.ledger]],
    ['a namespace', { namespace: 'shop' }, [PROD.checkout, STAGE]],
    ['what has none', { namespace: '' }, [PROD.node]],
    ['a time from which', { from: at(2) }, [PROD.checkout, PROD.ledger]],
    ['a time up to which', { to: at(1) }, [PROD.node, STAGE]],
    ['the time between', { from: at(1), to: at(2) }, [PROD.ledger, PROD.node]],
    ['none of its choices', { types: [] }, []],
    [
      'all of them at once',
      { text: 'api', namespace: 'shop', severities: ['critical'] },
      [PROD.checkout, STAGE],
    ],
    ['what excludes each other', { text: 'api', states: ['resolved'] }, []],
  ])('%s', (_, filter, expected) => {
    expect(found(filter).sort()).toEqual([...expected].sort());
  });

  it('hold within one context', () => {
    expect(found({ text: 'checkout' }, 'stage')).toEqual([STAGE]);
    expect(found({ types: ['crash_loop'] }, 'prod')).toEqual([PROD.checkout]);
  });

  it.each([
    ['active', [PROD.checkout, PROD.node, STAGE]],
    ['resolved', [PROD.ledger]],
  ] as const)('hold within the list of the %s', (state, expected) => {
    const { incidents } = list({ ...EVERYTHING, state, severities: ['critical', 'warning', 'info'] });
    expect(incidents.map(({ context, name }) => `${context}/${name}`)).toEqual(expected);
  });
});

it('pages on through what is found, newest first, each with the total', () => {
  const pods = Array.from({ length: 7 }, (_, index) => crashOf(`worker-${index}`, { detectedAt: at(20) }));
  room.incidents.record(batch(pods));
  const names: string[] = [];
  let before: { lastSeen: string; id: string } | null = null;
  for (;;) {
    const page = list({ ...EVERYTHING, text: 'worker', limit: 3, before });
    expect(page.total).toBe(7);
    const last = page.incidents.at(-1);
    if (last === undefined) break;
    names.push(...page.incidents.map(({ name }) => name));
    before = { lastSeen: last.lastSeen, id: last.id };
  }
  expect(names.sort()).toEqual(pods.map(({ owner }) => owner.name));
});

it('what an older Dogwatch kept is found too', () => {
  const db = new Sqlite(':memory:');
  for (const step of [createSchema, addFlapping, addHistory]) step(db);
  db.prepare(
    `INSERT INTO incidents (id, fingerprint, context, cluster, type, severity, namespace, kind, name, state, message,
       metadata, failing, affected, since, first_seen, last_seen, count, reopened, pre_existing)
     VALUES ('i', 'f', 'prod', 'c', 'crash_loop', 'warning', 'shop', 'Deployment', 'ledger', 'open', 'back-off',
       '{}', 1, 1, '2026-11-22T12:00:00Z', 1, 2, 1, 0, 0)`,
  ).run();
  db.pragma('user_version = 3');
  migrate(db, ':memory:');
  const { incidents } = incidentRoom({ db });
  const { incidents: found } = incidents.list({ ...EVERYTHING, text: 'ledger' });
  expect(found).toMatchObject([
    { name: 'ledger', detectedSeverity: 'warning', silencedUntil: null, rules: [] },
  ]);
});

it.each([
  ['a context', 'prod', 'incidents_newest_in_context'],
  ['all contexts', null, 'incidents_newest'],
])('reads only the incidents it shows: %s', (_, context, index) => {
  const statements: string[] = [];
  const db = new Sqlite(':memory:', { verbose: (sql) => void statements.push(String(sql)) });
  migrate(db, ':memory:');
  const narrow: IncidentFilter = {
    namespace: 'shop',
    types: ['crash_loop'],
    severities: ['critical'],
    states: ['open'],
    from: at(0),
    to: at(1),
  };
  incidentRoom({ db }).incidents.list({ ...EVERYTHING, context, ...narrow });
  const [page = '', total = ''] = statements.filter((sql) => sql.startsWith('SELECT')).slice(-2);
  const plan = (sql: string) =>
    db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail);
  expect(plan(page).join()).toContain(`USING COVERING INDEX ${index}`);
  expect(plan(total).join()).toContain(`USING COVERING INDEX ${index}`);
});

it('a word of thousands of incidents finds them as one of a few does', () => {
  const many = Array.from({ length: 2_100 }, (_, index) => crashOf(`web-${index}`, { detectedAt: at(4) }));
  room.incidents.record(batch(many));
  expect(list({ ...EVERYTHING, text: 'deployment' }).total).toBe(2_102);
  expect(list({ ...EVERYTHING, context: 'stage', text: 'deployment' }).total).toBe(1);
  expect(
    list({ ...EVERYTHING, text: 'deployment', limit: 2, before: { lastSeen: at(4), id: '' } }),
  ).toMatchObject({
    incidents: [{ name: 'checkout-api' }, { name: 'checkout-api' }],
  });
  expect(found({ text: 'web-2099' })).toEqual(['prod/web-2099']);
});

it('what is written in one transaction is found after it, and only what is left of it', () => {
  const { store, incidents } = room;
  const [one, other] = incidents.list(EVERYTHING).incidents;
  if (one === undefined || other === undefined) throw new Error('the room is empty');
  store.transaction(() => {
    store.incidents.save({ ...one, name: 'renamed' });
    store.incidents.save({ ...one, name: 'renamed-again' });
    store.incidents.save({ ...other, name: 'renamed-too' });
  });
  expect(list({ ...EVERYTHING, text: 'renamed' }).total).toBe(2);
  expect(list({ ...EVERYTHING, text: `"${one.name}"` }).incidents).not.toContainEqual(
    expect.objectContaining({ id: one.id }),
  );
});
