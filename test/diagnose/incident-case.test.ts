import { describe, expect, test } from 'vitest';
import { targetOf, withKept } from '../../electron/diagnose/incident-case.ts';
import type { AffectedMember, ContainerEvidence, Evidence } from '../../shared/incident.ts';
import { detailOf } from '../support/scene-details.ts';
import { incident } from '../support/scene-incidents.ts';
import { emptyCase } from './support/empty-case.ts';

const member = (name: string, state: AffectedMember['state'], kind = 'Pod'): AffectedMember => ({
  ...{ kind, namespace: 'shop', name, uid: name, container: 'app', state, restartCount: 1 },
  ...{ firstSeen: '2026-06-01T11:00:00Z', lastSeen: '2026-06-01T12:00:00Z' },
});
const container: ContainerEvidence = {
  container: 'app',
  lastTermination: null,
  restartCount: 3,
  memoryLimit: '64Mi',
  memoryRequest: null,
  memoryPeakBytes: 60_000_000,
  previousLogs: 'kept words',
  currentLogs: '',
};
const evidence: Evidence = {
  collectedAt: '2026-06-01T11:59:00Z',
  pod: { kind: 'Pod', namespace: 'shop', name: 'web-1', uid: 'web-1' },
  containers: [container],
  restartHistory: [],
  events: [],
  problems: [],
};
const detail = { ...detailOf(incident('crash_loop')), evidence, rawData: null };

describe('the case of an incident', () => {
  test.each([
    ['its failing pod', [member('web-0', 'gone'), member('web-1', 'failing')], 'web-1'],
    ['a pod that is no more, where none fails', [member('web-0', 'gone')], 'web-0'],
  ])('is about %s', (_what, members, name) => {
    expect(targetOf({ ...detail, members })).toEqual({ kind: 'Pod', namespace: 'shop', name });
  });

  test('is about the workload where no pod is part of it', () => {
    const empty = incident('zero_replicas', { kind: 'Deployment', namespace: 'shop', name: 'web' });
    const about = targetOf({ ...detail, incident: empty, members: [member('web', 'failing', 'Deployment')] });
    expect(about).toEqual({ kind: 'Deployment', namespace: 'shop', name: 'web' });
  });

  test('keeps the last words and the highest sample of a pod that is gone', () => {
    const { logs, memoryPeaks } = withKept(emptyCase(), detail);
    expect(logs).toEqual([
      { namespace: 'shop', pod: 'web-1', container: 'app', previous: true, text: 'kept words' },
    ]);
    expect(memoryPeaks).toEqual({ app: 60_000_000 });
  });

  test('prefers what the cluster says now', () => {
    const now = { namespace: 'shop', pod: 'web-1', container: 'app', previous: true, text: 'read now' };
    const { logs, memoryPeaks } = withKept(
      emptyCase({ logs: [now], memoryPeaks: { app: 61_000_000 } }),
      detail,
    );
    expect(logs).toEqual([now]);
    expect(memoryPeaks).toEqual({ app: 61_000_000 });
  });

  test('a pod that is gone is looked at as the incident kept it', () => {
    const kept = { kind: 'Pod', metadata: { namespace: 'shop', name: 'web-1' } };
    expect(withKept(emptyCase(), { ...detail, rawData: kept }).pods).toEqual([kept]);
  });
});
