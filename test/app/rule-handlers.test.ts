import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ruleHandlers } from '../../electron/app/rule-handlers.ts';
import { openRules, type Rules } from '../../electron/app/rules.ts';
import type { Session } from '../../electron/app/session-ports.ts';
import { batch, crash } from '../incidents/support/cluster-events.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';
import { testLog } from '../incidents/support/test-log.ts';
import { tempFolder } from '../store/support/temp-folder.ts';

const MINE = 'rules:\n  - id: mine\n    when: { name: web }\n    then: { suppress: true }\n';
let path: string;
let rules: Rules;
let room: ReturnType<typeof incidentRoom>;
let handlers: ReturnType<typeof ruleHandlers>;
let looks: number;

beforeEach(() => {
  path = join(tempFolder(), 'rules.yaml');
  room = incidentRoom();
  rules = openRules(path, () => room.settings, testLog());
  looks = 0;
  const session = () =>
    ({
      incidents: room.incidents,
      archive: room.store,
      reconsider: () => void looks++,
    }) as unknown as Session;
  handlers = ruleHandlers({ rules, session, clock: room.clock });
});
const get = () => handlers['rules.get']({});

describe('the rules as the window sees them', () => {
  it('are what holds, and the text it comes from', async () => {
    expect(await get()).toMatchObject({ file: path, text: '', revision: '', problems: [] });
    // The watcher may be late or have been refused: asking reads the file.
    writeFileSync(path, MINE);
    const view = await get();
    expect(view.rules[0]).toMatchObject({ id: 'mine', builtIn: false, matched: 0 });
    expect(view.text).toBe(MINE);
  });

  it('can be checked without being saved', async () => {
    expect(await handlers['rules.check']({ text: 'rules: 5' })).toHaveLength(1);
    expect(await handlers['rules.check']({ text: MINE })).toEqual([]);
    expect((await get()).text).toBe('');
  });

  it('are in force at once when saved, and what is open is looked at anew', async () => {
    expect(await handlers['rules.save']({ text: MINE, revision: '' })).toMatchObject({
      outcome: 'saved',
      problems: [],
      view: { text: MINE, rules: [{ id: 'mine' }, {}, {}, {}, {}, {}] },
    });
    expect(looks).toBe(1);
  });

  it('are not saved when they are wrong, or changed elsewhere', async () => {
    const { revision } = await get();
    expect(await handlers['rules.save']({ text: 'rules: 5', revision })).toMatchObject({
      outcome: 'invalid',
      problems: [{ line: 1, column: 8 }],
    });
    writeFileSync(path, '# theirs\n');
    expect(await handlers['rules.save']({ text: MINE, revision })).toMatchObject({
      outcome: 'conflict',
      view: { text: '# theirs\n' },
    });
    expect([readFileSync(path, 'utf8'), looks]).toEqual(['# theirs\n', 0]);
  });

  it('can be switched, a built-in one too', async () => {
    writeFileSync(path, MINE);
    await handlers['rules.enable']({ rule: 'mine', enabled: false });
    const view = await handlers['rules.enable']({ rule: 'crash-loop', enabled: false });
    expect(view.rules.filter(({ enabled }) => !enabled).map(({ id }) => id)).toEqual(['mine', 'crash-loop']);
    expect(view.text).toContain('- id: mine\n    enabled: false\n');
    expect(() => handlers['rules.enable']({ rule: 'other', enabled: false })).toThrow(
      'There is no rule "other"',
    );
  });
});

describe('trying rules', () => {
  const incident = () => room.incidents.record(batch([crash()]))[0]?.id ?? '';

  it('on an incident says what holds, with its labels', async () => {
    const tried = await handlers['rules.try']({ subject: { incident: incident() }, text: null });
    expect(tried.facts).toMatchObject({ name: 'web', labels: { app: 'web' } });
    expect(tried.decision.rules).toEqual(['crash-loop']);
  });

  it('with a text says what that would say, and saves nothing', async () => {
    const tried = await handlers['rules.try']({ subject: { incident: incident() }, text: MINE });
    expect(tried.decision).toMatchObject({ suppress: true, rules: ['mine', 'crash-loop'] });
    expect(tried.rules[0]).toMatchObject({ rule: 'mine', outcome: 'matched' });
    expect((await get()).text).toBe('');
  });

  it('on a pasted event works too', async () => {
    const event = JSON.stringify(crash('web-1', { type: 'job_failed' }));
    const { decision } = await handlers['rules.try']({ subject: { event }, text: null });
    expect(decision.rules).toEqual(['other-trouble']);
  });

  it.each<[string, object, string | null, string]>([
    ['text that is no event', { event: 'web' }, null, 'This cannot be tried: it is not JSON'],
    ['an incident that is gone', { incident: 'x' }, null, 'This incident is not in the database (any more).'],
    ['rules with mistakes', { event: JSON.stringify(crash()) }, 'rules: 5', 'These rules have mistakes'],
  ])('%s is refused with a sentence', (_, subject, text, sentence) => {
    const payload = { subject, text } as Parameters<(typeof handlers)['rules.try']>[0];
    expect(() => handlers['rules.try'](payload)).toThrow(sentence);
  });
});
