import { describe, expect, it } from 'vitest';
import { wholeAudit, withPage } from '../../renderer/playbooks/audit-rows.ts';
import { diffLines } from '../../renderer/playbooks/diff-lines.ts';
import { offersVersion } from '../../renderer/playbooks/offers-version.ts';
import { runInWords } from '../../renderer/playbooks/run-words.ts';
import { timeLeft } from '../../renderer/playbooks/time-left.ts';
import type { Incident } from '../../shared/incident.ts';
import type { AuditEntry, Run } from '../../shared/playbook.ts';
import { approval, run, step } from '../support/playbook-scenes.ts';
import { incident } from '../support/scene-incidents.ts';

describe('a diff is shown', () => {
  it('with its signs, without the names of files', () => {
    const lines = diffLines(approval().diffs[0] ?? '');
    expect(lines.map(({ kind }) => kind)).toEqual(['place', 'same', 'removed', 'added']);
    expect(lines.at(-1)).toEqual({ kind: 'added', sign: '+', text: '  memory: 768Mi' });
  });
  it.each([
    ['- pod shop/web-1', [{ kind: 'removed', sign: '-', text: ' pod shop/web-1' }]],
    ['  pod shop/web-1: not now', [{ kind: 'same', sign: ' ', text: ' pod shop/web-1: not now' }]],
    [
      '@@ -1 +1 @@\n---- a\n\\ No newline at end of file\n',
      expect.arrayContaining([{ kind: 'removed', sign: '-', text: '--- a' }]),
    ],
  ])('%j', (diff, lines) => {
    expect(diffLines(diff)).toEqual(lines);
  });
});

it.each([
  [300_000, '5 min 0 s left'],
  [59_001, '1 min 0 s left'],
  [1, '1 s left'],
  [0, null],
  [-1, null],
])('%d ms before it expires: %s', (ms, text) => {
  const now = Date.parse('2026-11-22T14:00:00Z');
  expect(timeLeft(new Date(now + ms).toISOString(), now)).toBe(text);
});
it('knows no time left of what is no date', () => expect(timeLeft('soon', 0)).toBeNull());

it.each([
  ['running', ['done', 'running', 'pending'], 'Under way, step 2 of 3'],
  ['waiting', ['done', 'waiting', 'pending'], 'Waits for you, step 2 of 3'],
  ['stopped', ['stopped', 'skipped', 'skipped'], 'Stopped at step 1 of 3'],
  ['done', ['done'], 'Done'],
] as const)('a %s run says how far it is', (state, steps, words) => {
  expect(runInWords({ state, steps: steps.map((state) => step({ state })) })).toBe(words);
});

describe('the audit log', () => {
  const entry = (seq: number): AuditEntry => ({
    ...{ seq, at: '2026-11-22T14:00:00Z', what: 'started', run: 'r', approval: null, incident: 'i' },
    ...{ context: 'prod-eu', cluster: 'prod', object: null, text: `${seq}` },
  });
  const upTo = (last: number) => Array.from({ length: last }, (_, at) => entry(last - at));

  it('joins pages newest first, and nothing twice', () => {
    expect(withPage([entry(3), entry(2)], [entry(4), entry(3)]).map(({ seq }) => seq)).toEqual([4, 3, 2]);
  });

  it('is exported whole, oldest first, page by page', async () => {
    const all = upTo(1201);
    const asked: (number | null)[] = [];
    const text = await wholeAudit(async (before, limit) => {
      asked.push(before);
      return all.filter(({ seq }) => before === null || seq < before).slice(0, limit);
    });
    expect(asked).toEqual([null, 702, 202]);
    const lines = text?.trimEnd().split('\n') ?? [];
    expect(lines.map((line) => JSON.parse(line).seq)).toEqual(all.map(({ seq }) => seq).reverse());
  });

  it('is not exported when a part of it cannot be read', async () => {
    expect(await wholeAudit(async (before) => (before === null ? upTo(600).slice(0, 500) : null))).toBeNull();
  });
});

describe('the offers are asked for again', () => {
  const shown = incident('crash_loop', { failing: 2, metadata: { image: 'shop/web:1', restartCount: 3 } });
  const under = run([step()]);

  it.each<[string, Partial<Incident>, Run?]>([
    ['when it resolved', { state: 'resolved' }],
    ['when it came back', { reopened: 1 }],
    ['when nothing fails any more', { failing: 0 }],
    ['when the object has another image', { metadata: { image: 'shop/web:2' } }],
    ['when it is paused', { metadata: { ...shown.metadata, paused: true } }],
    ['when a run begins', {}, under],
  ])('%s', (_when, part, active) => {
    expect(offersVersion({ ...shown, ...part }, active)).not.toBe(offersVersion(shown, undefined));
  });

  it('but not for every restart of a container', () => {
    const later = { ...shown, count: 9, failing: 3, metadata: { ...shown.metadata, restartCount: 4 } };
    expect(offersVersion(later, undefined)).toBe(offersVersion(shown, undefined));
  });
});
