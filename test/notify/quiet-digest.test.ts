import { describe, expect, test } from 'vitest';
import { quietDigest } from '../../electron/notify/quiet-digest.ts';
import { incident } from '../support/scene-incidents.ts';

const NOW = Date.now();
const crash = (name: string) => incident('crash_loop', { name, namespace: 'shop', severity: 'critical' });
const pull = (name: string) =>
  incident('image_pull_failed', { name, namespace: 'shop', severity: 'warning' });
const over = (name: string) => ({ ...crash(name), state: 'resolved' as const });

describe('the digest of quiet hours', () => {
  test('counts what was held back, names what is open and most severe, and counts what is over', () => {
    const incidents = [pull('a'), crash('b'), over('c'), pull('d'), pull('e'), over('f')];
    const digest = quietDigest('1', incidents, NOW);
    expect(digest.title).toBe('prod-eu: 6 incidents during quiet hours');
    expect(digest.body.split('\n')).toEqual([
      expect.stringMatching(/^shop · b keeps crashing/),
      expect.stringMatching(/^shop · a /),
      expect.stringMatching(/^shop · d /),
      'and 1 more open',
      '2 are over or taken care of',
    ]);
    expect(digest).toMatchObject({ severity: 'critical', incident: null });
  });

  test('of one incident leads to it', () => {
    const only = pull('a');
    expect(quietDigest('1', [only], NOW)).toMatchObject({
      title: 'prod-eu: 1 incident during quiet hours',
      severity: 'warning',
      incident: only.id,
    });
  });

  test('of a night that is over says so, and is nothing severe', () => {
    const digest = quietDigest('1', [over('a'), over('b')], NOW);
    expect(digest).toMatchObject({ body: 'All are over or taken care of', severity: 'info' });
    expect(quietDigest('1', [over('a')], NOW).body).toBe('It is over or taken care of');
  });

  test('hostile names stay on their line', () => {
    const digest = quietDigest('1', [{ ...crash('a'), namespace: 'x\ny\u202e' }], NOW);
    expect(digest.body.split('\n')).toHaveLength(1);
    expect(digest.body).not.toContain('\u202e');
  });
});
