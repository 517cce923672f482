import { expect, it } from 'vitest';
import { formatRoute, parseRoute } from '../../renderer/frame/route.ts';

it.each([
  ['', { screen: 'incidents', incident: null, list: '' }],
  ['#/incidents', { screen: 'incidents', incident: null, list: '' }],
  ['#/incidents/0b9c', { screen: 'incidents', incident: '0b9c', list: '' }],
  ['#/incidents?sort=newest', { screen: 'incidents', incident: null, list: 'sort=newest' }],
  ['#/incidents/0b9c?text=a?b', { screen: 'incidents', incident: '0b9c', list: 'text=a?b' }],
  ['#/history/0b9c?text=web', { screen: 'history', incident: '0b9c', list: 'text=web' }],
  ['#/history', { screen: 'history', incident: null, list: '' }],
  ['#/overview', { screen: 'overview' }],
  ['#/clusters', { screen: 'clusters' }],
  ['#/settings', { screen: 'settings' }],
  ['#/nonsense/0b9c?sort=newest', { screen: 'incidents', incident: null, list: '' }],
])('%j', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

it('comes back from what it wrote', () => {
  const route = { screen: 'incidents', incident: '0b9c', list: 'severity=critical' } as const;
  expect(parseRoute(formatRoute(route))).toEqual(route);
});
