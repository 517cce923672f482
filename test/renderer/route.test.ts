import { expect, it } from 'vitest';
import { formatRoute, parseRoute } from '../../renderer/frame/route.ts';

it.each([
  ['', { screen: 'incidents', incident: null }],
  ['#/incidents', { screen: 'incidents', incident: null }],
  ['#/incidents/0b9c', { screen: 'incidents', incident: '0b9c' }],
  ['#/clusters', { screen: 'clusters' }],
  ['#/settings', { screen: 'settings' }],
  ['#/nonsense/0b9c', { screen: 'incidents', incident: null }],
])('%j', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

it('comes back from what it wrote', () => {
  const route = { screen: 'incidents', incident: '0b9c' } as const;
  expect(parseRoute(formatRoute(route))).toEqual(route);
});
