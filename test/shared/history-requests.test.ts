import { describe, expect, it } from 'vitest';
import { requestPayloads } from '../../shared/ipc.ts';
import { defaultSettings, settingsSchema } from '../../shared/settings.ts';

const WORKLOAD = { context: 'prod', namespace: 'shop', kind: 'Deployment', name: 'web' };
const EXPORT = { what: 'events', format: 'csv', context: null, from: null, to: null };
const NOON = '2026-11-22T12:00:00Z';

describe.each([
  ['history.workload', WORKLOAD, {}, true],
  ['history.workload', WORKLOAD, { namespace: '', kind: 'Node' }, true],
  ['history.workload', WORKLOAD, { name: '' }, false],
  ['history.workload', WORKLOAD, { kind: '' }, false],
  ['history.workload', WORKLOAD, { name: 'x'.repeat(254) }, false],
  ['history.workload', WORKLOAD, { context: null }, false],
  ['history.workload', WORKLOAD, { more: 1 }, false],
  ['history.export', EXPORT, {}, true],
  [
    'history.export',
    EXPORT,
    { what: 'incidents', format: 'jsonl', context: 'prod', from: NOON, to: NOON },
    true,
  ],
  ['history.export', EXPORT, { what: 'evidence' }, false],
  ['history.export', EXPORT, { format: 'xlsx' }, false],
  ['history.export', EXPORT, { from: 'yesterday' }, false],
  ['history.export', EXPORT, { to: 0 }, false],
  ['history.export', EXPORT, { path: '/etc/passwd' }, false],
] as const)('%s', (channel, valid, change, accepted) => {
  it(`${accepted ? 'takes' : 'refuses'} ${JSON.stringify(change).slice(0, 100)}`, () => {
    expect(requestPayloads[channel].safeParse({ ...valid, ...change }).success).toBe(accepted);
  });
});

describe('the limits of history', () => {
  it('are 30 days and 500 MB unless set', () => {
    expect(defaultSettings().history).toEqual({ keepDays: 30, maxSizeMB: 500 });
  });

  it.each([
    [{ keepDays: 1, maxSizeMB: 10 }, true],
    [{ keepDays: 3650, maxSizeMB: 100_000 }, true],
    [{ keepDays: 0 }, false],
    [{ keepDays: 3651 }, false],
    [{ keepDays: 1.5 }, false],
    [{ maxSizeMB: 9 }, false],
    [{ maxSizeMB: 100_001 }, false],
    [{ keepHours: 1 }, false],
  ])('%j: %s', (history, accepted) => {
    expect(settingsSchema.safeParse({ history }).success).toBe(accepted);
  });
});
