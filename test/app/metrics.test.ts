import { describe, expect, test } from 'vitest';
import { metricsText, notReady, notWell, type Signals } from '../../electron/app/metrics.ts';
import { loop } from '../support/scenes.ts';

const signals: Signals = {
  version: '1.2.3',
  loops: [loop({ context: 'prod', lastChecked: '2026-11-22T12:00:00Z' })],
  open: [{ context: 'prod', open: { critical: 2, warning: 1, info: 0 } }],
  events: 41,
  deliveries: [
    { channel: 'slack:C123456', state: 'pending', count: 3 },
    { channel: 'native', state: 'sent', count: 9 },
  ],
  approvals: 1,
};

describe('the metrics', () => {
  test('tell loops, incidents, events, deliveries and the queue', async () => {
    const text = await metricsText(signals);
    for (const line of [
      'dogwatch_info{version="1.2.3"} 1',
      'dogwatch_watchloop_cycles_total{context="prod"} 412',
      'dogwatch_watchloop_cycles_failed_total{context="prod"} 1',
      'dogwatch_watchloop_last_success_timestamp_seconds{context="prod"} 1795348800',
      'dogwatch_incidents_open{context="prod",severity="critical"} 2',
      'dogwatch_events_total 41',
      'dogwatch_deliveries{route="slack:C123456",state="pending"} 3',
      'dogwatch_deliveries_queued 3',
      'dogwatch_approvals_waiting 1',
    ])
      expect(text).toContain(`${line}\n`);
  });

  test('a context’s name is no markup of the format', async () => {
    const text = await metricsText({ ...signals, loops: [loop({ context: 'a"\n\\b' })], open: [] });
    expect(text).toContain('context="a\\"\\n\\\\b"');
  });
});

test('it is ready once every context was looked at', () => {
  expect(notReady(signals)).toBeNull();
  expect(notReady({ loops: [loop({ context: 'dev', lastChecked: null })] })).toBe('not looked at yet: dev');
});

test('it is not well while its database cannot be read', () => {
  expect(notWell({ events: null })).toBe('the database cannot be read');
  expect(notWell({ events: 0 })).toBeNull();
});
