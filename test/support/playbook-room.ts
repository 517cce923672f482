import type { Database } from 'better-sqlite3';
import { BUILT_IN } from '../../electron/playbooks/built-in.ts';
import type { PlaybookCluster } from '../../electron/playbooks/cluster.ts';
import { createExecutor } from '../../electron/playbooks/executor.ts';
import type { Executor } from '../../electron/playbooks/executor-ports.ts';
import { timeOrderedId } from '../../electron/store/time-ordered-id.ts';
import type { ClusterEvent, ObjectRef } from '../../shared/cluster-event.ts';
import type { Incident } from '../../shared/incident.ts';
import type { Approval, Playbook, Run } from '../../shared/playbook.ts';
import { batch, crash, endOf } from '../incidents/support/cluster-events.ts';
import { incidentRoom } from '../incidents/support/incident-room.ts';

/** Playbooks over incidents in memory, carried out in whatever cluster the connection leads to. */
export interface PlaybookRoom extends ReturnType<typeof incidentRoom> {
  executor: Executor;
  /** Opens an incident as the loop would have. */
  incident(event: Partial<ClusterEvent>): { incident: Incident; event: ClusterEvent };
  recover(event: ClusterEvent): void;
  /** Goes on until nothing is under way. */
  settled(): Promise<void>;
  run(id: string): Run;
  /** The one approval that waits. */
  asked(): Approval;
  approve(approval?: Approval): Promise<Approval>;
  /** As if the process had been killed: another one over the same database. */
  restart(): void;
  /** What the connection is from now on; null for one that cannot be had. */
  connection: PlaybookCluster | null;
  playbooks: Playbook[];
}

/** `db`: a database that the test can look into; in memory where there is none. */
export function playbookRoom(connection: PlaybookCluster, db?: Database): PlaybookRoom {
  const rooms = incidentRoom(db === undefined ? {} : { db });
  const { store, clock, log, incidents } = rooms;
  const make = () =>
    createExecutor({
      store,
      clock,
      log,
      newId: timeOrderedId,
      detail: incidents.get,
      connectionOf: async () => {
        if (room.connection === null) throw new Error('prod leads to another cluster now.');
        return room.connection;
      },
      playbooks: () => room.playbooks.map((playbook) => ({ playbook, builtIn: true })),
      approvalTimeout: () => 300,
      changed: () => {},
      asked: () => {},
    });
  const room: PlaybookRoom = {
    ...rooms,
    connection,
    playbooks: [...BUILT_IN],
    executor: undefined as unknown as Executor,
    incident(part) {
      const event = crash(part.name, part);
      const [incident] = incidents.record(batch([event]));
      if (incident === undefined) throw new Error('no incident');
      return { incident, event };
    },
    recover: (event) => void incidents.record(batch([endOf(event, 'recovery')])),
    async settled() {
      await room.executor.idle();
    },
    run(id) {
      const run = store.playbooks.run(id);
      if (run === null) throw new Error('no such run');
      return run;
    },
    asked() {
      const pending = store.playbooks.pendingApprovals();
      const [only] = pending;
      if (only === undefined || pending.length > 1) throw new Error(`${pending.length} approvals wait`);
      return only;
    },
    async approve(approval = room.asked()) {
      const { id, hash, confirm } = approval;
      const decided = await room.executor.approve({ approval: id, hash, typed: confirm });
      await room.settled();
      return decided;
    },
    restart() {
      void room.executor.stop();
      room.executor = make();
    },
  };
  room.executor = make();
  return room;
}

export const ownerOf = (kind: string, name: string, uid: string, namespace = 'shop'): ObjectRef => ({
  kind,
  namespace,
  name,
  uid,
});

/** Writes to a cluster as a person with kubectl would. */
export function kubectl(cluster: PlaybookCluster) {
  const signal = AbortSignal.timeout(120_000);
  return {
    get: async (path: string) => (await cluster.getJson(path, { signal })) as Record<string, never>,
    create: async (path: string, body: unknown) =>
      (await cluster.write({ method: 'POST', path, body, dryRun: false, signal })) as Record<string, never>,
    patch: async (path: string, operations: unknown[]) =>
      cluster.write({
        ...{ method: 'PATCH' as const, path, body: operations, dryRun: false, signal },
        contentType: 'application/json-patch+json',
      }),
    remove: async (path: string) =>
      cluster.write({ method: 'DELETE', path, body: {}, dryRun: false, signal }),
  };
}
