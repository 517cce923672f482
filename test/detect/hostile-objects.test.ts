import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cronJobView } from '../../electron/detect/cron-job-view.ts';
import { daemonSetView } from '../../electron/detect/daemon-set-view.ts';
import { deploymentView } from '../../electron/detect/deployment-view.ts';
import type { Look, Verdict } from '../../electron/detect/finding.ts';
import { needsFirstSight } from '../../electron/detect/first-sight.ts';
import { jobView } from '../../electron/detect/job-view.ts';
import { judgeDaemonSet } from '../../electron/detect/judge-daemon-set.ts';
import { judgeDeployment } from '../../electron/detect/judge-deployment.ts';
import { judgeJob } from '../../electron/detect/judge-job.ts';
import { judgeNode } from '../../electron/detect/judge-node.ts';
import { judgePod } from '../../electron/detect/judge-pod.ts';
import { judgeStatefulSet } from '../../electron/detect/judge-stateful-set.ts';
import { namespaceView } from '../../electron/detect/namespace-view.ts';
import { nodeView } from '../../electron/detect/node-view.ts';
import { labelsOf, refOf } from '../../electron/detect/object-view.ts';
import { siblingRecovery } from '../../electron/detect/pod-recovery.ts';
import { podView } from '../../electron/detect/pod-view.ts';
import { type JudgedView, recoveryDue } from '../../electron/detect/recovery.ts';
import { relevantPart } from '../../electron/detect/relevant-part.ts';
import { statefulSetView } from '../../electron/detect/stateful-set-view.ts';
import { EVENT_TYPES } from '../../shared/cluster-event.ts';
import { NOW } from '../support/kube-metadata.ts';
import { lookAt, settings } from './look.ts';
import { SPECIMENS } from './specimens.ts';

const RUNS = 10_000;

/** What API objects never hold and sometimes do. */
const junk = fc.oneof(
  fc.constantFrom(undefined, null, true, false, '', [], {}, [null], { waiting: {} }),
  fc.constantFrom(-1, 0, 1.5, 2 ** 53, Number.MAX_VALUE, -Number.MAX_VALUE),
  fc.constantFrom(
    'True',
    'False',
    'Unknown',
    'CrashLoopBackOff',
    'OOMKilled',
    'x'.repeat(100_000),
    '\uD800',
    '🐕',
  ),
  fc.constantFrom(
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-06-01T11:59:00Z',
    '2026-99-99T99:99:99Z',
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Which part to spoil (a random way down), and with what. */
const spoiling = fc.record({ way: fc.array(fc.nat(50), { maxLength: 9 }), junk });
const hostile = fc
  .tuple(fc.constantFrom(...SPECIMENS), fc.array(spoiling, { maxLength: 6 }))
  .map(([specimen, spoilings]) =>
    spoilings.reduce<unknown>((object, { way, junk }) => spoiled(object, way, junk), specimen),
  );

/** A copy with the part at the end of the way replaced; undefined removes it. The way wraps around each object. */
function spoiled(value: unknown, way: readonly number[], replacement: unknown): unknown {
  const [turn, ...rest] = way;
  if (typeof value !== 'object' || value === null || turn === undefined) return replacement;
  const keys = Object.keys(value);
  const key = keys[turn % keys.length];
  if (key === undefined) return replacement;
  const part = spoiled((value as Record<string, unknown>)[key], rest, replacement);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? part : item));
  return { ...value, [key]: part };
}

interface Judged {
  view: JudgedView;
  verdict: Verdict;
}

/** Takes the object for each kind in turn, as if the server had mixed them up. */
function judgeAsEverything(raw: unknown, look: Look): Judged[] {
  const judged: Judged[] = [];
  const judge = <V extends JudgedView>(view: V | null, of: (view: V) => Verdict) => {
    if (view !== null) judged.push({ view, verdict: of(view) });
  };
  const pod = podView(raw);
  const pods = pod === null ? [] : [pod];
  const cronJob = cronJobView(raw);
  const siblings = cronJob === null ? [] : [cronJob];
  judge(pod, (view) => judgePod(view, look));
  judge(nodeView(raw), (view) => judgeNode(view, look));
  judge(deploymentView(raw), (view) => judgeDeployment(view, look));
  judge(statefulSetView(raw), (view) => judgeStatefulSet(view, pods, look));
  judge(daemonSetView(raw), (view) => judgeDaemonSet(view, pods, look));
  judge(jobView(raw), (view) => judgeJob(view, siblings, look));
  namespaceView(raw);
  return judged;
}

const looks = fc.record({
  now: fc.constant(NOW),
  settings: fc.constant(settings),
  firstSight: fc.constantFrom(null, NOW, NOW - 3_600_000, NOW + 1000),
});

describe('objects spoiled at any depth', () => {
  test('never make a projection, a verdict, a recovery or the relevant part throw', () => {
    fc.assert(
      fc.property(hostile, looks, (raw, look) => {
        for (const { view, verdict } of judgeAsEverything(raw, look)) {
          for (const finding of verdict.findings) expectStorable(finding, look.now);
          for (const type of EVENT_TYPES) {
            const trouble = {
              type,
              container: null,
              clearedAt: look.firstSight,
              metadata: verdict.findings[0]?.metadata ?? {},
            };
            expectTime(recoveryDue(trouble, view, look.settings));
            if (view.kind === 'Pod') expectTime(siblingRecovery(type, 'app', [view], look.settings));
          }
          if (view.kind === 'Deployment' || view.kind === 'StatefulSet') needsFirstSight(view);
          expectTime(verdict.recheckAt);
          refOf(view);
        }
        labelsOf(raw);
        expect(JSON.stringify(relevantPart(raw)).length).toBeLessThanOrEqual(16_000);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);

  test('the same object gives the same verdict, and is itself unchanged', () => {
    fc.assert(
      fc.property(hostile, looks, (raw, look) => {
        const before = JSON.stringify(raw);
        const first = judgeAsEverything(raw, look);
        const views = JSON.stringify(first);
        expect(judgeAsEverything(raw, look)).toEqual(first);
        expect(JSON.stringify(first)).toBe(views);
        expect(JSON.stringify(raw)).toBe(before);
      }),
      { numRuns: 500 },
    );
  });
});

/** A finding must survive the store: JSON, and times that are times. */
function expectStorable(finding: Verdict['findings'][number], now: number): void {
  expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
  expect(finding.since).toBeLessThanOrEqual(now);
  expect(finding.message.isWellFormed()).toBe(true);
  expect(finding.message.length).toBeLessThan(200_000);
}

function expectTime(at: number | null): void {
  if (at !== null) expect(Number.isSafeInteger(at)).toBe(true);
}

test('the unspoiled specimens show every type, so the spoiled ones reach every detector', () => {
  const found = SPECIMENS.flatMap((raw) => judgeAsEverything(raw, lookAt())).flatMap(
    ({ verdict }) => verdict.findings,
  );
  expect(new Set(found.map(({ type }) => type))).toEqual(new Set(EVENT_TYPES));
});
