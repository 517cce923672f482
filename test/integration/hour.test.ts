import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { diaryOf } from '../support/hour-diary.ts';
import { HEALTHY, labScenario, prepareLab, TROUBLED } from '../support/hour-script.ts';
import { millisecondsOf, type Outcome, playHour } from '../support/scripted-hour.ts';

/** Every incident of the hour, in the order in which they were seen: what becomes of it, and why. */
const INCIDENTS: [string, string][] = [
  [
    "crash_loop critical Deployment lab/legacy ×9: opened 0', recovered 48'",
    'the drain replaced its pod at 43:30, and the successor ran 5 min',
  ],
  ["job_failed warning Job lab/import ×1: opened 0'", 'a Job of its own stays failed until it is deleted'],
  ["job_failed warning Job lab/migrate ×1: opened 13'", 'not at its first retry, but when it gave up'],
  [
    "image_pull_failed warning Deployment lab/puller ×1: opened 14', recovered 17'",
    '2 min after the pod was made; 1 min after the image came',
  ],
  [
    "crash_loop critical Deployment lab/api ×3: opened 15', recovered 26'",
    'runs of 30 s between two crashes are no recovery, 5 min are',
  ],
  [
    "oom_killed critical Deployment lab/cache ×1: opened 17', recovered 47'",
    'one kill is current for 30 min',
  ],
  [
    "zero_replicas critical Deployment lab/solo ×1: opened 18', recovered 21'",
    'both pods unready from 16:30 on',
  ],
  [
    "job_failed warning CronJob lab/nightly ×2: opened 20', recovered 41'",
    'failed at 20:00 and 30:00; both Jobs deleted; succeeded at 40:00',
  ],
  ["node_not_ready critical Node edge-1 ×1: opened 23', recovered 27'", 'away from 22:00 to 26:00'],
  [
    "zero_replicas critical Deployment lab/pinned ×1: opened 24', recovered 27'",
    'its only pod is on edge-1: an effect, not told',
  ],
  [
    "crash_loop critical Deployment lab/flappy ×6: opened 28', recovered 34', reopened 36', recovered 42', reopened 43', recovered 49'",
    'one incident, come back twice',
  ],
  ["node_not_ready critical Node edge-2 ×1: opened 31', recovered 38'", 'not ready from 30:30 to 37:30'],
  [
    "oom_killed critical Deployment lab/leaky ×14: opened 32'",
    'killed again and again: out of memory, never also a crash loop',
  ],
  [
    "zero_replicas critical Deployment lab/leaky ×1: opened 34', recovered 49'",
    'its only pod is the one that is killed: an effect, not told',
  ],
  [
    "daemonset_unavailable warning DaemonSet lab/agent ×1: opened 35', recovered 38'",
    '5 min without its pod on edge-2: an effect, not told',
  ],
  ["crash_loop critical Pod lab/debug ×1: opened 38', gone 41'", 'a bare pod, deleted'],
  [
    "crash_loop critical Deployment lab/oldapp ×2: opened 39', gone 42'",
    'deleted while one of its pods crashed',
  ],
  ["crash_loop critical Deployment preview/doomed ×2: opened 39', gone 42'", 'its namespace was deleted'],
  [
    "crash_loop critical Deployment lab/busy ×7: opened 49'",
    'two of the seven restarts came while the API server was away',
  ],
  [
    "statefulset_unavailable warning StatefulSet lab/db ×1: opened 49', recovered 55'",
    'one pod of three unready from 44:30 to 54:00',
  ],
  [
    "oom_killed critical Deployment lab/brief ×1: opened 53'",
    'killed while the API server was away, found out afterwards',
  ],
];

/** Every notification: minute, severity, title and body. The effects of another incident are not told. */
const NOTIFICATIONS = [
  "0' critical: demo: 2 incidents were already there (lab · legacy keeps crashing: app exits 3 after 1 h; lab · import failed after all its retries)",
  "13' warning: migrate failed after all its retries (demo · lab)",
  "14' warning: puller cannot pull its image registry.example/puller:2 (demo · lab · 1 pod affected)",
  "15' critical: api keeps crashing: app exits 1 after 2 h (demo · lab · 1 pod affected)",
  "17' critical: cache ran out of memory (limit 512Mi) (demo · lab · 1 pod affected)",
  "18' critical: solo has no available pods (wants 2) (demo · lab)",
  "20' warning: nightly failed after all its retries (demo · lab)",
  "23' critical: edge-1 stopped reporting 1 min ago (demo)",
  "28' critical: flappy keeps crashing: app exits 1 after 2 h (demo · lab · 1 pod affected)",
  "31' critical: edge-2 has not been ready for 1 min (demo)",
  "32' critical: leaky ran out of memory (limit 512Mi) (demo · lab · 1 pod affected)",
  "36' critical: flappy keeps crashing: app exits 1 after 7 min (demo · lab · 1 pod affected)",
  "38' critical: debug keeps crashing: app exits 1 after 29 s (demo · lab · 1 pod affected)",
  "39' critical: oldapp keeps crashing: app exits 1 after 2 h (demo · lab · 1 pod affected)",
  "39' critical: doomed keeps crashing: app exits 1 after 2 h (demo · preview · 1 pod affected)",
  "43' critical: flappy keeps crashing: app exits 1 after 6 min (demo · lab · 1 pod affected)",
  "49' critical: busy keeps crashing: app exits 1 after 2 h (demo · lab · 1 pod affected)",
  "49' warning: db has 2 of 3 pods available (demo · lab)",
  "53' critical: brief ran out of memory (limit 512Mi) (demo · lab · 1 pod affected)",
];

let outcome: Outcome;

beforeAll(async () => {
  // How the retries of the outage are spread.
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  outcome = await playHour({ scenario: labScenario, prepare: prepareLab, steps: [...HEALTHY, ...TROUBLED] });
}, 120_000);
afterAll(() => vi.restoreAllMocks());

test('the healthy part of the hour is silent', () => {
  const end = millisecondsOf(TROUBLED[0]?.at ?? '');
  const meanwhile = ({ at }: { at: number }) => at > 60_000 && at < end;
  expect(outcome.notifications.filter(meanwhile)).toEqual([]);
  expect(outcome.incidents.flatMap(({ steps }) => steps).filter(meanwhile)).toEqual([]);
});

test('the hour has exactly these incidents', () => {
  expect(diaryOf(outcome).incidents).toEqual(INCIDENTS.map(([line]) => line));
});

test('the hour has exactly these notifications', () => {
  expect(diaryOf(outcome).notifications).toEqual(NOTIFICATIONS);
});

test('members that are no more do not count as failing', () => {
  const failing = outcome.incidents
    .filter(({ incident }) => incident.state === 'open')
    .map(({ incident }) => `${incident.name} ${incident.failing} of ${incident.affected}`);
  expect(failing.sort()).toEqual([
    'brief 1 of 1',
    'busy 1 of 1',
    'import 1 of 1',
    'leaky 1 of 2',
    'migrate 1 of 1',
  ]);
});

test('nothing is complained of but the API server that was away', () => {
  const others = outcome.complaints.filter((complaint) => !complaint.includes('apiserver is shutting down'));
  expect(others).toEqual([]);
});
