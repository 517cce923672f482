import { describe, expect, it } from 'vitest';
import {
  EVERYTHING,
  formatHistoryQuery,
  type HistoryQuery,
  parseHistoryQuery,
  rangeOf,
} from '../../renderer/history/history-query.ts';

describe('what the history is searched for', () => {
  it('is nothing by default', () => {
    expect(formatHistoryQuery(EVERYTHING)).toBe('');
    expect(parseHistoryQuery('')).toEqual(EVERYTHING);
  });

  it('comes back from a link', () => {
    const query: HistoryQuery = {
      text: 'web & "más"',
      context: 'arn:aws:eks:eu-central-1:1:cluster/prod',
      type: 'oom_killed',
      last: null,
      from: '2026-11-22T10:00:00.000Z',
      to: '2026-11-22T10:59:59.999Z',
    };
    expect(parseHistoryQuery(formatHistoryQuery(query))).toEqual(query);
    expect(parseHistoryQuery(formatHistoryQuery({ ...query, last: '7d' })).last).toBe('7d');
  });

  it.each([
    ['a type that does not exist', 'type=nonsense'],
    ['a time that is none', 'from=yesterday&to=%00'],
    ['a window that is none', 'last=1y'],
    ['a context longer than any', `context=${'x'.repeat(2000)}`],
    ['another key', 'drop=table'],
  ])('leaves out %s', (_what, link) => {
    expect(parseHistoryQuery(link)).toEqual(EVERYTHING);
  });

  it('cuts a text that is longer than main takes', () => {
    expect(parseHistoryQuery(`text=${'x'.repeat(300)}`).text).toHaveLength(200);
  });
});

it('the last days end now, whatever else the link says', () => {
  const now = Date.UTC(2026, 10, 22, 12);
  const query: HistoryQuery = { ...EVERYTHING, last: '24h', to: '2026-01-01T00:00:00.000Z' };
  expect(rangeOf(query, now)).toEqual({ from: '2026-11-21T12:00:00.000Z', to: null });
});
