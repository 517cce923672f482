import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tempFolder } from '../store/support/temp-folder.ts';
import { type ControlPlane, noControlPlane, startControlPlane } from '../support/control-plane.ts';
import { type CountingProxy, startCountingProxy } from '../support/counting-proxy.ts';
import { BOUNDARIES, type DieAt } from '../support/playbook-boundaries.ts';
import { type Life, type LifeStory, live } from '../support/playbook-lives.ts';
import { ownerOf } from '../support/playbook-room.ts';
import { type PlayedKubelet, playKubelet } from '../support/played-kubelet.ts';
import { APPS, eventually, realWorkloads, SHOP } from '../support/real-workloads.ts';

if (noControlPlane !== null)
  process.stderr.write(`test/cluster/playbooks-sigkill: skipped, ${noControlPlane}\n`);

/** What a life is about, and what of it must have come to pass in the cluster when all is over: each once. */
interface Stage {
  life: Pick<Life, 'event' | 'playbook' | 'takeBack' | 'seen'>;
  effects: string[];
}

type Death = [name: string, at: DieAt];

function death(boundary: DieAt['boundary'], of: DieAt['of'] = 'playbook', nth = 1): Death {
  const name = `${of === 'undo' ? 'taking it back, ' : ''}${boundary}${nth === 1 ? '' : ` (${nth})`}`;
  return [name, { boundary, of, nth }];
}

describe.skipIf(noControlPlane !== null)('killed while it carries out a playbook, and started again', () => {
  let plane: ControlPlane;
  let kubelet: PlayedKubelet;
  let proxy: CountingProxy;
  let workloads: ReturnType<typeof realWorkloads>;
  const uids: Record<string, string> = {};
  const WORKLOADS = ['few', 'hungry', 'rolled'] as const;

  beforeAll(async () => {
    plane = await startControlPlane({ nodeGrace: '1h' });
    kubelet = playKubelet(plane);
    workloads = realWorkloads(plane);
    for (const name of ['node-1', 'node-2']) {
      await kubelet.makeNode(name);
      await plane.api('PATCH', `/api/v1/nodes/${name}`, { metadata: { labels: { home: name } } });
    }
    await plane.api('POST', '/api/v1/namespaces', { metadata: { name: 'shop' } });
    for (const name of WORKLOADS) uids[name] = await workloads.deploy(name, 1, 'node-1');
    uids.crashing = await workloads.deploy('crashing', 1, 'node-1');
    uids.moved = await workloads.deploy('moved', 2, 'node-2');
    await workloads.rollOut('rolled', 'shop/bad:2');
    await eventually(async () => (await workloads.replicaSetsOf('rolled')).length, 2);
    proxy = await startCountingProxy(plane.kubeconfig);
  });
  afterAll(async () => {
    await proxy?.close();
    await kubelet?.stop();
    await plane?.down();
  });

  const ofDeployment = (name: string) => ({
    ...{ kind: 'Deployment', name, uid: uids[name] ?? '', container: null },
    owner: ownerOf('Deployment', name, uids[name] ?? ''),
  });
  const patches = (name: string) => Array(2).fill(`PATCH ${APPS}/deployments/${name}`);

  const scaleUp = async (): Promise<Stage> => ({
    life: {
      ...{ playbook: 'scale-up', takeBack: 1, seen: null },
      event: { type: 'zero_replicas', ...ofDeployment('few') },
    },
    effects: patches('few'),
  });
  const oom = async (): Promise<Stage> => ({
    life: {
      ...{ playbook: 'oom', takeBack: 1, seen: null },
      event: {
        ...{ type: 'oom_killed', name: 'hungry-1', uid: 'gone', container: 'app' },
        owner: ownerOf('Deployment', 'hungry', uids.hungry ?? ''),
        metadata: { reason: 'OOMKilled', memoryLimit: '64Mi' },
      },
    },
    effects: patches('hungry'),
  });
  async function rollback(): Promise<Stage> {
    // The controller numbers what was taken back a moment after it.
    const isNumbered = async () =>
      Number(await revisionOf('shop/bad:2')) > Number(await revisionOf('shop/rolled:1'));
    await eventually(isNumbered, true);
    return {
      life: {
        ...{ playbook: 'rollback', takeBack: 1 },
        event: { type: 'rollout_stuck', ...ofDeployment('rolled') },
        seen: await revisionOf('shop/rolled:1'),
      },
      effects: patches('rolled'),
    };
  }
  async function restart(): Promise<Stage> {
    await eventually(() => workloads.ready('crashing'), 1);
    const [pod] = await workloads.podsOf('crashing');
    const { name = '', uid = '' } = pod?.metadata ?? {};
    return {
      life: {
        ...{ playbook: 'crash-loop', takeBack: null, seen: null },
        event: { name, uid, owner: ownerOf('Deployment', 'crashing', uids.crashing ?? '') },
      },
      effects: [`DELETE ${SHOP}/pods/${name}`],
    };
  }
  async function emptyNode(): Promise<Stage> {
    await eventually(() => workloads.ready('moved'), 2);
    const node = (await plane.api('GET', '/api/v1/nodes/node-2')).metadata as { uid: string };
    const pods = await workloads.podsOf('moved');
    const cordon = 'PATCH /api/v1/nodes/node-2';
    return {
      life: {
        ...{ playbook: 'node-not-ready', takeBack: 1, seen: null },
        event: {
          ...{ type: 'node_not_ready', namespace: '', kind: 'Node', name: 'node-2', uid: node.uid },
          ...{ container: null, owner: ownerOf('Node', 'node-2', node.uid, '') },
        },
      },
      effects: [cordon, ...pods.map(({ metadata }) => `POST ${SHOP}/pods/${metadata.name}/eviction`), cordon],
    };
  }

  /** A revision's number moves on when it is gone back to. */
  async function revisionOf(image: string): Promise<string> {
    const sets = (await workloads.replicaSetsOf('rolled')) as unknown as {
      metadata: { annotations: Record<string, string> };
      spec: unknown;
    }[];
    const [holder] = sets.filter(({ spec }) => JSON.stringify(spec).includes(image));
    return holder?.metadata.annotations['deployment.kubernetes.io/revision'] ?? '';
  }

  /** How often each spec was changed, by the server's own count. */
  const generations = () =>
    Promise.all(WORKLOADS.map(async (name) => (await workloads.deployment(name)).metadata.generation));
  const specs = () =>
    Promise.all(WORKLOADS.map(async (name) => JSON.stringify((await workloads.deployment(name)).spec)));

  /** A pod that is only ending would be deleted once more, to no effect. */
  const podsLeftOf = (stage: Stage) => async () => {
    const { items } = (await plane.api('GET', `${SHOP}/pods`)) as { items: { metadata: { name: string } }[] };
    const isEnded = (name: string) => stage.effects.some((effect) => effect.includes(`/pods/${name}`));
    return items.filter(({ metadata }) => isEnded(metadata.name)).length;
  };

  async function watched(stage: Stage, lives: (life: Omit<Life, 'dieAt'>) => Promise<LifeStory | null>) {
    const before = { specs: await specs(), generations: await generations() };
    proxy.effects.length = 0;
    const life = { ...stage.life, database: join(tempFolder(), 'dogwatch.db'), kubeconfig: proxy.kubeconfig };
    const story = await lives(life);
    expect(
      story?.runs.map(({ state }) => state),
      JSON.stringify(story, null, 1),
    ).toEqual(stage.life.takeBack === null ? ['done'] : ['done', 'done']);
    expect([...proxy.effects].sort()).toEqual([...stage.effects].sort());
    const changed = (await generations()).map((now, at) => now - (before.generations[at] ?? 0));
    expect(changed).toEqual(
      WORKLOADS.map((name) => stage.effects.filter((one) => one.endsWith(`/deployments/${name}`)).length),
    );
    if (stage.life.takeBack !== null) expect(await specs()).toEqual(before.specs);
  }

  const everywhere = [
    ...BOUNDARIES.map((one) => death(one)),
    ...BOUNDARIES.filter((one) => one !== 'verifying').map((one) => death(one, 'undo')),
  ];
  const ofOneEffect = (['asked', 'approved', 'intent', 'sent', 'applied', 'verifying'] as const).map((one) =>
    death(one),
  );
  const aroundSending = [
    ...ofOneEffect,
    ...(['approved', 'intent', 'sent', 'applied'] as const).map((one) => death(one, 'undo')),
  ];
  // The first is the node's, the others are the pods'.
  const betweenPods = [
    ...ofOneEffect,
    ...(['asked', 'approved', 'intent', 'sent', 'applied'] as const).map((one) => death(one, 'playbook', 2)),
    ...(['intent', 'sent', 'applied'] as const).map((one) => death(one, 'playbook', 3)),
    death('sent', 'undo'),
  ];

  describe.each<[string, () => Promise<Stage>, Death[]]>([
    ['scale up', scaleUp, everywhere],
    ['restart a pod', restart, ofOneEffect],
    ['raise the memory limit', oom, aroundSending],
    ['roll back', rollback, aroundSending],
    ['cordon and drain', emptyNode, betweenPods],
  ])('%s', (_what, prepare, deaths) => {
    test.each(deaths)('at %s: each effect once', async (_name, dieAt) => {
      await watched(await prepare(), async (life) => {
        expect(await live({ ...life, dieAt }).ended).toBeNull();
        return live({ ...life, dieAt: null }).ended;
      });
    });

    test('with a request under way that the server gets long after: it does nothing more', async () => {
      const stage = await prepare();
      await watched(stage, async (life) => {
        // A cordon that comes twice is the same cordon.
        const late = proxy.keepNext(
          stage.life.playbook === 'node-not-ready' ? 'POST' : (stage.effects[0]?.split(' ')[0] ?? ''),
        );
        const killed = live({ ...life, dieAt: null });
        await late.kept;
        killed.kill();
        expect(await killed.ended).toBeNull();
        expect(await live({ ...life, takeBack: null, dieAt: null }).ended).not.toBeNull();
        await eventually(podsLeftOf(stage), 0);
        const effects = [...proxy.effects];
        await late.letGo();
        expect(proxy.effects).toEqual(effects);
        return live({ ...life, dieAt: null }).ended;
      });
    });
  });
});
