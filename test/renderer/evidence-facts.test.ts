import { describe, expect, it } from 'vitest';
import { evidenceFacts, exitInWords } from '../../renderer/incidents/detail/evidence-facts.ts';
import type { IncidentDetail, Termination } from '../../shared/incident.ts';
import { detailOf } from '../support/scene-details.ts';
import { everyIncident, incident } from '../support/scene-incidents.ts';

const now = Date.now();
const exit: Termination = {
  reason: 'OOMKilled',
  exitCode: 137,
  signal: null,
  startedAt: '2026-11-22T14:00:00Z',
  finishedAt: '2026-11-22T14:00:14Z',
  message: null,
};

describe('an exit in words', () => {
  it.each([
    [exit, '512Mi', 'Exit 137, OOMKilled, 14 s after start, limit 512Mi'],
    [exit, null, 'Exit 137, OOMKilled, 14 s after start'],
    [{ ...exit, reason: 'Error', exitCode: 1 }, '512Mi', 'Exit 1, Error, 14 s after start'],
    [{ ...exit, reason: null, exitCode: 139, signal: 11 }, null, 'Exit 139, signal 11, 14 s after start'],
    [{ ...exit, reason: 'Error', startedAt: null }, null, 'Exit 137, Error'],
    [{ ...exit, reason: 'Error', startedAt: '0001-01-01T00:00:00Z' }, null, 'Exit 137, Error'],
    [{ ...exit, reason: 'Error', finishedAt: 'soon' }, null, 'Exit 137, Error'],
    [{ ...exit, reason: null, exitCode: null, startedAt: null }, null, ''],
  ])('%#', (termination, limit, words) => {
    expect(exitInWords(termination, limit)).toBe(words);
  });
});

function factsOf(detail: IncidentDetail): Record<string, string> {
  return Object.fromEntries(evidenceFacts(detail, now).map(({ label, text }) => [label, text]));
}

describe('what an incident knows', () => {
  it('of a crash loop: exit, memory, restarts', () => {
    const crash = everyIncident().find(({ name }) => name === 'payments-api') ?? incident('crash_loop');
    expect(factsOf(detailOf(crash))).toEqual({
      'Last exit': 'Exit 1, Error, 2 s after start',
      Memory: 'highest seen 192 MiB, limit 512Mi, request 256Mi',
      Restarts: '14 restarts, 9 in the last hour',
    });
  });

  it('of a node: what its Ready condition means', () => {
    const node = incident('node_not_ready', { kind: 'Node', metadata: { ready: 'Unknown', cordoned: true } });
    expect(factsOf(detailOf(node))).toEqual({
      'Node state': 'The kubelet stopped reporting (Ready is Unknown), cordoned',
    });
  });

  it('of a workload: its replicas', () => {
    const workload = incident('zero_replicas', { metadata: { wants: 3, paused: true } });
    expect(factsOf(detailOf(workload))).toEqual({ Replicas: '0 of 3 available, rollout paused' });
  });

  it('says nothing it does not know', () => {
    expect(factsOf(detailOf(incident('oom_killed')))).toEqual({});
  });
});
