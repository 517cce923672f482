import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactly, parsePattern } from '../../electron/rules/pattern.ts';
import { aboutWorkload, createSilences, readMatchers } from '../../electron/rules/silences.ts';
import type { Silence } from '../../shared/silence.ts';
import { at, batch, crash } from '../incidents/support/cluster-events.ts';
import { START } from '../incidents/support/fake-clock.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';
import { crashFacts } from './support/facts.ts';

const silence = (part: Partial<Silence> = {}): Silence => ({
  id: '01a20320-a200-78ca-bd46-f36faad78d0c',
  when: { name: ['web'] },
  comment: 'planned',
  start: at(0),
  end: at(60),
  createdAt: at(0),
  ...part,
});

describe('silences', () => {
  it('are kept, the one that ends last first', () => {
    const { silences, store, log } = incidentRoom();
    const long = silence({ id: '01a20320-a200-78ca-bd46-f36faad78d0d', end: at(90) });
    silences.add(silence());
    silences.add(long);
    expect(createSilences(store, log).all()).toEqual([long, silence()]);
  });

  it('run from their start to just before their end', () => {
    const { silences } = incidentRoom();
    silences.add(silence({ start: at(1) }));
    const until = (ms: number) => silences.silencedUntil(crashFacts(), START + ms);
    expect([until(59_999), until(60_000), until(3_599_999), until(3_600_000)]).toEqual([
      null,
      at(60),
      at(60),
      null,
    ]);
  });

  it('are forgotten a month after their end', () => {
    const { silences, store, log } = incidentRoom();
    silences.add(silence());
    silences.add(
      silence({ id: 'new', createdAt: at(60 * 24 * 31), start: at(60 * 24 * 31), end: at(60 * 24 * 32) }),
    );
    expect(silences.all()).toHaveLength(1);
    expect(createSilences(store, log).all()).toHaveLength(1);
  });

  it('that cannot be used any more silence nothing, and nothing falls over', () => {
    const { store, log } = incidentRoom();
    store.silences.add(silence({ when: { name: ['/(/'] } }));
    const silences = createSilences(store, log);
    expect(silences.silencedUntil(crashFacts(), START + 1)).toBeNull();
    expect(log.lines).toEqual(['warn A silence cannot be used.']);
  });

  it('are not added with a pattern that cannot be used', () => {
    const { silences, store } = incidentRoom();
    expect(() => silences.add(silence({ when: { name: ['/(/'] } }))).toThrow(/cannot be used/);
    expect([silences.all(), store.silences.all()]).toEqual([[], []]);
  });
});

describe('the silence of an incident', () => {
  it('is about its workload, in its context, and about nothing else', () => {
    const [incident] = incidentRoom().incidents.record(batch([crash()]));
    if (incident === undefined) throw new Error('nothing was recorded');
    expect(aboutWorkload(incident)).toEqual({
      context: ['prod'],
      namespace: ['shop'],
      kind: ['Deployment'],
      name: ['web'],
    });
    expect(aboutWorkload({ ...incident, namespace: '', kind: 'Node' })).not.toHaveProperty('namespace');
  });

  it('fits exactly, whatever is in the names', () => {
    const odd = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.stringMatching(/^[!/*?[\]{},.$^()|\\ a-]{1,20}$/),
      fc.constantFrom('arn:aws:eks:eu-west-1:1:cluster/prod', 'gke_a_b_c', 'ctx [old]*'),
    );
    fc.assert(
      fc.property(odd, odd, (name, other) => {
        const { negated, fits } = parsePattern(exactly(name));
        expect(negated).toBe(false);
        expect(fits(name)).toBe(true);
        expect(fits(other)).toBe(other === name);
      }),
    );
    expect(exactly('arn:aws:eks:eu-west-1:1:cluster/prod')).toBe('arn:aws:eks:eu-west-1:1:cluster/prod');
  });
});

describe('matchers from the window', () => {
  it('are those of a rule, labels by name', () => {
    expect(
      readMatchers({ name: ['web', 'api-*'], 'labels.team': ['a'], 'labels.app.kubernetes.io/name': ['b'] }),
    ).toEqual({
      name: ['web', 'api-*'],
      labels: { team: ['a'], 'app.kubernetes.io/name': ['b'] },
    });
  });

  it.each([
    [{}, 'Say what is to be silenced: name at least one thing.'],
    [{ name: [] }, 'name: the list is empty'],
    [{ name: ['/(/'] }, 'name: /(/ cannot be used (missing closing ): `(`).'],
    [{ type: ['crash'] }, 'type: there is no type "crash"'],
    [{ colour: ['red'] }, 'Unrecognized key: "colour"'],
  ])('%j is refused', (when, why) => {
    expect(() => readMatchers(when)).toThrow(why);
  });
});
