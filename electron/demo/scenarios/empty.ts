import type { Scenario } from '../scenario.ts';
import { NODES, SYSTEM_DAEMON_SETS, SYSTEM_DEPLOYMENTS, SYSTEM_NAMESPACES } from './system.ts';

const HOUR = 3_600_000;

/** Nodes and what every cluster runs by itself, nothing else. */
export const emptyScenario: Scenario = {
  pastMs: 2 * HOUR,
  nodes: NODES,
  namespaces: SYSTEM_NAMESPACES,
  deployments: SYSTEM_DEPLOYMENTS,
  statefulSets: [],
  daemonSets: SYSTEM_DAEMON_SETS,
  cronJobs: [],
  fates: [],
  objects: [],
  steps: [],
};
