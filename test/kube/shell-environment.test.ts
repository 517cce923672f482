import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resolveShellEnvironment } from '../../electron/kube/shell-environment.ts';

const path = (...folders: string[]) => folders.join(delimiter);
const env = { HOME: '/home/jane', PATH: path('/usr/bin', '/bin'), AWS_PROFILE: 'old' };

describe('resolveShellEnvironment', () => {
  it('takes what plugins need, the shell first on PATH, and nothing else', async () => {
    const shell = {
      PATH: path('/opt/bin', '/usr/bin'),
      KUBECONFIG: '/k/a',
      AWS_PROFILE: 'new',
      CLOUDSDK_CONFIG: '/g',
      GOOGLE_APPLICATION_CREDENTIALS: '/g/key',
      AZURE_CONFIG_DIR: '/az',
      HTTPS_PROXY: 'http://p',
      no_proxy: 'localhost',
      HOME: '/somewhere',
      SECRET: 'x',
    };
    const before = { ...env };
    expect(await resolveShellEnvironment({ env, platform: 'linux', readShell: async () => shell })).toEqual({
      HOME: '/home/jane',
      PATH: path('/opt/bin', '/usr/bin', '/bin'),
      KUBECONFIG: '/k/a',
      AWS_PROFILE: 'new',
      CLOUDSDK_CONFIG: '/g',
      GOOGLE_APPLICATION_CREDENTIALS: '/g/key',
      AZURE_CONFIG_DIR: '/az',
      HTTPS_PROXY: 'http://p',
      no_proxy: 'localhost',
    });
    expect(env).toEqual(before);
  });

  it.each([
    ['the shell fails', () => Promise.reject(new Error('no shell')), 'darwin'],
    [
      'the shell throws at once',
      () => {
        throw new Error('no shell');
      },
      'darwin',
    ],
    ['the shell takes too long', () => new Promise<Record<string, string>>(() => {}), 'linux'],
    ['this is Windows', () => Promise.resolve({ PATH: 'C:\\other' }), 'win32'],
  ] as const)('is a plain copy when %s', async (_name, readShell, platform) => {
    const resolved = await resolveShellEnvironment({ env, platform, readShell, timeoutMs: 10 });
    expect(resolved).toEqual(env);
    expect(resolved).not.toBe(env);
  });
});
