import { describe, expect, it } from 'vitest';
import { choicesOf, NO_FILTERS, passing, toggled, valueInWords } from '../../renderer/incidents/filters.ts';
import { incident } from '../support/scene-incidents.ts';

const all = [
  incident('crash_loop', { name: 'a', namespace: 'shop' }),
  incident('crash_loop', { name: 'b', namespace: 'shop', severity: 'warning' }),
  incident('oom_killed', { name: 'c', namespace: 'data', state: 'acknowledged' }),
  incident('node_not_ready', { name: 'd', namespace: '', kind: 'Node', context: 'staging' }),
  incident('oom_killed', { name: 'e', namespace: 'data', state: 'resolved', resolution: 'gone' }),
];
const names = (incidents: readonly { name: string }[]) => incidents.map(({ name }) => name).join('');

describe('filters', () => {
  it.each([
    ['none', {}, 'abcde'],
    ['one value', { namespace: ['shop'] }, 'ab'],
    ['any of several values', { namespace: ['shop', ''] }, 'abd'],
    ['all of several facets', { namespace: ['shop', 'data'], severity: ['critical'] }, 'ace'],
    ['a context', { context: ['staging'] }, 'd'],
    ['a type', { type: ['oom_killed'] }, 'ce'],
    ['a state', { state: ['acknowledged'] }, 'c'],
    ['how it was resolved', { state: ['gone'] }, 'e'],
  ])('%s', (_, part, left) => {
    expect(names(passing(all, { ...NO_FILTERS, ...part }))).toBe(left);
  });

  it('take a value out again that they were given twice', () => {
    const once = toggled(NO_FILTERS, 'namespace', 'shop');
    expect(once.namespace).toEqual(['shop']);
    expect(toggled(once, 'namespace', 'shop')).toEqual(NO_FILTERS);
  });
});

describe('what a facet offers', () => {
  const offered = (part: Partial<typeof NO_FILTERS>, facet: 'namespace' | 'severity' | 'state') =>
    choicesOf(all, { ...NO_FILTERS, ...part }, facet).map(
      ({ value, count, chosen }) => `${value} ${count}${chosen ? ' chosen' : ''}`,
    );

  it('counts what there is of each value, the most frequent first', () => {
    expect(offered({}, 'namespace')).toEqual(['data 2', 'shop 2', ' 1']);
  });

  it('is in an order of its own where there is one', () => {
    expect(offered({}, 'severity')).toEqual(['critical 4', 'warning 1']);
    expect(offered({}, 'state')).toEqual(['open 3', 'acknowledged 1', 'gone 1']);
  });

  it('counts beside what the other facets ask for, not beside itself', () => {
    expect(offered({ severity: ['warning'], namespace: ['data'] }, 'namespace')).toEqual([
      'shop 1',
      'data 0 chosen',
    ]);
  });
});

it.each([
  ['type', 'oom_killed', 'OOMKilled'],
  ['state', 'gone', 'deleted'],
  ['namespace', '', 'no namespace'],
  ['namespace', 'a\u202Eb', 'ab'],
] as const)('%s %j is called %j', (facet, value, words) => {
  expect(valueInWords(facet, value)).toBe(words);
});
