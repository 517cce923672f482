import { beforeEach, describe, expect, it } from 'vitest';
import { createEvidenceCollector } from '../../electron/incidents/evidence.ts';
import type { EvidenceSource } from '../../electron/incidents/gather-evidence.ts';
import type { ClusterEvent } from '../../shared/cluster-event.ts';
import type { Evidence, Incident } from '../../shared/incident.ts';
import { at, batch, crash, crashOf, endOf } from './support/cluster-events.ts';
import { incidentRoom } from './support/incident-room.ts';

const POD = '/api/v1/namespaces/shop/pods/web-1';
const LOG = `${POD}/log?container=app&tailLines=100&previous=`;
const METRICS = '/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods/web-1';
const isEvents = (path: string) => path.includes('/events?');

const failure = (status: number, message: string) => Object.assign(new Error(message), { status });

/** A pod whose container `app` crashed three times and runs again. */
const pod = () => ({
  metadata: { name: 'web-1', uid: 'uid-web-1' },
  spec: {
    containers: [{ name: 'app', resources: { limits: { memory: '512Mi' }, requests: { memory: '256Mi' } } }],
  },
  status: {
    containerStatuses: [
      {
        name: 'app',
        restartCount: 3,
        state: { running: { startedAt: at(0) } },
        lastState: {
          terminated: {
            reason: 'Error',
            exitCode: 1,
            signal: 0,
            startedAt: at(-3),
            finishedAt: at(-2),
            message: 'token=s3cr3t',
          },
        },
      },
    ],
  },
});

type Answer = unknown | Error | (() => Promise<unknown>);
let answers: (path: string) => Answer;
let asked: string[];
let room: ReturnType<typeof incidentRoom>;
let incident: Incident;
let told: Incident[];
let connect: () => Promise<EvidenceSource>;

async function answer(path: string): Promise<unknown> {
  asked.push(path);
  const found = answers(path);
  if (found instanceof Error) throw found;
  return typeof found === 'function' ? (found as () => Promise<unknown>)() : found;
}

const source: EvidenceSource = {
  getJson: answer,
  getText: async (path) => String(await answer(path)),
};

function healthy(path: string): Answer {
  if (path === POD) return pod();
  if (path === `${LOG}true`) return 'starting\npanic: no database\n';
  if (path === `${LOG}false`) return 'starting\n';
  if (path === METRICS) return { containers: [{ name: 'app', usage: { memory: '300Mi', cpu: '1' } }] };
  if (isEvents(path)) return { items: [] };
  return failure(404, `${path} not found`);
}

const recordOne = (event: ClusterEvent) => room.incidents.record(batch([event]))[0] as Incident;

const collector = (concurrency = 3) =>
  createEvidenceCollector({
    connectionOf: () => connect(),
    collected: (changed) => void told.push(changed),
    store: room.store,
    clock: room.clock,
    log: room.log,
    concurrency,
  });

async function collected(...incidents: Incident[]): Promise<Evidence | null> {
  const evidence = collector();
  evidence.collect(incidents.length > 0 ? incidents : [incident]);
  await evidence.idle();
  return room.incidents.get(incident.id)?.evidence ?? null;
}

beforeEach(() => {
  room = incidentRoom();
  answers = healthy;
  asked = [];
  told = [];
  connect = async () => source;
  incident = recordOne(crash());
});

describe('evidence', () => {
  it('is the last termination, restarts, memory, logs and Kubernetes Events of the failing pod', async () => {
    recordOne(crash('web-1', { occurrence: 'restart-4', metadata: { restartCount: 4 }, detectedAt: at(2) }));
    expect(await collected()).toEqual({
      collectedAt: at(0),
      pod: { kind: 'Pod', namespace: 'shop', name: 'web-1', uid: 'uid-web-1' },
      containers: [
        {
          container: 'app',
          lastTermination: {
            reason: 'Error',
            exitCode: 1,
            signal: 0,
            startedAt: at(-3),
            finishedAt: at(-2),
            message: 'token=[redacted]',
          },
          restartCount: 3,
          memoryLimit: '512Mi',
          memoryRequest: '256Mi',
          memoryPeakBytes: 300 * 2 ** 20,
          previousLogs: 'starting\npanic: no database',
          currentLogs: 'starting',
        },
      ],
      restartHistory: [
        { at: at(0), restartCount: 3 },
        { at: at(2), restartCount: 4 },
      ],
      events: [],
      problems: [],
    });
    expect(told).toMatchObject([{ id: incident.id, count: 2 }]);
    expect(room.incidents.get(incident.id)?.timeline.at(-1)).toMatchObject({ step: 'evidence' });
  });

  it('asks for no log that there cannot be', async () => {
    const waiting = pod();
    const status = waiting.status.containerStatuses[0] as Record<string, unknown>;
    status.state = { waiting: { reason: 'ImagePullBackOff' } };
    status.lastState = {};
    answers = (path) => (path === POD ? waiting : healthy(path));
    const evidence = await collected();
    expect(asked.filter((path) => path.includes('/log?'))).toEqual([]);
    expect(evidence?.containers).toMatchObject([
      { previousLogs: '', currentLogs: '', lastTermination: null },
    ]);
    expect(evidence?.problems).toEqual([]);
  });

  it('covers every failing container of the pod, init containers too', async () => {
    recordOne(crash('web-1', { container: 'migrate' }));
    const withInit = pod();
    Object.assign(withInit.status, {
      initContainerStatuses: [{ name: 'migrate', restartCount: 7, state: { terminated: { exitCode: 2 } } }],
    });
    answers = (path) => {
      if (path === POD) return withInit;
      return path.includes('container=migrate') ? 'no such table\n' : healthy(path);
    };
    const containers = (await collected())?.containers ?? [];
    expect(containers.map(({ container }) => container).sort()).toEqual(['app', 'migrate']);
    expect(containers.find(({ container }) => container === 'migrate')).toMatchObject({
      restartCount: 7,
      currentLogs: 'no such table',
    });
  });

  it('reads old and new Kubernetes Events, oldest first, without their secrets', async () => {
    answers = (path) =>
      isEvents(path)
        ? {
            items: [
              {
                type: 'Warning',
                reason: 'BackOff',
                message: 'Back-off restarting',
                eventTime: at(-9),
                firstTimestamp: null,
                lastTimestamp: null,
                reportingComponent: 'kubelet',
                series: { count: 14, lastObservedTime: at(-1) },
              },
              {
                reason: 'Pulled',
                message: 'token=s3cr3t',
                count: 2,
                firstTimestamp: at(-8),
                lastTimestamp: at(-4),
                source: { component: 'kubelet' },
              },
              null,
              'garbage',
            ],
          }
        : healthy(path);
    const events = (await collected())?.events ?? [];
    expect(events.slice(-2)).toEqual([
      {
        type: '',
        reason: 'Pulled',
        message: 'token=[redacted]',
        count: 2,
        firstSeen: at(-8),
        lastSeen: at(-4),
        source: 'kubelet',
      },
      {
        type: 'Warning',
        reason: 'BackOff',
        message: 'Back-off restarting',
        count: 14,
        firstSeen: at(-9),
        lastSeen: at(-1),
        source: 'kubelet',
      },
    ]);
  });

  it('asks for a pod by UID, for a node by name in `default`', async () => {
    const node = { kind: 'Node', namespace: '', name: 'node-3', uid: 'uid-node-3' };
    incident = recordOne(crash('node-3', { ...node, type: 'node_not_ready', owner: node, container: null }));
    expect(await collected()).toMatchObject({ pod: null, containers: [], problems: [] });
    expect(asked.map(decodeURIComponent)).toEqual([
      '/api/v1/namespaces/default/events?fieldSelector=involvedObject.kind=Node,involvedObject.name=node-3&limit=100',
    ]);
  });
});

describe('a part that cannot be read', () => {
  it.each<[string, (path: string) => boolean, Error, string]>([
    [
      'a log',
      (path) => path === `${LOG}true`,
      failure(403, 'not permitted.'),
      'The previous log of app could not be read: not permitted.',
    ],
    [
      'the events',
      isEvents,
      failure(500, 'the server failed'),
      'Kubernetes Events could not be read: the server failed.',
    ],
    [
      'metrics',
      (path) => path === METRICS,
      failure(403, 'not permitted.'),
      'Memory use could not be read: not permitted.',
    ],
    [
      'metrics',
      (path) => path === METRICS,
      failure(503, 'no endpoints.'),
      'Memory use could not be read: no endpoints.',
    ],
    [
      'the pod',
      (path) => path === POD,
      failure(403, 'token=s3cr3t refused'),
      'Pod web-1 could not be read: token=[redacted] refused.',
    ],
  ])('%s: is named, and the others are there', async (_, matches, error, problem) => {
    answers = (path) => (matches(path) ? error : healthy(path));
    const evidence = await collected();
    expect(evidence?.problems).toEqual([problem]);
    expect(evidence?.containers).toHaveLength(1);
  });

  it('no metrics server is no problem', async () => {
    answers = (path) => (path === METRICS ? failure(404, 'not found') : healthy(path));
    expect(await collected()).toMatchObject({ problems: [], containers: [{ memoryPeakBytes: null }] });
  });

  it.each([null, 'text', [], { status: { containerStatuses: 'x' }, spec: null }])(
    'a malformed pod: %j',
    async (body) => {
      answers = (path) => (path === POD ? body : healthy(path));
      expect(await collected()).toMatchObject({
        containers: [{ container: 'app', lastTermination: null }],
        problems: [],
      });
    },
  );

  it('a part that hangs is given up after 15 s, and delays no other', async () => {
    answers = (path) => (path === `${LOG}true` ? () => new Promise(() => {}) : healthy(path));
    const evidence = collector();
    evidence.collect([incident]);
    // Until only the hanging part's timer is left.
    while (!(asked.includes(METRICS) && room.clock.waiting() === 1)) await Promise.resolve();
    room.clock.advance(15_000);
    await evidence.idle();
    expect(room.incidents.get(incident.id)?.evidence).toMatchObject({
      problems: ['The previous log of app could not be read: no answer within 15 s.'],
      containers: [{ previousLogs: null, currentLogs: 'starting' }],
    });
  });
});

describe('a deleted pod', () => {
  const GONE = 'Pod web-1 was deleted before its logs could be read.';

  it('says so, and what the detector knew is kept', async () => {
    room = incidentRoom();
    const metadata = {
      reason: 'Error',
      exitCode: 1,
      finishedAt: at(-1),
      restartCount: 3,
      memoryLimit: '512Mi',
    };
    incident = recordOne(crash('web-1', { metadata }));
    answers = (path) => (isEvents(path) ? { items: [] } : failure(404, 'not found'));
    expect(await collected()).toMatchObject({
      problems: [GONE],
      containers: [
        {
          previousLogs: null,
          currentLogs: null,
          restartCount: 3,
          memoryLimit: '512Mi',
          lastTermination: { exitCode: 1, finishedAt: at(-1), startedAt: null },
        },
      ],
    });
  });

  it('is one whose name another pod has by now', async () => {
    answers = (path) => (path === POD ? { metadata: { uid: 'another' } } : healthy(path));
    expect((await collected())?.problems).toEqual([GONE]);
  });

  it('is passed over for the next failing one', async () => {
    recordOne(crash('web-0', { detectedAt: at(-5) }));
    answers = (path) => {
      if (path === POD) return failure(404, 'not found');
      return healthy(path.replaceAll('web-0', 'web-1')) instanceof Error ? failure(404, '') : withUid(path);
    };
    const withUid = (path: string) =>
      path.endsWith('/pods/web-0') && !path.startsWith('/apis')
        ? { ...pod(), metadata: { uid: 'uid-web-0' } }
        : healthy(path.replaceAll('web-0', 'web-1'));
    const evidence = await collected();
    expect(evidence?.pod?.name).toBe('web-0');
    expect(evidence?.containers).toMatchObject([{ previousLogs: 'starting\npanic: no database' }]);
  });
});

describe('evidence is due', () => {
  it('once for each opening, not for repeats', async () => {
    await collected();
    asked = [];
    const repeated = recordOne(crash('web-1', { occurrence: 'restart-4' }));
    await collected(repeated);
    expect(asked).toEqual([]);

    recordOne(endOf(crash(), 'recovery'));
    const reopened = recordOne(crash('web-1', { occurrence: 'restart-9' }));
    await collected(reopened);
    expect(asked).toContain(POD);
  });

  it('is told with the incident as it is by then', async () => {
    const evidence = collector();
    evidence.collect([incident]);
    room.incidents.acknowledge([incident.id]);
    await evidence.idle();
    expect(told).toMatchObject([{ id: incident.id, state: 'acknowledged' }]);
  });

  it('keeps the highest memory sample of the container over its reopenings', async () => {
    await collected();
    recordOne(endOf(crash(), 'recovery'));
    answers = (path) =>
      path === METRICS ? { containers: [{ name: 'app', usage: { memory: '10Mi' } }] } : healthy(path);
    const evidence = await collected(recordOne(crash('web-1', { occurrence: 'restart-9' })));
    expect(evidence?.containers).toMatchObject([{ memoryPeakBytes: 300 * 2 ** 20 }]);
  });

  it('again after the cluster could not be reached: at a later change, noted once', async () => {
    const evidence = collector();
    connect = async () => {
      throw new Error('prod leads to another cluster now');
    };
    const tryAgain = async () => {
      evidence.collect([incident]);
      await evidence.idle();
    };
    await tryAgain();
    room.clock.advance(20_000);
    await tryAgain();
    const steps = () => room.incidents.get(incident.id)?.timeline.map(({ step }) => step);
    expect(steps()).toEqual(['opened', 'evidence_failed']);

    connect = async () => source;
    await tryAgain();
    expect(room.incidents.get(incident.id)?.evidence).toBeNull();
    room.clock.advance(20_000);
    await tryAgain();
    expect(steps()).toEqual(['opened', 'evidence_failed', 'evidence']);
  });

  it('not of what is resolved', async () => {
    await collected(recordOne(endOf(crash(), 'recovery')));
    expect(asked).toEqual([]);
  });
});

describe('memory, while the incident lasts', () => {
  const MINUTE = 60_000;
  const MI = 2 ** 20;
  let use: string | null;

  beforeEach(() => {
    use = '300Mi';
    answers = (path) => {
      if (path !== METRICS) return healthy(path);
      return use === null
        ? failure(404, 'not found')
        : { containers: [{ name: 'app', usage: { memory: use } }] };
    };
  });

  const peak = () => room.incidents.get(incident.id)?.evidence?.containers[0]?.memoryPeakBytes;

  async function looksAfter(evidence: ReturnType<typeof collector>, ms: number): Promise<string[]> {
    room.clock.advance(ms);
    asked = [];
    evidence.collect([incident]);
    await evidence.idle();
    return asked;
  }

  it('a sample a minute is taken, and the highest kept', async () => {
    const evidence = collector();
    await looksAfter(evidence, 0);
    await looksAfter(evidence, 0);
    use = '500Mi';
    expect(await looksAfter(evidence, MINUTE - 1)).toEqual([]);
    expect(await looksAfter(evidence, 1)).toEqual([METRICS]);
    expect(peak()).toBe(500 * MI);
    expect(told).toHaveLength(2);

    use = '20Mi';
    expect(await looksAfter(evidence, MINUTE)).toEqual([METRICS]);
    expect(peak()).toBe(500 * MI);
    expect(told).toHaveLength(2);
  });

  it('without an answer it is asked again after five minutes', async () => {
    use = null;
    const evidence = collector();
    await looksAfter(evidence, 0);
    await looksAfter(evidence, 0);
    expect(await looksAfter(evidence, MINUTE)).toEqual([METRICS]);
    expect(await looksAfter(evidence, 4 * MINUTE)).toEqual([]);
    expect(await looksAfter(evidence, MINUTE)).toEqual([METRICS]);
    expect(room.incidents.get(incident.id)?.evidence?.problems).toEqual([]);
  });

  it('is no matter where memory is not', async () => {
    incident = recordOne(crash('web-1', { type: 'image_pull_failed' }));
    const evidence = collector();
    await looksAfter(evidence, 0);
    await looksAfter(evidence, 0);
    expect(await looksAfter(evidence, 10 * MINUTE)).toEqual([]);
  });
});

describe('many incidents', () => {
  it('are looked at three at a time', async () => {
    const waiting: (() => void)[] = [];
    let most = 0;
    let now = 0;
    connect = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise<void>((resolve) => waiting.push(resolve));
      now -= 1;
      return source;
    };
    const incidents = room.incidents.record(batch(Array.from({ length: 10 }, (_, n) => crashOf(`w-${n}`))));
    const evidence = collector(3);
    evidence.collect(incidents);
    evidence.collect(incidents);
    let over = false;
    const idle = evidence.idle().then(() => {
      over = true;
    });
    while (!over) {
      waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await idle;
    expect(most).toBe(3);
    expect(told).toHaveLength(10);
  });

  it('stop at once, and leave nothing under way', async () => {
    answers = () => () => new Promise(() => {});
    const evidence = collector();
    evidence.collect([incident]);
    while (asked.length === 0) await Promise.resolve();
    await evidence.stop();
    expect(room.clock.waiting()).toBe(0);
    expect(room.incidents.get(incident.id)?.evidence).toBeNull();
  });
});
