import { describe, expect, it } from 'vitest';
import { environmentProxy } from '../../electron/kube/environment-proxy.ts';

const PROXY = 'http://proxy:3128/';

describe('environmentProxy', () => {
  it.each([
    ['https by HTTPS_PROXY', 'https://api:6443', { HTTPS_PROXY: PROXY }, PROXY],
    ['https by https_proxy', 'https://api:6443', { https_proxy: PROXY }, PROXY],
    ['http by HTTP_PROXY', 'http://api', { HTTP_PROXY: PROXY, HTTPS_PROXY: 'http://other' }, PROXY],
    ['a proxy without a scheme', 'https://api', { HTTPS_PROXY: 'proxy:3128' }, PROXY],
    ['nothing named', 'https://api', { HTTP_PROXY: PROXY, HTTPS_PROXY: '' }, null],
    ['a proxy of an unknown kind', 'https://api', { HTTPS_PROXY: 'ftp://proxy' }, null],
    ['a proxy that is no address', 'https://api', { HTTPS_PROXY: 'http://' }, null],
    ['localhost', 'https://localhost:6443', { HTTPS_PROXY: PROXY }, null],
    ['loopback', 'https://127.0.0.1:6443', { HTTPS_PROXY: PROXY }, null],
    ['IPv6 loopback', 'https://[::1]:6443', { HTTPS_PROXY: PROXY }, null],
  ])('%s', (_name, server, env, expected) => {
    expect(environmentProxy(server, env)).toBe(expected);
  });

  it.each([
    ['*', 'https://api', true],
    ['api.example', 'https://api.example', true],
    ['API.example', 'https://api.example', true],
    ['example', 'https://api.example', true],
    ['ample', 'https://api.example', false],
    ['.example', 'https://api.example', true],
    ['.api.example', 'https://api.example', false],
    ['*.example', 'https://api.example', true],
    ['other, api.example', 'https://api.example', true],
    ['api.example:6443', 'https://api.example:6443', true],
    ['api.example:443', 'https://api.example', true],
    ['api.example:80', 'https://api.example', false],
    ['10.1.2.3', 'https://10.1.2.3', true],
    ['10.1.2.3:6443', 'https://10.1.2.3:6443', true],
    ['10.0.0.0/8', 'https://10.1.2.3', true],
    ['10.0.0.0/8', 'https://11.1.2.3', false],
    ['10.0.0.0/8', 'https://ten.example', false],
    ['fd00::/8', 'https://[fd00::1]:6443', true],
    ['fd00::1', 'https://[fd00::1]:6443', true],
    ['10.0.0.0/nonsense', 'https://10.1.2.3', false],
    [', ,', 'https://api.example', false],
  ])('NO_PROXY=%s exempts %s: %j', (NO_PROXY, server, exempt) => {
    expect(environmentProxy(server, { HTTPS_PROXY: PROXY, NO_PROXY }) === null).toBe(exempt);
  });
});
