import { describe, expect, it } from 'vitest';
import { networkError } from '../../electron/kube/network-error.ts';

const endpoint = { server: 'https://prod:6443', proxyUrl: null, clusterFile: '/kube/config' };

function coded(code: string, message = 'raw', cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { code });
}

describe('networkError', () => {
  it.each([
    ['ECONNREFUSED', 'unreachable', 'cannot reach https://prod:6443 (connection refused)'],
    ['ENOTFOUND', 'unreachable', 'cannot reach https://prod:6443 (host not found)'],
    ['EHOSTUNREACH', 'unreachable', 'cannot reach https://prod:6443 (no route to the host)'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout', 'cannot reach https://prod:6443 (timed out after 10 s)'],
    ['ETIMEDOUT', 'timeout', 'cannot reach https://prod:6443 (timed out)'],
    ['ESOMETHING', 'unreachable', 'cannot reach https://prod:6443 (raw)'],
    [
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'tls',
      'https://prod:6443 does not speak TLS: is it an http:// address?',
    ],
    [
      'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
      'credentials',
      'https://prod:6443 did not accept the client certificate',
    ],
    [
      'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE',
      'credentials',
      'https://prod:6443 did not accept the client certificate',
    ],
    [
      'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
      'credentials',
      'https://prod:6443 did not accept the client certificate',
    ],
    ['ERR_SSL_NO_SHARED_CIPHER', 'tls', 'no secure connection to https://prod:6443 (raw)'],
  ])('words %s', (code, kind, message) => {
    expect(networkError(coded(code), endpoint)).toMatchObject({ kind, message, status: null });
  });

  it('looks behind what undici wraps', () => {
    const wrapped = coded('UND_ERR_SOCKET', 'other side closed', coded('ECONNREFUSED'));
    expect(networkError(new TypeError('fetch failed', { cause: wrapped }), endpoint).message).toBe(
      'cannot reach https://prod:6443 (connection refused)',
    );
    expect(networkError(coded('UND_ERR_SOCKET', 'other side closed'), endpoint).message).toBe(
      'cannot reach https://prod:6443 (connection cut)',
    );
  });

  it('names the proxy without its password', () => {
    const error = networkError(coded('ECONNREFUSED'), {
      ...endpoint,
      proxyUrl: 'http://me:hunter2@proxy:3128/x',
    });
    expect(error.message).toBe(
      'cannot reach https://prod:6443 through the proxy http://proxy:3128 (connection refused)',
    );
  });

  it.each([[undefined], [null], ['text'], [{}]])('says so much of %j', (thrown) => {
    expect(networkError(thrown, endpoint).message).toBe('cannot reach https://prod:6443 (unknown reason)');
  });
});
