/** A process that carries a playbook out with a person who approves all, from wherever an earlier one left it. */
import { createWriteStream, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { systemClock } from '../../electron/app/clock.ts';
import { createIncidents } from '../../electron/incidents/incidents.ts';
import { BUILT_IN } from '../../electron/playbooks/built-in.ts';
import { createExecutor } from '../../electron/playbooks/executor.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { createStore } from '../../electron/store/store.ts';
import { timeOrderedId } from '../../electron/store/time-ordered-id.ts';
import type { Run } from '../../shared/playbook.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { builtInAttention } from '../incidents/support/attention.ts';
import { batch, crash, endOf } from '../incidents/support/cluster-events.ts';
import { connectTo } from './connect-to.ts';
import { boundaries } from './playbook-boundaries.ts';
import type { Life, LifeStory } from './playbook-lives.ts';

const LONGEST_MS = 90_000;
const {
  database,
  kubeconfig,
  event: part,
  playbook,
  takeBack,
  seen,
  dieAt,
}: Life = JSON.parse(readFileSync(0, 'utf8'));
const log = { error() {}, warn() {}, info() {}, debug() {} };
const { db } = openDatabase(database, { clock: systemClock, log });
const boundary = boundaries(createStore(db), connectTo(kubeconfig), dieAt);
const { store, cluster } = boundary;
const incidents = createIncidents({
  ...{ store: createStore(db), clock: systemClock, log },
  settings: defaultSettings,
  attention: builtInAttention(createStore(db), defaultSettings, log),
  follow: () => [],
  sight: () => null,
});
const executor = createExecutor({
  ...{ store, clock: systemClock, log, newId: timeOrderedId },
  detail: incidents.get,
  connectionOf: async () => cluster,
  playbooks: () => BUILT_IN.map((one) => ({ playbook: one, builtIn: true })),
  approvalTimeout: () => 300,
  changed: boundary.changed,
  asked: boundary.asked,
});

const event = crash(part.name, part);
const known = incidents.list({ context: event.context, state: 'all', limit: 1, before: null }).incidents[0];
const incident = known ?? incidents.record(batch([event]))[0];
if (incident === undefined) throw new Error('no incident');
if (seen !== null) store.playbooks.revisionSeen(incident.cluster, event.uid, seen, 1);

const runs = () => store.playbooks.runsOf(incident.id);
const isActive = ({ state }: Run) => state === 'running' || state === 'waiting';

/** What a person, and the loop, do next. False when nothing is left to do. */
async function goOn(): Promise<boolean> {
  const [asked] = store.playbooks.pendingApprovals();
  if (asked !== undefined) {
    await executor.approve({ approval: asked.id, hash: asked.hash, typed: asked.confirm });
    return true;
  }
  const active = runs().find(isActive);
  if (active !== undefined) {
    const waits = active.steps.some(({ action, state }) => action.do === 'verify' && state === 'running');
    if (waits) incidents.record(batch([endOf(event, 'recovery')]));
    return true;
  }
  if (!runs().some((run) => run.playbook === playbook)) {
    executor.start(incident?.id ?? '', playbook, 'person');
    return true;
  }
  const [done] = runs().filter((run) => run.playbook === playbook);
  if (takeBack === null || done?.state !== 'done' || runs().some((run) => run.playbook === 'undo'))
    return false;
  executor.undo(done.id, takeBack);
  return true;
}

const end = Date.now() + LONGEST_MS;
do {
  if (Date.now() > end) throw new Error(`it never ended: ${JSON.stringify(runs())}`);
  executor.tick();
  await executor.idle();
  await setTimeout(20);
} while (await goOn());

const story: LifeStory = {
  runs: runs().map(({ playbook: of, state, steps }) => ({
    of,
    state,
    steps: steps.map((step) => `${step.action.do}: ${step.state}, ${step.outcome ?? ''}`),
  })),
  audit: executor.audit(null, 500).map(({ what, text }) => `${what}: ${text}`),
};
createWriteStream('', { fd: 1 }).end(JSON.stringify(story));
await executor.stop();
await cluster.close();
db.close();
