import { describe, expect, it } from 'vitest';
import { causeIn, rowsOf } from '../../renderer/incidents/rows.ts';
import type { Incident } from '../../shared/incident.ts';
import { incident } from '../support/scene-incidents.ts';

const one = (id: string, parent: string | null = null): Incident =>
  incident('crash_loop', { id, name: id, parent });
const lines = (incidents: Incident[], ...unfolded: string[]) =>
  rowsOf(incidents, (id) => unfolded.includes(id)).map(
    ({ incident, under, explains, unfolded }) =>
      `${under === null ? '' : '- '}${incident.id}${explains > 0 ? ` ${unfolded ? 'v' : '>'}${explains}` : ''}`,
  );

describe('the lines of the list', () => {
  const all = [one('web', 'node'), one('alone'), one('node'), one('api', 'node')];

  it('fold away what another explains, in the order given, and count it', () => {
    expect(lines(all)).toEqual(['alone', 'node >2']);
  });

  it('show it under its cause once unfolded', () => {
    expect(lines(all, 'node', 'alone')).toEqual(['alone', 'node v2', '- web', '- api']);
  });

  it('let stand alone what is explained by something not in this list', () => {
    expect(lines([one('web', 'resolved node'), one('alone')])).toEqual(['web', 'alone']);
  });

  it('are one level deep, however long the chain was', () => {
    const chain = [one('empty', 'web'), one('web', 'node'), one('node')];
    expect(lines(chain, 'node')).toEqual(['node v2', '- empty', '- web']);
  });

  it('never lose an incident, not even in a circle that cannot be', () => {
    const circle = [one('a', 'b'), one('b', 'a'), one('self', 'self')];
    expect(
      lines(circle, 'a', 'b', 'self')
        .map((line) => line.replace(/^- | v.*/g, ''))
        .toSorted(),
    ).toEqual(['a', 'b', 'self']);
  });
});

it('the cause of what nothing explains is itself', () => {
  const alone = one('alone');
  expect(causeIn(new Map(), alone)).toBe(alone);
});
