import { describe, expect, it } from 'vitest';
import { foreignText, origin } from '../../electron/kube/redact.ts';

describe('foreignText', () => {
  it.each([
    ['a header', 'Authorization: Bearer abc.DEF-123 rest', 'Authorization: [redacted] [redacted] rest'],
    ['a JWT', 'got eyJhbGciOi.eyJzdWIiOi.sig-nature', 'got [redacted]'],
    ['a password in a URL', 'GET https://me:hunter2@host/path', 'GET https://[redacted]@host/path'],
    [
      'a setting',
      'client_secret=hunter2, id_token: "abc"',
      'client_secret=[redacted], id_token: "[redacted]"',
    ],
    ['a key', '-----BEGIN EC PRIVATE KEY-----\nMHc\n-----END EC PRIVATE KEY----- end', '[redacted] end'],
    ['a key cut short', '-----BEGIN PRIVATE KEY-----\nMHc', '[redacted]'],
    ['an opaque token', `k8s-aws-v1.${'aB3'.repeat(20)}`, 'k8s-aws-v1.[redacted]'],
    ['a hex token', 'f'.repeat(48), '[redacted]'],
  ])('blanks %s', (_name, text, expected) => {
    expect(foreignText(text)).toBe(expected);
  });

  it.each([
    'pods "checkout-frontend-deployment-very-long-name-5d9f8b7c6d-x2x4z" not found',
    `image app@sha256:${'0123456789abcdef'.repeat(4)}`,
    'uid d60fa43d-1498-4523-bdc1-20bea8ba9862',
  ])('keeps %s', (text) => {
    expect(foreignText(text)).toBe(text);
  });

  it('makes one line of anything', () => {
    expect(foreignText(' a\r\n\tb\u0000\u202e\u2028c \u001b[31mred\u001b[0m ')).toBe('a b c red');
    for (const value of [null, undefined, 7, {}, []]) expect(foreignText(value)).toBe('');
  });

  it('cuts', () => {
    expect(foreignText('x '.repeat(500), 10)).toBe('x x x x x…');
    expect(foreignText('x '.repeat(5_000)).length).toBe(300);
  });
});

describe('origin', () => {
  it.each([
    ['https://me:pw@host:6443/k8s/clusters/c-1?x=1', 'https://host:6443'],
    ['nonsense', 'an invalid address'],
  ])('of %s', (url, expected) => {
    expect(origin(url)).toBe(expected);
  });
});
