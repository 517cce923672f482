import { beforeEach, describe, expect, it } from 'vitest';
import { parseRules } from '../../electron/rules/parse-rules.ts';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import { at, batch, crash, crashOf, endOf } from './support/cluster-events.ts';
import { START } from './support/fake-clock.ts';
import { incidentRoom } from './support/incident-room.ts';

const MINUTE = 60_000;
let room: ReturnType<typeof incidentRoom>;

beforeEach(() => {
  room = incidentRoom();
});

/** Puts rules in force, each as YAML in flow style. */
function rules(...lines: string[]): void {
  const { rules, problems } = parseRules(`rules:\n${lines.map((line) => `  - ${line}\n`).join('')}`);
  expect(problems).toEqual([]);
  room.rules.use(rules);
}
const record = (...events: ClusterEvent[]) => room.incidents.record(batch(events));
const only = () =>
  room.incidents.list({ context: 'prod', state: 'all', limit: 9, before: null }).incidents[0];
const detail = () => room.incidents.get(only()?.id ?? '');
const steps = () => detail()?.timeline.map(({ text }) => text);
const owed = () => room.store.deliveries.pending('native').length;
const told = () => {
  for (const { id } of room.store.deliveries.pending('native'))
    room.store.deliveries.finish(id, 'sent', room.clock.now());
};
/** Moves to `minutes` after the start, where time brings what it brings. */
function pass(minutes: number) {
  room.clock.advance(START + minutes * MINUTE - room.clock.now());
  return room.incidents.tick(room.clock.now());
}

describe('what rules say', () => {
  it('is kept with the incident: who matched, and the severity they gave it', () => {
    rules('{ id: quiet, when: { namespace: shop }, then: { severity: info } }');
    expect(record(crash())).toMatchObject([
      { severity: 'info', detectedSeverity: 'critical', rules: ['quiet', 'crash-loop'] },
    ]);
    expect(steps()?.at(-1)).toBe('Is info now, as the rules say (quiet, crash-loop).');
  });

  it('stays through repeats, and is said once', () => {
    rules('{ id: quiet, when: { namespace: shop }, then: { severity: info } }');
    record(crash());
    for (const n of [4, 5, 6]) record(crash('web-1', { occurrence: `restart-${n}` }));
    expect(only()).toMatchObject({ severity: 'info', count: 4 });
    expect(steps()?.filter((text) => text.startsWith('Is info'))).toHaveLength(1);
  });

  it('is judged on what was detected, not on what a rule made of it', () => {
    rules('{ id: up, when: { severity: warning }, then: { severity: critical } }');
    record(crash('web-1', { severity: 'warning' }));
    record(crash('web-1', { severity: 'warning', occurrence: 'restart-4' }));
    expect(only()).toMatchObject({ severity: 'critical', detectedSeverity: 'warning' });
  });

  it('can hang on labels of the object that fails', () => {
    rules('{ id: mine, when: { labels: { app: web } }, then: { suppress: true } }');
    record(crash(), crashOf('api', { labels: { app: 'api' } }));
    expect(owed()).toBe(1);
  });

  it('may begin to match at a repeat, and is told then', () => {
    rules(
      '{ id: early, when: { restarts: "< 5" }, then: { stop: true } }',
      '{ id: late, when: { restarts: ">= 5" }, then: { notify: native, stop: true } }',
    );
    record(crash());
    expect(owed()).toBe(0);
    const again = (restartCount: number) =>
      record(crash('web-1', { occurrence: `restart-${restartCount}`, metadata: { restartCount } }));
    again(4);
    expect(owed()).toBe(0);
    again(5);
    expect(owed()).toBe(1);
    told();
    again(6);
    expect(owed()).toBe(0);
  });

  it('may begin to match by time alone, and is told then, once', () => {
    rules(
      '{ id: early, when: { duration: "<= 10m" }, then: { stop: true } }',
      '{ id: late, when: { duration: "> 10m" }, then: { notify: native, stop: true } }',
    );
    record(crash());
    // It began a minute before it was seen.
    pass(9);
    expect(owed()).toBe(0);
    const [changed] = pass(10);
    expect(changed).toMatchObject({ rules: ['late'] });
    expect(owed()).toBe(1);
    told();
    expect([pass(11), pass(60)]).toEqual([[], []]);
    expect(owed()).toBe(0);
  });

  it('holds for a time that passed while nobody looked', () => {
    rules('{ id: late, when: { duration: "> 10m" }, then: { severity: info } }');
    record(crash());
    room.clock.advance(600 * MINUTE);
    const { incidents } = incidentRoom({ db: room.db });
    incidents.tick(room.clock.now());
    pass(601);
    expect(only()).toMatchObject({ severity: 'info' });
  });

  it('is looked at anew when rules change, and nobody is told of what is old', () => {
    rules('{ id: quiet, when: {}, then: { suppress: true } }');
    record(crash());
    pass(1);
    rules('{ id: loud, when: {}, then: { severity: warning, notify: native } }');
    expect(pass(2)).toMatchObject([{ severity: 'warning', rules: ['loud', 'crash-loop'] }]);
    expect(owed()).toBe(0);
    expect(pass(3)).toEqual([]);
  });

  it('has its own cooldown between two openings', () => {
    rules('{ id: rare, when: {}, cooldown: 1h, then: { diagnose: false } }');
    record(crash());
    told();
    pass(20);
    record(endOf(crash(), 'recovery', { detectedAt: at(20) }));
    record(crash('web-1', { occurrence: 'restart-9', detectedAt: at(20) }));
    expect(room.store.deliveries.pending('native')).toMatchObject([{ notBefore: START + 60 * MINUTE }]);
  });

  it('costs no incident and no message when it falls over', () => {
    Object.defineProperty(room.settings.notifications, 'severities', {
      get() {
        throw new Error('the rules fell over');
      },
    });
    expect(record(crash())).toMatchObject([{ severity: 'critical', rules: [] }]);
    expect(owed()).toBe(1);
    expect(room.log.lines).toContain('error Asking the rules about an incident failed.');
  });
});

describe('a silence', () => {
  const silence = (minutes: number, to: number, when: object = { name: ['web'] }) =>
    room.silences.add({
      id: `silence-${minutes}-${to}`,
      when,
      comment: '',
      start: at(minutes),
      end: at(to),
      createdAt: at(minutes),
    });

  it('lets nobody be told of what opens, records it, and marks it', () => {
    silence(0, 60);
    expect(record(crash(), crashOf('api', { detectedAt: at(-1) }))).toMatchObject([
      { name: 'web', state: 'open', silencedUntil: at(60) },
      { name: 'api', silencedUntil: null },
    ]);
    expect(owed()).toBe(1);
    expect(room.store.incidents.open('prod', 'cluster-1', 9).map(({ name }) => name)).toEqual(['api']);
    expect(room.store.openCounts.all()).toMatchObject([{ severity: 'critical', count: 1 }]);
    expect(steps()).toContain('Silenced for 1 h: nobody is told.');
  });

  it('that ends lets an incident be told that is open still, once', () => {
    silence(0, 60);
    record(crash());
    expect(pass(59)).toEqual([]);
    expect(pass(60)).toMatchObject([{ silencedUntil: null }]);
    expect(owed()).toBe(1);
    told();
    pass(61);
    record(crash('web-1', { occurrence: 'restart-4', detectedAt: at(61) }));
    expect(owed()).toBe(0);
    expect(steps()).toContain('The silence is over, still failing.');
  });

  it('that ends tells nothing of what resolved meanwhile', () => {
    silence(0, 60);
    record(crash());
    record(endOf(crash(), 'recovery', { detectedAt: at(10) }));
    pass(60);
    expect(owed()).toBe(0);
  });

  it('that ends does not tell old news again', () => {
    record(crash());
    told();
    silence(0, 60);
    expect(pass(1)).toMatchObject([{ silencedUntil: at(60) }]);
    expect(pass(60)).toMatchObject([{ silencedUntil: null }]);
    expect(owed()).toBe(0);
  });

  it('begins at its own time, and can be ended and extended', () => {
    record(crash());
    told();
    silence(10, 60);
    pass(9);
    expect(only()?.silencedUntil).toBeNull();
    pass(10);
    expect(only()?.silencedUntil).toBe(at(60));
    room.silences.endAt('silence-10-60', START + 90 * MINUTE);
    pass(60);
    expect(only()?.silencedUntil).toBe(at(90));
    room.silences.endAt('silence-10-60', START + 61 * MINUTE);
    pass(61);
    expect(only()?.silencedUntil).toBeNull();
  });

  it('outlives a restart', () => {
    silence(0, 60);
    const { incidents } = incidentRoom({ db: room.db });
    expect(incidents.record(batch([crash()]))).toMatchObject([{ silencedUntil: at(60) }]);
  });

  it('that ends last counts where several are about it', () => {
    silence(0, 60);
    silence(0, 90, { namespace: ['shop'] });
    silence(0, 120, { namespace: ['elsewhere'] });
    expect(record(crash())).toMatchObject([{ silencedUntil: at(90) }]);
  });
});
