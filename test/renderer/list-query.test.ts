import { expect, it } from 'vitest';
import { NO_FILTERS } from '../../renderer/incidents/filters.ts';
import { formatQuery, type ListQuery, parseQuery } from '../../renderer/incidents/list-query.ts';

const plain: ListQuery = {
  tab: 'active',
  text: '',
  filters: NO_FILTERS,
  sort: 'attention',
  group: 'none',
};

it('a list as it is by default needs no words', () => {
  expect(formatQuery(plain)).toBe('');
  expect(parseQuery('')).toEqual(plain);
});

it('comes back from what it wrote, whatever names hold', () => {
  const query: ListQuery = {
    tab: 'resolved',
    text: 'a&b=c #1 ü',
    filters: { ...NO_FILTERS, namespace: ['', 'a/b?c'], severity: ['critical', 'info'] },
    sort: 'seen',
    group: 'workload',
  };
  expect(parseQuery(formatQuery(query))).toEqual(query);
});

it('leaves out what it does not understand', () => {
  expect(
    parseQuery('tab=x&severity=bad&severity=info&severity=info&type=__proto__&sort=&group=no&z=1'),
  ).toEqual({
    ...plain,
    filters: { ...NO_FILTERS, severity: ['info'] },
  });
});

it('cuts what is longer than anybody means', () => {
  const many = Array.from({ length: 300 }, (_, index) => `namespace=n${index}`).join('&');
  expect(parseQuery(many).filters.namespace).toHaveLength(50);
  expect(parseQuery(`text=${'x'.repeat(5_000)}`).text).toHaveLength(200);
});
