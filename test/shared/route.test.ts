import { describe, expect, test } from 'vitest';
import { formatRoute, parseRoute } from '../../shared/route.ts';

describe('a route', () => {
  test.each([
    'native',
    'telegram:123456789',
    'telegram:-1001234567890',
    'telegram:@oncall_team',
    'slack:C0123456789',
    'slack:#on-call',
    'webhook:pager',
    'ntfy:my_topic-1',
  ])('%s is read and written back', (text) => {
    const route = parseRoute(text);
    expect(route && formatRoute(route)).toBe(text);
  });

  test.each([
    '',
    'Native',
    'native:1',
    'telegram',
    'telegram:',
    'telegram:soon',
    'telegram:1e9',
    'slack:general',
    'slack:#',
    'webhook:https://example.com/hook',
    'ntfy:a/b',
    'ntfy:a\nb',
    'pigeon:7',
    'toString:1',
    '__proto__:1',
    ' native',
  ])('%j is none', (text) => expect(parseRoute(text)).toBeNull());
});
