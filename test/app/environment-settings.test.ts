import { describe, expect, test } from 'vitest';
import { readEnvironment } from '../../electron/app/environment-settings.ts';
import { defaultSettings } from '../../shared/settings.ts';

const settings = defaultSettings();
const holding = (env: Record<string, string>) => readEnvironment(env).applyTo(settings);

describe('an environment variable', () => {
  test.each([
    ['K8S_WATCHLOOP_ENABLED', 'false', { watch: { enabled: false } }],
    ['K8S_WATCHLOOP_ENABLED', ' NO ', { watch: { enabled: false } }],
    ['K8S_WATCHLOOP_ENABLED', '1', { watch: { enabled: true } }],
    ['K8S_WATCHLOOP_INTERVAL', '60', { watch: { interval: 60 } }],
    [
      'AIOPS_NOTIFICATION_CHANNEL',
      'telegram:-100123',
      { notifications: { defaultRoute: 'telegram:-100123' } },
    ],
    ['AUTO_REMEDIATION_ENABLED', 'true', { remediation: { auto: true } }],
    ['APPROVAL_TIMEOUT_SECONDS', '600', { remediation: { approvalTimeout: 600 } }],
    ['RCA_TIMEOUT_SECONDS', '12.5', { diagnosis: { timeout: 12.5 } }],
    ['LOG_LEVEL', 'DEBUG', { logLevel: 'debug' }],
    ['LOG_LEVEL', 'WARNING', { logLevel: 'warn' }],
    ['LOG_LEVEL', 'critical', { logLevel: 'error' }],
  ])('%s=%s sets a setting', (name, value, expected) => {
    expect(holding({ [name]: value })).toMatchObject(expected);
    expect(readEnvironment({ [name]: value }).overrides).toEqual([
      { path: expect.any(String), variable: name },
    ]);
    expect(readEnvironment({ [name]: value }).problems(settings)).toEqual([]);
  });

  test('leaves the neighbours of its setting alone', () => {
    const { interval, ...others } = settings.watch;
    expect(holding({ K8S_WATCHLOOP_INTERVAL: '60' })).toEqual({
      ...settings,
      watch: { ...others, interval: 60 },
    });
    expect(interval).toBe(30);
  });

  test.each([
    [
      { K8S_WATCHLOOP_INTERVAL: 'soon' },
      'K8S_WATCHLOOP_INTERVAL is "soon", but it takes a number from 5 to 3,600 s: the setting (30 s) is used instead.',
    ],
    [
      { K8S_WATCHLOOP_INTERVAL: '1' },
      'K8S_WATCHLOOP_INTERVAL is "1", but it takes a number from 5 to 3,600 s: the setting (30 s) is used instead.',
    ],
    [
      { K8S_WATCHLOOP_ENABLED: 'perhaps' },
      'K8S_WATCHLOOP_ENABLED is "perhaps", but it takes true or false: the setting (on) is used instead.',
    ],
    [
      { AIOPS_NOTIFICATION_CHANNEL: 'pigeon' },
      'AIOPS_NOTIFICATION_CHANNEL is "pigeon", but it takes native, telegram:ID, slack:ID, webhook:NAME or ntfy:TOPIC: the setting (native) is used instead.',
    ],
    [
      { LOG_LEVEL: 'x'.repeat(500) },
      `LOG_LEVEL is "${'x'.repeat(39)}…", but it takes one of error, warn, info, debug: the setting (Info) is used instead.`,
    ],
  ])('%j is named once and changes nothing', (env, sentence) => {
    const environment = readEnvironment(env);
    expect(environment.problems(settings)).toEqual([sentence]);
    expect(environment.applyTo(settings)).toEqual(settings);
    expect(environment.overrides).toEqual([]);
  });

  test.each(['', '  '])('set to %j counts as unset', (value) => {
    const { overrides, problems } = readEnvironment({ K8S_WATCHLOOP_INTERVAL: value });
    expect([...overrides, ...problems(settings)]).toEqual([]);
  });
});
